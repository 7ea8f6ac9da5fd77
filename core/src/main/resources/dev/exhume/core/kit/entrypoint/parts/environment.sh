# The variables that init gave to a service, and nothing of whoever started the container but what EXHUME_PASS names
# and secrets that could not be read from the server's files.
plan_environment() {
  inherited=
  type env >/dev/null 2>&1 || return 0
  inherited='env -i HOME=/'
  secrets=
  number=1
  while [ "$number" -le 20 ]; do
    secrets="$secrets EXHUME_SECRET_$number"
    number=$((number + 1))
  done
  for variable in PATH TERM PREVLEVEL RUNLEVEL CONSOLETYPE SYSTEMCTL_SKIP_REDIRECT LANG TZ $secrets $EXHUME_PASS; do
    case $variable in
      '' | [0-9]* | *[!A-Za-z0-9_]*) continue ;;
    esac
    eval "value=\$$variable"
    if [ -n "$value" ]; then
      inherited="$inherited $variable=\"\$$variable\""
    fi
  done
}

# Becomes a command, in the environment of a service.
launch() {
  eval "set -- $inherited \"\$@\""
  exec "$@"
}

# Old daemons close, or make room for, every file that they might open.
limit_open_files() {
  files=$(ulimit -n)
  case $files in
    unlimited | ??????*) ;;
    *) [ "$files" -gt 65536 ] || return 0 ;;
  esac
  ulimit -S -n 1024 2>/dev/null
  ulimit -H -n 4096 2>/dev/null
}

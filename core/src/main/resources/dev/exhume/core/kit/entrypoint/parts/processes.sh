# Whether a process lives that is neither this one nor process 1, and is not dead but unburied.
lives() {
  [ "$1" -gt 1 ] && [ "$1" -ne $$ ] && kill -0 "$1" 2>/dev/null || return 1
  line=
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  case ${line##*\) } in
    Z*) return 1 ;;
  esac
}

# The process number that a file holds, as $pid; fails if it holds anything else.
read_pid() {
  pid=
  [ -f "$1" ] && [ -r "$1" ] || return 1
  { read -r pid rest <"$1"; } 2>/dev/null
  case $pid in
    '' | *[!0-9]* | ??????????*) return 1 ;;
  esac
}

pid_file_lives() {
  read_pid "$root$1" && lives "$pid"
}

# A pid file of a process that cannot live: nothing was started yet. Fails, to get the next one.
forget_pid_file() {
  rest=
  if read_pid "$root$1" && [ -z "$rest" ]; then
    rm -f "$root$1" && say "removed the stale $1"
  fi
  return 1
}

# Whether a process of that name lives, as the kernel knows the first 15 letters of it; as $pid.
process_lives() {
  for stat in /proc/[0-9]*/stat; do
    line=
    { read -r line <"$stat"; } 2>/dev/null
    rest=${line#*\(}
    if [ -n "$line" ] && [ "${rest%\)*}" = "$1" ]; then
      pid=${line%% *}
      lives "$pid" && return 0
    fi
  done
  return 1
}

# Asks a process to end, by a signal. Of su, which would kill what it runs two seconds later, all that it runs is
# asked instead, as the init system did: a shell in between may pass nothing on.
terminate() {
  line=
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  rest=${line#*\(}
  case ${rest%\)*} in
    su | runuser) terminate_below "$1" "$2" ;;
    *) kill "-$2" "$1" 2>/dev/null ;;
  esac
}

terminate_below() {
  family=" $1 "
  found=yes
  while [ "$found" = yes ]; do
    found=no
    for stat in /proc/[0-9]*/stat; do
      line=
      { read -r line <"$stat"; } 2>/dev/null
      child=${line%% *}
      rest=${line##*\) }
      parent=${rest#* }
      parent=${parent%% *}
      case $family in
        *" $child "*) ;;
        *" $parent "*)
          family="$family$child "
          found=yes
          kill "-$2" "$child" 2>/dev/null
          ;;
      esac
    done
  done
}

# Asks what a start command that was left to run has started; the shell around it ends with that.
terminate_held() {
  terminate_below "$1" "$2"
  [ "$family" != " $1 " ] || kill "-$2" "$1" 2>/dev/null
}

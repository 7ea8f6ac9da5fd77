# The four digits of a port as the kernel writes them.
digits_of() {
  digits=
  rest=$1
  while [ "${#digits}" -lt 4 ]; do
    case $((rest % 16)) in
      10) digits=A$digits ;;
      11) digits=B$digits ;;
      12) digits=C$digits ;;
      13) digits=D$digits ;;
      14) digits=E$digits ;;
      15) digits=F$digits ;;
      *) digits=$((rest % 16))$digits ;;
    esac
    rest=$((rest / 16))
  done
}

# Whether a socket is open, given as 80/tcp: 0A is the state of one of TCP that listens, 07 that of one of UDP.
is_open() {
  digits_of "${1%/*}"
  for table in "/proc/net/${1#*/}" "/proc/net/${1#*/}6"; do
    [ -r "$table" ] || continue
    while read -r slot address remote state rest; do
      case $address/$state in
        *:"$digits"/0A | *:"$digits"/07) return 0 ;;
      esac
    done <"$table"
  done
  return 1
}

# Whether this container was started for a service, as process 1 was told.
is_wanted() {
  wanted=$EXHUME_ONLY
  told=$(tr '\000' ' ' </proc/1/cmdline 2>/dev/null)
  case $told in
    *--service*) wanted="$wanted $told" ;;
  esac
  is_among "$EXHUME_WITHOUT" "$1" && return 1
  [ -z "$wanted" ] || is_among "$wanted" "$1" || is_among "$wanted" "--service=$1"
}

# What the engine asks from time to time: are the sockets of the services open? Each as httpd=80/tcp.
health() {
  healthy=0
  for socket in "$@"; do
    if is_wanted "${socket%%=*}" && ! is_open "${socket#*=}"; then
      say "${socket%%=*}: ${socket#*=} is not open"
      healthy=1
    fi
  done
  return "$healthy"
}

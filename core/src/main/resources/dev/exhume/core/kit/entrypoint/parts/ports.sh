# Whether something listens on a TCP port, which the kernel's tables have in hexadecimal; as $port.
port_listens() {
  port=$1
  for table in "$root/proc/net/tcp" "$root/proc/net/tcp6"; do
    [ -r "$table" ] || continue
    while read -r slot address remote state rest; do
      case $address:$state in
        *:"$2":0A) return 0 ;;
      esac
    done <"$table"
  done
  return 1
}

note_port() {
  ports="$ports $1"
  return 1
}

# Waits until a service listens, if it is known where; fails if it dies meanwhile.
await_port() {
  waited=0
  eval "knows_ports=\$knows_ports_$1"
  [ "$knows_ports" = yes ] || return 0
  while :; do
    if "ports_$1" port_listens; then
      detail="$detail, listens on port $port"
      return 0
    fi
    if [ -n "$stopping" ] || [ "$waited" -ge "$listen_limit" ]; then
      break
    fi
    pause
    waited=$((waited + second))
    elapsed=$((elapsed + second))
    # A script takes its time, so it is not asked.
    case $watch in
      pid | process | held) service_lives "$1" || return 1 ;;
    esac
  done
  ports=
  "ports_$1" note_port
  detail="$detail, but nothing listens on port${ports} yet"
  mute="$mute $1"
}

# Tells when those that were waited for in vain listen after all.
look_at_ports() {
  still=
  for index in $mute; do
    if "ports_$index" port_listens; then
      eval "name=\$name_$index"
      say "$name: listens on port $port now"
    else
      still="$still $index"
    fi
  done
  mute=$still
}

# What services write into files is shown on the standard output, too, from the start on. A process of its own reads the
# files, by built-in commands of the shell, through descriptors 3 to 9: more than one digit is not for all shells.

# Opens a log file of a service.
open_log() {
  log_path=$root$1
  log_fd=$((log_count + 3))
  if [ "$log_fd" -gt 9 ] || is_known_log; then
    return 1
  fi
  log_count=$((log_count + 1))
  logs="$logs $log_count"
  eval "log_path_$log_count=\$log_path log_label_$log_count=\$name/\${log_path##*/} log_open_$log_count=no log_rest_$log_count="
  if [ -f "$log_path" ] && [ -r "$log_path" ]; then
    eval "exec $log_fd<\"\$log_path\" && log_open_$log_count=yes"
    skip_log
  fi
  return 1
}

is_known_log() {
  for number in $logs; do
    eval "[ \"\$log_path_$number\" != \"\$log_path\" ]" || return 0
  done
  return 1
}

# To the end of what is there. Where there is no tail, this reads it all.
skip_log() {
  eval "{ tail -c 1 || cat; } <&$log_fd >/dev/null 2>&1"
}

# Prints what is new, up to a number of lines; fails if there is more. The last line may be unfinished.
print_log() {
  log_lines=0
  while IFS= read -r line; do
    printf '%s\n' "[$log_label] $log_rest$line"
    log_rest=
    log_lines=$((log_lines + 1))
    [ "$log_lines" -lt 500 ] || return 1
  done
  log_rest=$log_rest$line
}

# Whether another file has taken its place, as logrotate does it. A shell that does not know -ef says 2.
is_replaced() {
  [ -f "$log_path" ] || return 1
  same=0
  # shellcheck disable=SC3013,SC2319 # all of these shells know it, and their status is what is meant
  [ "$log_path" -ef "/proc/self/fd/$log_fd" ] 2>/dev/null || same=$?
  [ "$same" -eq 1 ]
}

# Whether a file has become shorter than what was read of it, as it does when its owner empties it.
is_emptied() {
  position=
  while read -r key value; do
    [ "$key" != pos: ] || position=$value
  done <"/proc/self/fdinfo/$log_fd"
  # shellcheck disable=SC2012,SC2046 # the size of one file, without the other tools that may be missing
  set -- $(ls -Lln "$log_path" 2>/dev/null)
  case $5 in
    '' | *[!0-9]*) return 1 ;;
  esac
  [ -n "$position" ] && [ "$5" -lt "$position" ]
}

follow_log() {
  log_fd=$(($1 + 2))
  eval "log_path=\$log_path_$1 log_label=\$log_label_$1 log_open=\$log_open_$1 log_rest=\$log_rest_$1"
  if [ "$log_open" = yes ]; then
    if ! eval "print_log <&$log_fd"; then
      skip_log
      printf '%s\n' "[$log_label] (more than 500 lines in a second: the rest is in ${log_path#"$root"})"
    fi
    if is_replaced || { [ $((rounds % 10)) -eq 9 ] && is_emptied; }; then
      log_open=no
      eval "exec $log_fd<&-"
    fi
  fi
  if [ "$log_open" = no ] && [ -f "$log_path" ] && [ -r "$log_path" ]; then
    eval "exec $log_fd<\"\$log_path\" && log_open=yes"
    log_rest=
    eval "print_log <&$log_fd" || skip_log
  fi
  eval "log_open_$1=\$log_open log_rest_$1=\$log_rest"
}

follow_logs() {
  rounds=0
  # Not longer than the script itself.
  while kill -0 $$ 2>/dev/null; do
    last=$ending
    for number in $logs; do
      follow_log "$number"
    done
    [ -z "$last" ] || exit 0
    rounds=$((rounds + 1))
    sleep 1
  done
}

start_logs() {
  follower=
  log_count=0
  logs=
  [ "$EXHUME_LOGS" != none ] || return 0
  for index in $planned; do
    eval "name=\$name_$index"
    "logs_$index" open_log
  done
  [ "$log_count" -gt 0 ] || return 0
  (
    ending=
    trap 'ending=yes' TERM
    follow_logs
  ) </dev/null &
  follower=$!
  # The services must not have them.
  exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
}

# Lets the last lines come, but does not wait for them for long.
stop_logs() {
  [ -n "$follower" ] || return 0
  kill -TERM "$follower" 2>/dev/null
  waited=0
  while lives "$follower" && [ "$waited" -lt 4 ]; do
    pause
    waited=$((waited + second))
  done
}

# Without a syslogd many daemons have nowhere to complain.
tell_of_syslog() {
  if [ -z "$planned" ] || [ "$EXHUME_LOGS" = none ] || [ -S "$root/dev/log" ]; then
    return 0
  fi
  hint=
  [ -z "$syslog" ] || hint="; EXHUME_ALSO=$syslog starts the server's own"
  say "no syslog runs, so what services tell it is lost$hint"
}

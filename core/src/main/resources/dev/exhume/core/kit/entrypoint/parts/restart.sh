# The session of a process, as $session; empty if it is the script's own.
find_session() {
  session=
  line=
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  # shellcheck disable=SC2086 # the fields after the name: state, parent, group, session
  set -- ${line##*\) }
  session=$4
  line=
  { read -r line <"/proc/$$/stat"; } 2>/dev/null
  # shellcheck disable=SC2086
  set -- ${line##*\) }
  [ "$session" != "$4" ] || session=
}

signal_session() {
  remain=no
  for stat in /proc/[0-9]*/stat; do
    line=
    { read -r line <"$stat"; } 2>/dev/null
    process=${line%% *}
    # shellcheck disable=SC2086
    set -- "$1" "$2" ${line##*\) }
    if [ "$6" = "$1" ] && [ "$3" != Z ] && lives "$process"; then
      kill "-$2" "$process" 2>/dev/null
      remain=yes
    fi
  done
}

# Ends what a dead service left running: it would keep the port.
end_session() {
  [ -n "$1" ] || return 0
  signal_session "$1" TERM
  patient=0
  while [ "$remain" = yes ] && [ "$patient" -lt 3 ]; do
    sleep 1
    patient=$((patient + 1))
    signal_session "$1" 0
  done
  [ "$remain" = no ] || signal_session "$1" KILL
}

forget_dead_pid_file() {
  if read_pid "$root$1" && [ -z "$rest" ] && ! lives "$pid"; then
    rm -f "$root$1"
  fi
  return 1
}

# Starts a service again that the old init would have started again. Fails if that was often in vain; a minute of
# life makes up for it.
restart_service() {
  eval "name=\$name_$1 init=\$restarts_$1 limit=\$restart_limit_$1 session=\$session_$1"
  eval "count=\${restart_count_$1:-0} last=\${restart_at_$1:-0}"
  [ $((ticks - last)) -lt 60 ] || count=0
  if [ "$limit" -gt 0 ] && [ "$count" -ge "$limit" ]; then
    say "$name: died, and was started again ${limit} times in vain"
    return 1
  fi
  say "$name: died, is started again, as $init did"
  eval "watch_before=\$watch_$1"
  "pid_files_$1" forget_dead_pid_file
  end_session "$session"
  run "$start_limit" "start_$1" starting "$1"
  if find_watch "$1"; then
    note_watch "$1"
    say "$name: ok again (${elapsed} s)"
  else
    eval "watch_$1=\$watch_before"
  fi
  eval "gone_$1=0 restart_count_$1=$((count + 1)) restart_at_$1=$ticks"
}

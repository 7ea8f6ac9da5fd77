# Starts what init itself kept running.
start_extra() {
  (
    trap - TERM INT QUIT
    "extra_$1"
  ) </dev/null &
  eval "extra_pid_$1=\$!"
}

start_extras() {
  for index in $planned_extras; do
    [ -z "$stopping" ] || return 0
    eval "name=\$extra_name_$index extra_count_$index=0 extra_pause_$index=0"
    say "$name: started, as init did"
    start_extra "$index"
  done
}

# As init does: what ends too often rests for five minutes.
watch_extras() {
  for index in $planned_extras; do
    eval "pid=\$extra_pid_$index count=\$extra_count_$index pause=\$extra_pause_$index"
    eval "name=\$extra_name_$index respawns=\$extra_respawns_$index"
    if [ "$respawns" = no ] || { [ "$pid" != 0 ] && lives "$pid"; }; then
      [ $((ticks % 120)) -ne 0 ] || eval "extra_count_$index=0"
    elif [ "$pause" -gt 0 ]; then
      eval "extra_pause_$index=$((pause - 1))"
    elif [ "$count" -ge 10 ]; then
      say "$name: ends too often, rests for 300 s"
      eval "extra_count_$index=0 extra_pause_$index=300 extra_pid_$index=0"
    else
      eval "extra_count_$index=$((count + 1))"
      start_extra "$index"
    fi
  done
}

stop_extras() {
  waited=0
  for index in $planned_extras; do
    eval "pid=\${extra_pid_$index:-0}"
    if lives "$pid"; then
      kill -TERM "$pid" 2>/dev/null
      while lives "$pid" && [ "$waited" -lt 3 ]; do
        pause
        waited=$((waited + second))
      done
    fi
  done
}

stop_service() {
  eval "name=\$name_$1 watch=\$watch_$1 knows_stop=\$knows_stop_$1 signal=\$signal_$1 session=\$session_$1"
  main_pid=
  case $watch in
    pid | process | held) service_lives "$1" && main_pid=$pid ;;
  esac
  spent=0
  status=0
  # When it is asked more plainly.
  deadline=$((left + 1))
  if [ "$knows_stop" = yes ]; then
    run "$left" "stop_$1" stopping
    spent=$elapsed
    deadline=$((spent + 5))
  elif [ -n "$main_pid" ]; then
    case $watch in
      held) terminate_held "$main_pid" "$signal" ;;
      *) terminate "$main_pid" "$signal" ;;
    esac
    [ "$signal" = TERM ] || deadline=10
  fi
  asked=no
  while [ -n "$main_pid" ] && lives "$main_pid" && [ "$spent" -lt "$left" ]; do
    if [ "$asked" = no ] && [ "$spent" -ge "$deadline" ]; then
      kill -TERM "$main_pid" 2>/dev/null
      [ -z "$session" ] || signal_session "$session" TERM
      asked=yes
    fi
    pause
    spent=$((spent + second))
  done
  left=$((left - spent))
  # Whatever the others took, the rest gets a chance.
  [ "$left" -ge 2 ] || left=2
  if [ -n "$main_pid" ] && lives "$main_pid"; then
    say "$name: not stopped (${spent} s)"
    unstopped=yes
  else
    say "$name: stopped (${spent} s)"
  fi
}

stop_services() {
  left=$stop_limit
  unstopped=
  stop_extras
  for index in $reversed; do
    stop_service "$index"
  done
  if [ $$ -eq 1 ]; then
    kill -TERM -1 2>/dev/null
    sleep 1
  fi
}

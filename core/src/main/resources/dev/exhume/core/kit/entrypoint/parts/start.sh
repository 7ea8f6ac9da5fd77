# Runs one of the table's commands for at most so many seconds; sets $status and $elapsed. The start command of a
# service that listens by then is no script that hangs but the service itself: it is left to run, as $held.
run() {
  limit=$1
  [ "$3" != starting ] || held=
  elapsed=0
  (
    # What runs in the background would ignore INT and QUIT.
    trap - TERM INT QUIT
    "$2"
  ) </dev/null &
  child=$!
  while kill -0 "$child" 2>/dev/null && [ "$elapsed" -lt "$limit" ]; do
    pause
    elapsed=$((elapsed + second))
    # What is half started is stopped best when it has started, but not at any price.
    if [ -n "$stopping" ] && [ "$3" = starting ]; then
      patience=$((patience - second))
      [ "$patience" -gt 0 ] || break
    fi
  done
  if ! kill -0 "$child" 2>/dev/null; then
    wait "$child"
    status=$?
  elif [ "$3" = starting ] && [ -z "$stopping" ] && "ports_$4" port_listens; then
    held=$child
    status=0
  else
    kill -TERM "$child" 2>/dev/null
    sleep 1
    kill -KILL "$child" 2>/dev/null
    elapsed=$((elapsed + 1))
    wait "$child" 2>/dev/null
    status=124
  fi
}

# Finds out how to see that a service lives, as $watch; fails if it does not.
find_watch() {
  waited=0
  eval "traces=\$traces_$1 knows_status=\$knows_status_$1"
  while :; do
    watch=pid
    "pid_files_$1" pid_file_lives && return 0
    watch=process
    [ "$waited" -ge 2 ] && "processes_$1" process_lives && return 0
    watch=
    if [ "$traces" = no ] || [ -n "$stopping" ] || [ "$waited" -ge "$settle" ]; then
      break
    fi
    pause
    waited=$((waited + second))
    elapsed=$((elapsed + second))
  done
  [ "$status" -eq 0 ] || return 1
  if [ -n "$held" ] && lives "$held"; then
    watch=held
    pid=$held
    return 0
  fi
  if [ "$knows_status" = yes ] && [ -z "$stopping" ]; then
    watch=status
    before=$elapsed
    service_lives "$1"
    answer=$?
    elapsed=$((before + elapsed))
    return $answer
  fi
}

service_lives() {
  case $watch in
    pid) "pid_files_$1" pid_file_lives ;;
    process) "processes_$1" process_lives ;;
    held)
      eval "pid=\$held_$1"
      lives "$pid"
      ;;
    status)
      # A script that does not come to an answer has not said that its service is dead.
      run 20 "status_$1" watching >/dev/null 2>&1
      [ "$status" -eq 0 ] || [ "$status" -eq 124 ]
      ;;
    *) return 0 ;;
  esac
}

# Remembers how a service is watched.
note_watch() {
  session=
  case $watch in
    pid | process | held) find_session "$pid" ;;
  esac
  eval "watch_$1=\$watch gone_$1=0 session_$1=\$session held_$1=\$held"
}

start_service() {
  say "$name: starting"
  run "$start_limit" "start_$1" starting "$1"
  started="$started $1"
  reversed="$1 $reversed"
  said=$status
  if find_watch "$1"; then
    note_watch "$1"
    detail=
    [ "$said" -eq 0 ] || detail=", though its script ended with status $said"
    [ -z "$held" ] || detail=", and its start command stays in the foreground"
    if await_port "$1"; then
      [ -n "$watch" ] || detail="$detail, and leaves nothing to watch it by"
      say "$name: ok (${elapsed} s$detail)"
      return 0
    fi
  fi
  note_watch "$1"
  [ -z "$stopping" ] || return 0
  say "$name: failed (${elapsed} s, its script ended with status $said)"
  failed=$name
  return 1
}

start_services() {
  for index in $planned; do
    [ -z "$stopping" ] || return 0
    eval "name=\$name_$index"
    start_service "$index" || return 1
  done
}

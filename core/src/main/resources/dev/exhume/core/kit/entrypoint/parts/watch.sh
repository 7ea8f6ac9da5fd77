# A pid file that comes late is a better sign than any other.
improve_watch() {
  if [ "$watch" != pid ] && "pid_files_$1" pid_file_lives; then
    watch=pid
  elif [ -z "$watch" ] && "processes_$1" process_lives; then
    watch=process
  fi
  eval "watch_$1=\$watch"
}

# Returns when a signal came or a service is gone for good.
watch_services() {
  ticks=0
  while [ -z "$stopping" ]; do
    sleep 1
    ticks=$((ticks + 1))
    watch_extras
    [ -z "$mute" ] || look_at_ports
    for index in $started; do
      eval "watch=\$watch_$index gone=\$gone_$index"
      [ $((ticks % 10)) -ne 0 ] || improve_watch "$index"
      # A script takes its time, so it is asked less often.
      if [ "$watch" = status ] && [ $((ticks % 10)) -ne 0 ]; then
        continue
      fi
      if [ $((ticks % 2)) -ne 0 ] && [ "$gone" -eq 0 ]; then
        continue
      fi
      if service_lives "$index"; then
        eval "gone_$index=0"
      else
        eval "gone_$index=$((gone + 1)) name=\$name_$index init=\$restarts_$index delay=\$restart_delay_$index"
        if [ -n "$init" ] && [ "$EXHUME_RESTART" != no ]; then
          if [ "$gone" -ge "$delay" ] && ! restart_service "$index"; then
            failed=$name
            return 1
          fi
        elif [ "$gone" -ge "$grace" ]; then
          say "$name: died"
          failed=$name
          return 1
        fi
      fi
    done
  done
}

#!/bin/sh
# Starts, watches and stops the services of a rescued server.
#
# It is process 1 of the container and does what booting did: it removes what dead processes left,
# makes the directories of running things, starts the services in the old order, and stops them in
# reverse order on TERM, INT or QUIT. It ends with status 1 when a service does not start or dies.
# It keeps to what bash 2.05, ash and dash have in common.
#
# Set by "docker run -e":
#   EXHUME_ALSO         names of conditional services to start as well, separated by spaces
#   EXHUME_WITHOUT      names of services to leave out
#   EXHUME_ON_FAILURE   "stay" keeps the container up for a look inside when a service fails
#   EXHUME_START_LIMIT  seconds for the start of one service
#   EXHUME_STOP_LIMIT   seconds for the stop of all services; keep it below docker's --stop-timeout
#   EXHUME_GRACE        seconds that a service may be gone, as it is while it restarts
#
# The table's functions and variables are used by number, names of the old server may look like
# commands, and all of these shells know more options of ulimit than POSIX does:
# shellcheck disable=SC2016,SC2034,SC2154,SC2317,SC3045

#@TABLE@

stopping=
failed=
started=
reversed=

say() {
  printf '%s\n' "exhume: $*"
}

# A number of seconds from the environment, or else the usual one; as $seconds.
seconds_of() {
  case $1 in
    '' | *[!0-9]* | ??????*) seconds=$2 ;;
    *) seconds=$1 ;;
  esac
}

# Waits a little; $second is 1 when a whole second has gone by since it was last 1, else 0.
pause() {
  if [ "$fractions" = no ]; then
    sleep 1
    second=1
  else
    sleep 0.2
    fifths=$((fifths + 1))
    second=0
    if [ "$fifths" -eq 5 ]; then
      fifths=0
      second=1
    fi
  fi
}

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

# Removes files, but neither directories nor links to such.
remove_files() {
  for file in "$@"; do
    if [ -e "$file" ] || [ -h "$file" ]; then
      [ -d "$file" ] || rm -f "$file" 2>/dev/null
    fi
  done
}

# What rc.sysinit and its like did to a directory of pid files, locks and sockets.
clean_directory() {
  for entry in "$1"/* "$1"/.[!.]*; do
    if [ ! -d "$entry" ]; then
      case $entry in
        */utmp) ;;
        *) remove_files "$entry" ;;
      esac
    elif [ ! -h "$entry" ]; then
      case $entry in
        */news | */mon) ;;
        */sudo | */vmware | */samba) remove_files "$entry"/* "$entry"/*/* "$entry"/*/*/* ;;
        *) remove_files "$entry"/* "$entry"/.[!.]* ;;
      esac
    fi
  done
}

clean_data_directory() {
  for entry in "$root$1"/*.pid; do
    forget_pid_file "${entry#"$root"}"
  done
  for entry in "$root$1"/*.sock; do
    if [ -S "$entry" ]; then
      rm -f "$entry"
    fi
  done
}

# mode, user, group, path
directory() {
  [ -d "$root$4" ] || mkdir -p "$root$4"
  chown "$2:$3" "$root$4" 2>/dev/null
  chmod "$1" "$root$4"
}

# mode, user, group, path of a file that starts empty
fresh_file() {
  # Not ":", a built-in whose failed redirection ends the shell.
  { printf '' >"$root$4"; } 2>/dev/null || return 0
  chown "$2:$3" "$root$4" 2>/dev/null
  chmod "$1" "$root$4"
}

clean_up() {
  for place in /var/run /run /var/lock /run/lock; do
    if [ -d "$root$place" ]; then
      clean_directory "$root$place"
    fi
  done
  for index in $services; do
    "pid_files_$index" forget_pid_file
  done
  data_directories clean_data_directory
  remove_files "$root"/tmp/.s.PGSQL.* "$root"/tmp/mysql*.sock "$root"/tmp/mysql*.sock.lock \
    "$root"/tmp/.X*-lock "$root"/tmp/.X11-unix/X* "$root"/var/lib/rpm/__db*
  runtime_files
  if [ -e "$root/etc/mtab" ] && [ ! -h "$root/etc/mtab" ]; then
    rm -f "$root/etc/mtab" && ln -s /proc/mounts "$root/etc/mtab"
  fi
}

has_ipv6() {
  while read -r address index length scope flags interface; do
    [ "$interface" = lo ] || return 0
  done <"$root/proc/net/if_inet6"
  return 1
}

# Engines say that ::1 is localhost, even where there is no IPv6. The C library then gives 127.0.0.1 twice, and a daemon
# that listens on localhost fails at the second one. The file is the engine's own; it may be written, not replaced.
name_localhost_once() {
  [ -r "$root/etc/hosts" ] && [ -w "$root/etc/hosts" ] || return 0
  if [ -r "$root/proc/net/if_inet6" ] && has_ipv6; then
    return 0
  fi
  hosts=
  changed=no
  while read -r address names; do
    if [ "$address" = ::1 ]; then
      others=
      for name in $names; do
        if [ "$name" = localhost ]; then
          changed=yes
        else
          others="$others $name"
        fi
      done
      names=${others# }
      [ -n "$names" ] || continue
    fi
    hosts="$hosts$address $names
"
  done <"$root/etc/hosts"
  if [ "$changed" = yes ]; then
    { printf '%s' "$hosts" >"$root/etc/hosts"; } 2>/dev/null
  fi
  return 0
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

# Runs one of the table's commands for at most so many seconds; sets $status and $elapsed.
run() {
  limit=$1
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
  if kill -0 "$child" 2>/dev/null; then
    kill -TERM "$child" 2>/dev/null
    sleep 1
    kill -KILL "$child" 2>/dev/null
    elapsed=$((elapsed + 1))
    wait "$child" 2>/dev/null
    status=124
  else
    wait "$child"
    status=$?
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
    status)
      # A script that does not come to an answer has not said that its service is dead.
      run 20 "status_$1" watching >/dev/null 2>&1
      [ "$status" -eq 0 ] || [ "$status" -eq 124 ]
      ;;
    *) return 0 ;;
  esac
}

# Whether a list of names from the environment has one.
is_among() {
  case " $1 " in
    *" $2 "*) return 0 ;;
  esac
  return 1
}

start_service() {
  say "$name: starting"
  run "$start_limit" "start_$1" starting
  started="$started $1"
  reversed="$1 $reversed"
  said=$status
  if find_watch "$1"; then
    eval "watch_$1=\$watch gone_$1=0"
    detail=
    [ "$said" -eq 0 ] || detail=", though its script ended with status $said"
    [ -n "$watch" ] || detail="$detail, and leaves nothing to watch it by"
    say "$name: ok (${elapsed} s$detail)"
    return 0
  fi
  eval "watch_$1=\$watch gone_$1=0"
  [ -z "$stopping" ] || return 0
  say "$name: failed (${elapsed} s, its script ended with status $said)"
  failed=$name
  return 1
}

start_services() {
  for index in $services; do
    [ -z "$stopping" ] || return 0
    eval "name=\$name_$index need=\$need_$index"
    if is_among "$EXHUME_WITHOUT" "$name"; then
      say "$name: left out, as EXHUME_WITHOUT asks"
    elif [ "$need" = needed ] || is_among "$EXHUME_ALSO" "$name"; then
      start_service "$index" || return 1
    fi
  done
}

# Starts what init itself kept running.
start_extra() {
  (
    trap - TERM INT QUIT
    "extra_$1"
  ) </dev/null &
  eval "extra_pid_$1=\$!"
}

start_extras() {
  for index in $extras; do
    [ -z "$stopping" ] || return 0
    eval "name=\$extra_name_$index extra_count_$index=0 extra_pause_$index=0"
    say "$name: started, as init did"
    start_extra "$index"
  done
}

# As init does: what ends too often rests for five minutes.
watch_extras() {
  for index in $extras; do
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
  for index in $extras; do
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
        eval "gone_$index=$((gone + 1)) name=\$name_$index"
        if [ "$gone" -ge "$grace" ]; then
          say "$name: died"
          failed=$name
          return 1
        fi
      fi
    done
  done
}

# Asks a process to end. Of su, which would kill what it runs two seconds later, all that it runs is
# asked instead, as the init system did: a shell in between may pass nothing on.
terminate() {
  line=
  { read -r line <"/proc/$1/stat"; } 2>/dev/null
  rest=${line#*\(}
  case ${rest%\)*} in
    su | runuser) terminate_below "$1" ;;
    *) kill -TERM "$1" 2>/dev/null ;;
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
          kill -TERM "$child" 2>/dev/null
          ;;
      esac
    done
  done
}

stop_service() {
  eval "name=\$name_$1 watch=\$watch_$1 knows_stop=\$knows_stop_$1"
  main_pid=
  case $watch in
    pid | process) service_lives "$1" && main_pid=$pid ;;
  esac
  spent=0
  status=0
  if [ "$knows_stop" = yes ]; then
    run "$left" "stop_$1" stopping
    spent=$elapsed
  elif [ -n "$main_pid" ]; then
    terminate "$main_pid"
  fi
  asked=no
  while [ -n "$main_pid" ] && lives "$main_pid" && [ "$spent" -lt "$left" ]; do
    if [ "$asked" = no ] && [ "$knows_stop" = yes ] && [ "$spent" -ge "$((elapsed + 5))" ]; then
      kill -TERM "$main_pid" 2>/dev/null
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

trap 'stopping=yes' TERM INT QUIT

cd / || exit 1
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
TERM=${TERM:-linux}
PREVLEVEL=N
RUNLEVEL=$runlevel
CONSOLETYPE=serial
SYSTEMCTL_SKIP_REDIRECT=1
export PATH TERM PREVLEVEL RUNLEVEL CONSOLETYPE SYSTEMCTL_SKIP_REDIRECT

# A 32-bit server never heard of x86_64; package managers and installers would be misled.
if [ "$bits" = 32 ] && [ "$(uname -m)" = x86_64 ] && setarch i386 true 2>/dev/null; then
  exec setarch i386 /bin/sh "$0"
fi

# Of these shells only bash can give INT and QUIT back to what it starts in the background.
if [ -z "$root$BASH_VERSION" ] && [ -x /bin/bash ]; then
  case $(/bin/bash -c 'echo "$BASH_VERSION"' 2>/dev/null) in
    [2-9]*) exec /bin/bash "$0" ;;
  esac
fi

seconds_of "$EXHUME_START_LIMIT" "$start_limit"
start_limit=$seconds
seconds_of "$EXHUME_STOP_LIMIT" "$stop_limit"
stop_limit=$seconds
seconds_of "$EXHUME_GRACE" "$grace"
grace=$seconds

# Old ones know whole seconds only.
fractions=no
fifths=0
sleep 0.1 2>/dev/null && fractions=yes

limit_open_files
clean_up
name_localhost_once
if start_services; then
  start_extras
  [ -n "$started$extras" ] || say "no service is needed; waiting for a signal"
  [ -n "$stopping" ] || say "up"
  watch_services
fi

if [ -n "$failed" ] && [ "$EXHUME_ON_FAILURE" = stay ]; then
  say "$failed failed; staying up because EXHUME_ON_FAILURE is stay"
  while [ -z "$stopping" ]; do
    sleep 1
  done
fi

# A second signal must neither end the stopping nor be ignored by what stops.
trap : TERM INT QUIT
stop_services
if [ -n "$failed" ]; then
  say "ended because $failed failed"
  exit 1
fi
[ -z "$unstopped" ] || exit 1
say "ended"
exit 0

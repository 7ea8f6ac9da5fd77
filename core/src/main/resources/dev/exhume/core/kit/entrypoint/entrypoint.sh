#!/bin/sh
# Starts, watches and stops the services of a rescued server.
#
#   docker run IMAGE                    starts what is needed
#   docker run IMAGE --service NAME     starts only this service; may be said several times
#   docker run IMAGE --list             shows the names of the services
#
# It is process 1 of the container and does what booting did: it removes what dead processes left,
# makes the directories of running things, starts the services in the old order, and stops them in
# reverse order on TERM, INT or QUIT. It starts a dead service again if the old init did so; else it
# ends with status 1 when a service does not start or dies.
# It keeps to what bash 2.05, ash and dash have in common.
#
# Set by "docker run -e", names separated by spaces:
#   EXHUME_ONLY          names of services to start instead of those that are needed, as with --service
#   EXHUME_ALSO          names of conditional services to start as well
#   EXHUME_WITHOUT       names of services to leave out
#   EXHUME_PASS          names of variables that the services get to see, beside TZ
#   EXHUME_LOGS          "none" keeps the log files of the services out of "docker logs"
#   EXHUME_RESTART       "no" ends the container when a service dies, whatever the old init did
#   EXHUME_ON_FAILURE    "stay" keeps the container up for a look inside when a service fails
#   EXHUME_START_LIMIT   seconds for the start of one service
#   EXHUME_LISTEN_LIMIT  seconds that a service has to listen on its ports; it is told, and not stopped, if it does not
#   EXHUME_STOP_LIMIT    seconds for the stop of all services; keep it below docker's --stop-timeout
#   EXHUME_GRACE         seconds that a service may be gone, as it is while it restarts
#
# The table's functions and variables are used by number, names of the old server may look like
# commands, and all of these shells know more options of ulimit than POSIX does:
# shellcheck disable=SC1003,SC2016,SC2034,SC2154,SC2317,SC3045

#@TABLE@

stopping=
failed=
started=
reversed=
mute=

#@PART basics@

#@PART choice@

#@PART processes@

#@PART environment@

#@PART clean-up@

#@PART ports@

#@PART health@

#@PART logs@

#@PART start@

#@PART extras@

#@PART restart@

#@PART watch@

#@PART stop@

if [ "$1" = --health ]; then
  shift
  health "$@"
  exit
fi

trap 'stopping=yes' TERM INT QUIT

cd / || exit 1
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
TERM=${TERM:-linux}
LANG=$language
PREVLEVEL=N
RUNLEVEL=$runlevel
CONSOLETYPE=serial
SYSTEMCTL_SKIP_REDIRECT=1
export PATH TERM PREVLEVEL RUNLEVEL CONSOLETYPE SYSTEMCTL_SKIP_REDIRECT

# A 32-bit server never heard of x86_64; package managers and installers would be misled.
if [ "$bits" = 32 ] && [ "$(uname -m)" = x86_64 ] && setarch i386 true 2>/dev/null; then
  exec setarch i386 /bin/sh "$0" "$@"
fi

# Of these shells only bash can give INT and QUIT back to what it starts in the background.
if [ -z "$root$BASH_VERSION" ] && [ -x /bin/bash ]; then
  case $(/bin/bash -c 'echo "$BASH_VERSION"' 2>/dev/null) in
    [2-9]*) exec /bin/bash "$0" "$@" ;;
  esac
fi

plan_services "$@"
plan_environment

seconds_of "$EXHUME_START_LIMIT" "$start_limit"
start_limit=$seconds
seconds_of "$EXHUME_LISTEN_LIMIT" "$listen_limit"
listen_limit=$seconds
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
start_logs
if start_services; then
  start_extras
  tell_of_syslog
  [ -n "$started$planned_extras" ] || say "no service is needed; waiting for a signal"
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
stop_logs
if [ -n "$failed" ]; then
  say "ended because $failed failed"
  exit 1
fi
[ -z "$unstopped" ] || exit 1
say "ended"
exit 0

#! /bin/sh
### BEGIN INIT INFO
# Provides:          hwclockfirst
# Required-Start:    
# Required-Stop:     
# Default-Start:     S
# Default-Stop:
# Short-Description: Set system clock to hardware clock.
### END INIT INFO

. /lib/init/vars.sh
case "$1" in
  start|"") : ;;
esac

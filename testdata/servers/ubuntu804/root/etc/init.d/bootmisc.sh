#! /bin/sh
### BEGIN INIT INFO
# Provides:          bootmisc
# Required-Start:    
# Required-Stop:     
# Default-Start:     S
# Default-Stop:
# Short-Description: Miscellaneous things to be done during bootup.
### END INIT INFO

. /lib/init/vars.sh
case "$1" in
  start|"") : ;;
esac

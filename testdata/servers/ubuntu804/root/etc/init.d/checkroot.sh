#! /bin/sh
### BEGIN INIT INFO
# Provides:          checkroot
# Required-Start:    
# Required-Stop:     
# Default-Start:     S
# Default-Stop:
# Short-Description: Check to root file system.
### END INIT INFO

. /lib/init/vars.sh
case "$1" in
  start|"") : ;;
esac

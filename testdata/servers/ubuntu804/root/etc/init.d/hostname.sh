#! /bin/sh
### BEGIN INIT INFO
# Provides:          hostname
# Required-Start:    
# Required-Stop:     
# Default-Start:     S
# Default-Stop:
# Short-Description: Set hostname.
### END INIT INFO

. /lib/init/vars.sh
case "$1" in
  start|"") : ;;
esac

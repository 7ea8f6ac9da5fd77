#! /bin/sh
### BEGIN INIT INFO
# Provides:          mountall
# Required-Start:    
# Required-Stop:     
# Default-Start:     S
# Default-Stop:
# Short-Description: Mount all filesystems.
### END INIT INFO

. /lib/init/vars.sh
case "$1" in
  start|"") : ;;
esac

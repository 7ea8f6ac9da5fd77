#!/bin/sh
# /etc/rc.d/rc.S:  System initialization script.
PATH=/sbin:/usr/sbin:/bin:/usr/bin
/sbin/mount -v proc /proc -n -t proc
if [ -x /etc/rc.d/rc.udev ]; then
  /bin/sh /etc/rc.d/rc.udev start
fi
/sbin/swapon -a
/sbin/fsck -C -A -a
/sbin/mount -w -v -n -o remount /
/sbin/mount -a -v -t nonfs,nosmbfs
if [ -x /etc/rc.d/rc.modules ]; then
  . /etc/rc.d/rc.modules
fi
if [ -x /sbin/sysctl -a -r /etc/sysctl.conf ]; then
  /sbin/sysctl -e -p /etc/sysctl.conf
fi
if [ -r /etc/rc.d/rc.serial ]; then
  . /etc/rc.d/rc.serial
fi
# Run SystemV init scripts, if there are any:
if [ -x /etc/rc.d/rc.sysvinit ]; then
  . /etc/rc.d/rc.sysvinit
fi

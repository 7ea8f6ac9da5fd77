root=''
bits=32
runlevel='default'
start_limit=180
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6 7 8'
extras=''

name_1='local'
need_1=conditional
knows_stop_1=no
knows_status_1=no
traces_1=yes
start_1() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/local' 'start'
}
stop_1() { return 1; }
status_1() { return 1; }
pid_files_1() {
  "$1" '/var/run/local.pid'
}
processes_1() {
  "$1" 'local'
}

name_2='postgresql'
need_2=needed
knows_stop_2=yes
knows_status_2=no
traces_2=yes
start_2() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postgresql' 'start'
}
stop_2() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postgresql' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/lib/postgresql/data/postmaster.pid'
}
processes_2() {
  "$1" 'postgresql'
}

name_3='courier-authlib'
need_3=conditional
knows_stop_3=yes
knows_status_3=no
traces_3=yes
start_3() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-authlib' 'start'
}
stop_3() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-authlib' 'stop'
}
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/courier-authlib.pid'
}
processes_3() {
  "$1" 'courier-authlib'
}

name_4='courier-imapd-ssl'
need_4=conditional
knows_stop_4=yes
knows_status_4=no
traces_4=yes
start_4() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-imapd-ssl' 'start'
}
stop_4() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-imapd-ssl' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/courier-imapd-ssl.pid'
}
processes_4() {
  "$1" 'courier-imapd-s'
}

name_5='syslog-ng'
need_5=conditional
knows_stop_5=yes
knows_status_5=no
traces_5=yes
start_5() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/syslog-ng' 'start'
}
stop_5() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/syslog-ng' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/syslog-ng.pid'
}
processes_5() {
  "$1" 'syslog-ng'
}

name_6='postfix'
need_6=conditional
knows_stop_6=yes
knows_status_6=no
traces_6=yes
start_6() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postfix' 'start'
}
stop_6() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postfix' 'stop'
}
status_6() { return 1; }
pid_files_6() {
  "$1" '/var/run/postfix.pid'
}
processes_6() {
  "$1" 'postfix'
}

name_7='apache2'
need_7=needed
knows_stop_7=yes
knows_status_7=no
traces_7=yes
start_7() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/apache2' 'start'
}
stop_7() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/apache2' 'stop'
}
status_7() { return 1; }
pid_files_7() {
  "$1" '/var/run/apache2.pid'
}
processes_7() {
  "$1" 'apache2'
}

name_8='vixie-cron'
need_8=needed
knows_stop_8=yes
knows_status_8=no
traces_8=yes
start_8() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/vixie-cron' 'start'
}
stop_8() {
  exec '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/vixie-cron' 'stop'
}
status_8() { return 1; }
pid_files_8() {
  "$1" '/var/run/cron.pid'
}
processes_8() {
  "$1" 'cron' ||
    "$1" 'vixie-cron'
}

data_directories() {
  "$1" '/var/lib/postgresql/data'
}
runtime_files() {
  directory 0755 0 0 '/var/run'
  fresh_file 0664 0 0 '/var/run/utmp'
}


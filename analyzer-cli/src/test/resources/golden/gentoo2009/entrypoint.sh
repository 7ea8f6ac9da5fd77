root=''
bits=32
runlevel='default'
language=''
syslog='syslog-ng'
start_limit=180
listen_limit=30
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
keeps_data_1=no
knows_ports_1=no
signal_1='TERM'
restarts_1=
ports_1() { return 1; }
logs_1() { return 1; }
start_1() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/local' 'start'
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
keeps_data_2=yes
knows_ports_2=yes
signal_2='TERM'
restarts_2=
ports_2() {
  "$1" 5432 1538
}
logs_2() { return 1; }
start_2() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postgresql' 'start'
}
stop_2() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postgresql' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/lib/postgresql/data/postmaster.pid'
}
processes_2() {
  "$1" 'postmaster' ||
    "$1" 'postgres' ||
    "$1" 'postgresql'
}

name_3='courier-authlib'
need_3=conditional
knows_stop_3=yes
knows_status_3=no
traces_3=yes
keeps_data_3=no
knows_ports_3=no
signal_3='TERM'
restarts_3=
ports_3() { return 1; }
logs_3() { return 1; }
start_3() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-authlib' 'start'
}
stop_3() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-authlib' 'stop'
}
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/courier-authlib.pid' ||
    "$1" '/var/run/authdaemon.courier-imap/pid' ||
    "$1" '/var/run/courier/authdaemon/pid'
}
processes_3() {
  "$1" 'courierlogger' ||
    "$1" 'authdaemond' ||
    "$1" 'courier-authlib'
}

name_4='courier-imapd-ssl'
need_4=conditional
knows_stop_4=yes
knows_status_4=no
traces_4=yes
keeps_data_4=no
knows_ports_4=yes
signal_4='TERM'
restarts_4=
ports_4() {
  "$1" 993 03E1
}
logs_4() { return 1; }
start_4() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-imapd-ssl' 'start'
}
stop_4() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/courier-imapd-ssl' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/courier-imapd-ssl.pid' ||
    "$1" '/var/run/imapd-ssl.pid'
}
processes_4() {
  "$1" 'couriertcpd' ||
    "$1" 'courier-imapd-s'
}

name_5='syslog-ng'
need_5=conditional
knows_stop_5=yes
knows_status_5=no
traces_5=yes
keeps_data_5=no
knows_ports_5=no
signal_5='TERM'
restarts_5=
ports_5() { return 1; }
logs_5() {
  "$1" '/var/log/messages'
}
start_5() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/syslog-ng' 'start'
}
stop_5() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/syslog-ng' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/syslog-ng.pid' ||
    "$1" '/var/run/syslog-ng/syslog-ng.pid'
}
processes_5() {
  "$1" 'syslog-ng'
}

name_6='postfix'
need_6=conditional
knows_stop_6=yes
knows_status_6=no
traces_6=yes
keeps_data_6=no
knows_ports_6=yes
signal_6='TERM'
restarts_6=
ports_6() {
  "$1" 25 0019
}
logs_6() { return 1; }
start_6() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postfix' 'start'
}
stop_6() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/postfix' 'stop'
}
status_6() { return 1; }
pid_files_6() {
  "$1" '/var/run/postfix.pid' ||
    "$1" '/var/spool/postfix/pid/master.pid'
}
processes_6() {
  "$1" 'master' ||
    "$1" 'postfix'
}

name_7='apache2'
need_7=needed
knows_stop_7=yes
knows_status_7=no
traces_7=yes
keeps_data_7=no
knows_ports_7=yes
signal_7='TERM'
restarts_7=
ports_7() {
  "$1" 80 0050 ||
    "$1" 443 01BB
}
logs_7() {
  "$1" '/var/log/apache2/error_log'
}
start_7() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/apache2' 'start'
}
stop_7() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/apache2' 'stop'
}
status_7() { return 1; }
pid_files_7() {
  "$1" '/var/run/apache2.pid' ||
    "$1" '/var/run/apache2/apache2.pid' ||
    "$1" '/var/run/httpd2.pid'
}
processes_7() {
  "$1" 'apache2' ||
    "$1" 'httpd2-prefork' ||
    "$1" 'httpd2'
}

name_8='vixie-cron'
need_8=needed
knows_stop_8=yes
knows_status_8=no
traces_8=yes
keeps_data_8=no
knows_ports_8=no
signal_8='TERM'
restarts_8=
ports_8() { return 1; }
logs_8() { return 1; }
start_8() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/vixie-cron' 'start'
}
stop_8() {
  launch '/bin/sh' '-c' 'for d in /run/openrc /lib/rc/init.d /libexec/rc/init.d /var/lib/init.d; do mkdir -p $d && : >$d/softlevel; done 2>/dev/null; exec "$@"' 'sh' '/etc/init.d/vixie-cron' 'stop'
}
status_8() { return 1; }
pid_files_8() {
  "$1" '/var/run/cron.pid'
}
processes_8() {
  "$1" 'cron' ||
    "$1" 'crond' ||
    "$1" 'vixie-cron'
}

data_directories() {
  "$1" '/var/lib/postgresql/data'
}
runtime_files() {
  directory 0755 0 0 '/var/run'
  fresh_file 0664 0 0 '/var/run/utmp'
}


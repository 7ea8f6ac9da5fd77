root=''
bits=64
runlevel='3'
language=''
syslog='syslog'
start_limit=180
listen_limit=30
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6 7 8'
extras=''

name_1='boot.local'
need_1=needed
knows_stop_1=no
knows_status_1=no
traces_1=no
keeps_data_1=no
knows_ports_1=no
signal_1='TERM'
restarts_1=
ports_1() { return 1; }
logs_1() { return 1; }
start_1() {
  launch '/etc/init.d/boot.local'
}
stop_1() { return 1; }
status_1() { return 1; }
pid_files_1() { return 1; }
processes_1() { return 1; }

name_2='syslog'
need_2=conditional
knows_stop_2=yes
knows_status_2=yes
traces_2=yes
keeps_data_2=no
knows_ports_2=no
signal_2='TERM'
restarts_2=
ports_2() { return 1; }
logs_2() {
  "$1" '/var/log/messages'
}
start_2() {
  launch '/sbin/service' 'syslog' 'start'
}
stop_2() {
  launch '/sbin/service' 'syslog' 'stop'
}
status_2() {
  launch '/sbin/service' 'syslog' 'status'
}
pid_files_2() {
  "$1" '/var/run/syslog-ng.pid' ||
    "$1" '/var/run/syslogd.pid'
}
processes_2() {
  "$1" 'syslogd' ||
    "$1" 'syslog-ng' ||
    "$1" 'rsyslogd' ||
    "$1" 'syslog'
}

name_3='postfix'
need_3=conditional
knows_stop_3=yes
knows_status_3=yes
traces_3=yes
keeps_data_3=no
knows_ports_3=yes
signal_3='TERM'
restarts_3=
ports_3() {
  "$1" 25 0019
}
logs_3() { return 1; }
start_3() {
  launch '/sbin/service' 'postfix' 'start'
}
stop_3() {
  launch '/sbin/service' 'postfix' 'stop'
}
status_3() {
  launch '/sbin/service' 'postfix' 'status'
}
pid_files_3() {
  "$1" '/var/spool/postfix/pid/master.pid'
}
processes_3() {
  "$1" 'master' ||
    "$1" 'postfix'
}

name_4='cron'
need_4=needed
knows_stop_4=yes
knows_status_4=yes
traces_4=yes
keeps_data_4=no
knows_ports_4=no
signal_4='TERM'
restarts_4=
ports_4() { return 1; }
logs_4() { return 1; }
start_4() {
  launch '/sbin/service' 'cron' 'start'
}
stop_4() {
  launch '/sbin/service' 'cron' 'stop'
}
status_4() {
  launch '/sbin/service' 'cron' 'status'
}
pid_files_4() {
  "$1" '/var/run/cron.pid' ||
    "$1" '/var/run/crond.pid'
}
processes_4() {
  "$1" 'cron' ||
    "$1" 'crond'
}

name_5='dms'
need_5=needed
knows_stop_5=yes
knows_status_5=yes
traces_5=yes
keeps_data_5=no
knows_ports_5=yes
signal_5='TERM'
restarts_5=
ports_5() {
  "$1" 8088 1F98
}
logs_5() { return 1; }
start_5() {
  launch '/sbin/service' 'dms' 'start'
}
stop_5() {
  launch '/sbin/service' 'dms' 'stop'
}
status_5() {
  launch '/sbin/service' 'dms' 'status'
}
pid_files_5() {
  "$1" '/var/run/dms.pid'
}
processes_5() {
  "$1" 'dms'
}

name_6='nmb'
need_6=conditional
knows_stop_6=yes
knows_status_6=yes
traces_6=yes
keeps_data_6=no
knows_ports_6=no
signal_6='TERM'
restarts_6=
ports_6() { return 1; }
logs_6() { return 1; }
start_6() {
  launch '/sbin/service' 'nmb' 'start'
}
stop_6() {
  launch '/sbin/service' 'nmb' 'stop'
}
status_6() {
  launch '/sbin/service' 'nmb' 'status'
}
pid_files_6() {
  "$1" '/var/run/samba/nmbd.pid' ||
    "$1" '/var/run/nmbd.pid'
}
processes_6() {
  "$1" 'nmbd' ||
    "$1" 'nmb'
}

name_7='apache2'
need_7=needed
knows_stop_7=yes
knows_status_7=yes
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
  "$1" '/var/log/apache2/error_log' ||
    "$1" '/var/log/apache2/intranet-error_log'
}
start_7() {
  launch '/sbin/service' 'apache2' 'start'
}
stop_7() {
  launch '/sbin/service' 'apache2' 'stop'
}
status_7() {
  launch '/sbin/service' 'apache2' 'status'
}
pid_files_7() {
  "$1" '/var/run/httpd2.pid' ||
    "$1" '/var/run/apache2/apache2.pid' ||
    "$1" '/var/run/apache2.pid'
}
processes_7() {
  "$1" 'httpd2' ||
    "$1" 'apache2' ||
    "$1" 'httpd2-prefork'
}

name_8='smb'
need_8=conditional
knows_stop_8=yes
knows_status_8=yes
traces_8=yes
keeps_data_8=no
knows_ports_8=yes
signal_8='TERM'
restarts_8=
ports_8() {
  "$1" 139 008B ||
    "$1" 445 01BD
}
logs_8() { return 1; }
start_8() {
  launch '/sbin/service' 'smb' 'start'
}
stop_8() {
  launch '/sbin/service' 'smb' 'stop'
}
status_8() {
  launch '/sbin/service' 'smb' 'status'
}
pid_files_8() {
  "$1" '/var/run/samba/smbd.pid' ||
    "$1" '/var/run/smbd.pid'
}
processes_8() {
  "$1" 'smbd' ||
    "$1" 'smb'
}

data_directories() { return 1; }
runtime_files() {
  directory 0755 0 0 '/var/lock'
  directory 0755 0 0 '/var/lock/subsys'
  directory 0755 0 0 '/var/run'
  directory 0755 0 0 '/var/run/samba'
  fresh_file 0664 0 22 '/var/run/utmp'
}


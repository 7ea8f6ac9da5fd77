root=''
bits=32
runlevel='3'
start_limit=180
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6 7 8'
extras=''

name_1='rsyslog'
need_1=conditional
knows_stop_1=yes
knows_status_1=yes
traces_1=yes
start_1() {
  exec '/sbin/service' 'rsyslog' 'start'
}
stop_1() {
  exec '/sbin/service' 'rsyslog' 'stop'
}
status_1() {
  exec '/sbin/service' 'rsyslog' 'status'
}
pid_files_1() {
  "$1" '/var/run/rsyslogd.pid'
}
processes_1() {
  "$1" 'rsyslogd' ||
    "$1" 'rsyslog'
}

name_2='named'
need_2=needed
knows_stop_2=yes
knows_status_2=yes
traces_2=yes
start_2() {
  exec '/sbin/service' 'named' 'start'
}
stop_2() {
  exec '/sbin/service' 'named' 'stop'
}
status_2() {
  exec '/sbin/service' 'named' 'status'
}
pid_files_2() {
  "$1" '/var/run/named/named.pid'
}
processes_2() {
  "$1" 'named'
}

name_3='xinetd'
need_3=needed
knows_stop_3=yes
knows_status_3=yes
traces_3=yes
start_3() {
  exec '/sbin/service' 'xinetd' 'start'
}
stop_3() {
  exec '/sbin/service' 'xinetd' 'stop'
}
status_3() {
  exec '/sbin/service' 'xinetd' 'status'
}
pid_files_3() {
  "$1" '/var/run/xinetd.pid'
}
processes_3() {
  "$1" 'xinetd'
}

name_4='vsftpd'
need_4=conditional
knows_stop_4=yes
knows_status_4=yes
traces_4=yes
start_4() {
  exec '/sbin/service' 'vsftpd' 'start'
}
stop_4() {
  exec '/sbin/service' 'vsftpd' 'stop'
}
status_4() {
  exec '/sbin/service' 'vsftpd' 'status'
}
pid_files_4() {
  "$1" '/var/run/vsftpd.pid'
}
processes_4() {
  "$1" 'vsftpd'
}

name_5='postgresql'
need_5=needed
knows_stop_5=yes
knows_status_5=yes
traces_5=yes
start_5() {
  exec '/sbin/service' 'postgresql' 'start'
}
stop_5() {
  exec '/sbin/service' 'postgresql' 'stop'
}
status_5() {
  exec '/sbin/service' 'postgresql' 'status'
}
pid_files_5() {
  "$1" '/var/lib/pgsql/data/postmaster.pid'
}
processes_5() {
  "$1" 'postmaster' ||
    "$1" 'postgresql'
}

name_6='dovecot'
need_6=conditional
knows_stop_6=yes
knows_status_6=yes
traces_6=yes
start_6() {
  exec '/sbin/service' 'dovecot' 'start'
}
stop_6() {
  exec '/sbin/service' 'dovecot' 'stop'
}
status_6() {
  exec '/sbin/service' 'dovecot' 'status'
}
pid_files_6() {
  "$1" '/var/run/dovecot/master.pid'
}
processes_6() {
  "$1" 'dovecot'
}

name_7='sendmail'
need_7=conditional
knows_stop_7=yes
knows_status_7=yes
traces_7=yes
start_7() {
  exec '/sbin/service' 'sendmail' 'start'
}
stop_7() {
  exec '/sbin/service' 'sendmail' 'stop'
}
status_7() {
  exec '/sbin/service' 'sendmail' 'status'
}
pid_files_7() {
  "$1" '/var/run/sendmail.pid'
}
processes_7() {
  "$1" 'sendmail'
}

name_8='crond'
need_8=needed
knows_stop_8=yes
knows_status_8=yes
traces_8=yes
start_8() {
  exec '/sbin/service' 'crond' 'start'
}
stop_8() {
  exec '/sbin/service' 'crond' 'stop'
}
status_8() {
  exec '/sbin/service' 'crond' 'status'
}
pid_files_8() {
  "$1" '/var/run/crond.pid'
}
processes_8() {
  "$1" 'crond'
}

data_directories() {
  "$1" '/var/lib/pgsql/data'
}
runtime_files() {
  directory 0755 0 0 '/var/lock'
  directory 0755 0 0 '/var/lock/subsys'
  directory 0755 0 0 '/var/run'
  directory 0755 0 0 '/var/run/dovecot'
  directory 0755 0 0 '/var/run/dovecot/login'
  directory 0755 25 25 '/var/run/named'
  fresh_file 0664 0 22 '/var/run/utmp'
}


root=''
bits=32
runlevel='3'
language='en_US.UTF-8'
syslog='rsyslog'
start_limit=180
listen_limit=30
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
keeps_data_1=no
knows_ports_1=no
signal_1='TERM'
restarts_1=
ports_1() { return 1; }
logs_1() {
  "$1" '/var/log/messages' ||
    "$1" '/var/log/maillog'
}
start_1() {
  launch '/sbin/service' 'rsyslog' 'start'
}
stop_1() {
  launch '/sbin/service' 'rsyslog' 'stop'
}
status_1() {
  launch '/sbin/service' 'rsyslog' 'status'
}
pid_files_1() {
  "$1" '/var/run/rsyslogd.pid' ||
    "$1" '/var/run/syslogd.pid'
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
keeps_data_2=no
knows_ports_2=yes
signal_2='TERM'
restarts_2=
ports_2() {
  "$1" 53 0035 ||
    "$1" 953 03B9
}
logs_2() { return 1; }
start_2() {
  launch '/sbin/service' 'named' 'start'
}
stop_2() {
  launch '/sbin/service' 'named' 'stop'
}
status_2() {
  launch '/sbin/service' 'named' 'status'
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
keeps_data_3=no
knows_ports_3=yes
signal_3='TERM'
restarts_3=
ports_3() {
  "$1" 873 0369 ||
    "$1" 2401 0961 ||
    "$1" 7070 1B9E
}
logs_3() { return 1; }
start_3() {
  launch '/sbin/service' 'xinetd' 'start'
}
stop_3() {
  launch '/sbin/service' 'xinetd' 'stop'
}
status_3() {
  launch '/sbin/service' 'xinetd' 'status'
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
keeps_data_4=no
knows_ports_4=yes
signal_4='TERM'
restarts_4=
ports_4() {
  "$1" 21 0015
}
logs_4() {
  "$1" '/var/log/vsftpd.log'
}
start_4() {
  launch '/sbin/service' 'vsftpd' 'start'
}
stop_4() {
  launch '/sbin/service' 'vsftpd' 'stop'
}
status_4() {
  launch '/sbin/service' 'vsftpd' 'status'
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
keeps_data_5=yes
knows_ports_5=yes
signal_5='TERM'
restarts_5=
ports_5() {
  "$1" 5432 1538
}
logs_5() {
  "$1" '/var/lib/pgsql/pgstartup.log'
}
start_5() {
  launch '/sbin/service' 'postgresql' 'start'
}
stop_5() {
  launch '/sbin/service' 'postgresql' 'stop'
}
status_5() {
  launch '/sbin/service' 'postgresql' 'status'
}
pid_files_5() {
  "$1" '/var/lib/pgsql/data/postmaster.pid'
}
processes_5() {
  "$1" 'postmaster' ||
    "$1" 'postgres' ||
    "$1" 'postgresql'
}

name_6='dovecot'
need_6=conditional
knows_stop_6=yes
knows_status_6=yes
traces_6=yes
keeps_data_6=no
knows_ports_6=yes
signal_6='TERM'
restarts_6=
ports_6() {
  "$1" 143 008F ||
    "$1" 993 03E1 ||
    "$1" 995 03E3
}
logs_6() { return 1; }
start_6() {
  launch '/sbin/service' 'dovecot' 'start'
}
stop_6() {
  launch '/sbin/service' 'dovecot' 'stop'
}
status_6() {
  launch '/sbin/service' 'dovecot' 'status'
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
keeps_data_7=no
knows_ports_7=yes
signal_7='TERM'
restarts_7=
ports_7() {
  "$1" 25 0019
}
logs_7() { return 1; }
start_7() {
  launch '/sbin/service' 'sendmail' 'start'
}
stop_7() {
  launch '/sbin/service' 'sendmail' 'stop'
}
status_7() {
  launch '/sbin/service' 'sendmail' 'status'
}
pid_files_7() {
  "$1" '/var/run/sendmail.pid' ||
    "$1" '/var/run/sendmail/mta/sendmail.pid'
}
processes_7() {
  "$1" 'sendmail' ||
    "$1" 'sendmail-mta'
}

name_8='crond'
need_8=needed
knows_stop_8=yes
knows_status_8=yes
traces_8=yes
keeps_data_8=no
knows_ports_8=no
signal_8='TERM'
restarts_8=
ports_8() { return 1; }
logs_8() { return 1; }
start_8() {
  launch '/sbin/service' 'crond' 'start'
}
stop_8() {
  launch '/sbin/service' 'crond' 'stop'
}
status_8() {
  launch '/sbin/service' 'crond' 'status'
}
pid_files_8() {
  "$1" '/var/run/crond.pid' ||
    "$1" '/var/run/cron.pid'
}
processes_8() {
  "$1" 'crond' ||
    "$1" 'cron'
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


root=''
bits=32
runlevel='3'
language=''
syslog='syslog'
start_limit=180
listen_limit=30
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6 7'
extras=''

name_1='syslog'
need_1=conditional
knows_stop_1=yes
knows_status_1=no
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
  launch '/etc/rc.d/rc.syslog' 'start'
}
stop_1() {
  launch '/etc/rc.d/rc.syslog' 'stop'
}
status_1() { return 1; }
pid_files_1() {
  "$1" '/var/run/syslog.pid' ||
    "$1" '/var/run/syslogd.pid'
}
processes_1() {
  "$1" 'syslogd' ||
    "$1" 'syslog-ng' ||
    "$1" 'rsyslogd' ||
    "$1" 'syslog'
}

name_2='bind'
need_2=needed
knows_stop_2=yes
knows_status_2=no
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
  launch '/etc/rc.d/rc.bind' 'start'
}
stop_2() {
  launch '/etc/rc.d/rc.bind' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/run/bind.pid' ||
    "$1" '/var/run/named.pid' ||
    "$1" '/var/run/named/named.pid'
}
processes_2() {
  "$1" 'named' ||
    "$1" 'bind'
}

name_3='crond'
need_3=needed
knows_stop_3=no
knows_status_3=no
traces_3=yes
keeps_data_3=no
knows_ports_3=no
signal_3='TERM'
restarts_3=
ports_3() { return 1; }
logs_3() { return 1; }
start_3() {
  launch '/usr/sbin/crond' '-l10'
}
stop_3() { return 1; }
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/crond.pid' ||
    "$1" '/var/run/cron.pid'
}
processes_3() {
  "$1" 'crond' ||
    "$1" 'cron'
}

name_4='sendmail'
need_4=conditional
knows_stop_4=yes
knows_status_4=no
traces_4=yes
keeps_data_4=no
knows_ports_4=yes
signal_4='TERM'
restarts_4=
ports_4() {
  "$1" 25 0019 ||
    "$1" 587 024B
}
logs_4() { return 1; }
start_4() {
  launch '/etc/rc.d/rc.sendmail' 'start'
}
stop_4() {
  launch '/etc/rc.d/rc.sendmail' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/sendmail.pid' ||
    "$1" '/var/run/sendmail/mta/sendmail.pid'
}
processes_4() {
  "$1" 'sendmail' ||
    "$1" 'sendmail-mta'
}

name_5='mysqld'
need_5=needed
knows_stop_5=yes
knows_status_5=no
traces_5=yes
keeps_data_5=yes
knows_ports_5=no
signal_5='TERM'
restarts_5=
ports_5() { return 1; }
logs_5() {
  "$1" '/var/log/mysqld.log' ||
    "$1" '/var/log/mysql.err'
}
start_5() {
  launch '/etc/rc.d/rc.mysqld' 'start'
}
stop_5() {
  launch '/etc/rc.d/rc.mysqld' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/mysql/mysql.pid' ||
    "$1" '/var/run/mysqld/mysqld.pid'
}
processes_5() {
  "$1" 'mysqld' ||
    "$1" 'mariadbd'
}

name_6='httpd'
need_6=needed
knows_stop_6=yes
knows_status_6=no
traces_6=yes
keeps_data_6=no
knows_ports_6=yes
signal_6='TERM'
restarts_6=
ports_6() {
  "$1" 80 0050
}
logs_6() {
  "$1" '/var/log/httpd/error_log' ||
    "$1" '/var/log/httpd/intranet-error_log'
}
start_6() {
  launch '/etc/rc.d/rc.httpd' 'start'
}
stop_6() {
  launch '/etc/rc.d/rc.httpd' 'stop'
}
status_6() { return 1; }
pid_files_6() {
  "$1" '/var/run/httpd/httpd.pid' ||
    "$1" '/var/run/httpd.pid'
}
processes_6() {
  "$1" 'httpd'
}

name_7='local'
need_7=needed
knows_stop_7=no
knows_status_7=no
traces_7=no
keeps_data_7=no
knows_ports_7=no
signal_7='TERM'
restarts_7=
ports_7() { return 1; }
logs_7() { return 1; }
start_7() {
  launch '/etc/rc.d/rc.local'
}
stop_7() { return 1; }
status_7() { return 1; }
pid_files_7() { return 1; }
processes_7() { return 1; }

data_directories() {
  "$1" '/var/lib/mysql'
}
runtime_files() {
  directory 0755 0 0 '/var/run'
  directory 0755 0 0 '/var/run/httpd'
  directory 0755 0 0 '/var/run/mysql'
  fresh_file 0664 0 0 '/var/run/utmp'
}


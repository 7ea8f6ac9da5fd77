root=''
bits=32
runlevel='2'
language=''
syslog='sysklogd'
start_limit=180
listen_limit=30
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6'
extras=''

name_1='sysklogd'
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
  "$1" '/var/log/syslog'
}
start_1() {
  launch '/etc/init.d/sysklogd' 'start'
}
stop_1() {
  launch '/etc/init.d/sysklogd' 'stop'
}
status_1() { return 1; }
pid_files_1() {
  "$1" '/var/run/syslogd.pid'
}
processes_1() {
  "$1" 'syslogd' ||
    "$1" 'sysklogd'
}

name_2='mysql'
need_2=needed
knows_stop_2=yes
knows_status_2=no
traces_2=yes
keeps_data_2=yes
knows_ports_2=yes
signal_2='TERM'
restarts_2=
ports_2() {
  "$1" 3306 0CEA
}
logs_2() {
  "$1" '/var/log/mysqld.log' ||
    "$1" '/var/log/mysql.err'
}
start_2() {
  launch '/etc/init.d/mysql' 'start'
}
stop_2() {
  launch '/etc/init.d/mysql' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/run/mysqld/mysqld.pid'
}
processes_2() {
  "$1" 'mysqld' ||
    "$1" 'mariadbd' ||
    "$1" 'mysql'
}

name_3='postfix'
need_3=conditional
knows_stop_3=yes
knows_status_3=no
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
  launch '/etc/init.d/postfix' 'start'
}
stop_3() {
  launch '/etc/init.d/postfix' 'stop'
}
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/postfix.pid' ||
    "$1" '/var/spool/postfix/pid/master.pid'
}
processes_3() {
  "$1" 'postfix' ||
    "$1" 'master'
}

name_4='cron'
need_4=needed
knows_stop_4=yes
knows_status_4=no
traces_4=yes
keeps_data_4=no
knows_ports_4=no
signal_4='TERM'
restarts_4=
ports_4() { return 1; }
logs_4() { return 1; }
start_4() {
  launch '/etc/init.d/cron' 'start'
}
stop_4() {
  launch '/etc/init.d/cron' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/crond.pid' ||
    "$1" '/var/run/cron.pid'
}
processes_4() {
  "$1" 'cron' ||
    "$1" 'crond'
}

name_5='apache2'
need_5=needed
knows_stop_5=yes
knows_status_5=no
traces_5=yes
keeps_data_5=no
knows_ports_5=yes
signal_5='TERM'
restarts_5=
ports_5() {
  "$1" 80 0050
}
logs_5() {
  "$1" '/var/log/apache2/error.log'
}
start_5() {
  launch '/etc/init.d/apache2' 'start'
}
stop_5() {
  launch '/etc/init.d/apache2' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/apache2.pid' ||
    "$1" '/var/run/apache2/apache2.pid' ||
    "$1" '/var/run/httpd2.pid'
}
processes_5() {
  "$1" 'apache2ctl' ||
    "$1" 'apache2' ||
    "$1" 'httpd2-prefork' ||
    "$1" 'httpd2'
}

name_6='ticket-poller'
need_6=needed
knows_stop_6=no
knows_status_6=no
traces_6=yes
keeps_data_6=no
knows_ports_6=yes
signal_6='TERM'
restarts_6='upstart'
restart_delay_6=1
restart_limit_6=10
ports_6() {
  "$1" 8042 1F6A
}
logs_6() { return 1; }
start_6() {
  launch '/bin/sh' '-c' 'type setsid >/dev/null 2>&1 && set -- setsid "$@"; (trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/ticket-poller.main.pid; sleep 1; kill -0 $!' 'sh' '/opt/tickets/bin/poller' '--listen' '8042'
}
stop_6() { return 1; }
status_6() { return 1; }
pid_files_6() {
  "$1" '/var/run/ticket-poller.main.pid'
}
processes_6() { return 1; }

data_directories() {
  "$1" '/var/lib/mysql'
}
runtime_files() {
  directory 0755 0 0 '/var/lock'
  directory 0755 0 0 '/var/run'
  directory 0755 0 0 '/var/run/klogd'
  directory 0755 0 0 '/var/run/mysqld'
  directory 0755 0 0 '/var/run/sshd'
  fresh_file 0664 0 0 '/var/run/utmp'
}


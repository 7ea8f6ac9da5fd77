root=''
bits=32
runlevel='2'
start_limit=180
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
start_1() {
  exec '/etc/init.d/sysklogd' 'start'
}
stop_1() {
  exec '/etc/init.d/sysklogd' 'stop'
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
start_2() {
  exec '/etc/init.d/mysql' 'start'
}
stop_2() {
  exec '/etc/init.d/mysql' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/run/mysqld/mysqld.pid'
}
processes_2() {
  "$1" 'mysqld' ||
    "$1" 'mysql'
}

name_3='postfix'
need_3=conditional
knows_stop_3=yes
knows_status_3=no
traces_3=yes
start_3() {
  exec '/etc/init.d/postfix' 'start'
}
stop_3() {
  exec '/etc/init.d/postfix' 'stop'
}
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/postfix.pid'
}
processes_3() {
  "$1" 'postfix'
}

name_4='cron'
need_4=needed
knows_stop_4=yes
knows_status_4=no
traces_4=yes
start_4() {
  exec '/etc/init.d/cron' 'start'
}
stop_4() {
  exec '/etc/init.d/cron' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/crond.pid'
}
processes_4() {
  "$1" 'cron'
}

name_5='apache2'
need_5=needed
knows_stop_5=yes
knows_status_5=no
traces_5=yes
start_5() {
  exec '/etc/init.d/apache2' 'start'
}
stop_5() {
  exec '/etc/init.d/apache2' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/apache2.pid'
}
processes_5() {
  "$1" 'apache2ctl' ||
    "$1" 'apache2'
}

name_6='ticket-poller'
need_6=needed
knows_stop_6=no
knows_status_6=no
traces_6=yes
start_6() {
  exec '/bin/sh' '-c' '(trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/ticket-poller.main.pid; sleep 1; kill -0 $!' 'sh' '/opt/tickets/bin/poller' '--listen' '8042'
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


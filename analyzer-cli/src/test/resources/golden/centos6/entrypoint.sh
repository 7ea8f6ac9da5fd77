root=''
bits=64
runlevel='3'
language='de_DE.UTF-8'
syslog='rsyslog'
start_limit=180
listen_limit=30
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6 7'
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
  "$1" '/var/run/syslogd.pid' ||
    "$1" '/var/run/rsyslogd.pid'
}
processes_1() {
  "$1" 'rsyslogd' ||
    "$1" 'rsyslog'
}

name_2='mysqld'
need_2=needed
knows_stop_2=yes
knows_status_2=yes
traces_2=yes
keeps_data_2=yes
knows_ports_2=yes
signal_2='TERM'
restarts_2=
ports_2() {
  "$1" 3306 0CEA
}
logs_2() {
  "$1" '/var/log/mysqld.log'
}
start_2() {
  launch '/sbin/service' 'mysqld' 'start'
}
stop_2() {
  launch '/sbin/service' 'mysqld' 'stop'
}
status_2() {
  launch '/sbin/service' 'mysqld' 'status'
}
pid_files_2() {
  "$1" '/var/run/mysqld/mysqld.pid'
}
processes_2() {
  "$1" 'mysqld_safe' ||
    "$1" 'mysqld' ||
    "$1" 'mariadbd'
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
  "$1" 'postfix' ||
    "$1" 'master'
}

name_4='httpd'
need_4=needed
knows_stop_4=yes
knows_status_4=yes
traces_4=yes
keeps_data_4=no
knows_ports_4=yes
signal_4='TERM'
restarts_4=
ports_4() {
  "$1" 80 0050
}
logs_4() {
  "$1" '/var/log/httpd/error_log' ||
    "$1" '/var/log/httpd/wiki_error_log'
}
start_4() {
  launch '/sbin/service' 'httpd' 'start'
}
stop_4() {
  launch '/sbin/service' 'httpd' 'stop'
}
status_4() {
  launch '/sbin/service' 'httpd' 'status'
}
pid_files_4() {
  "$1" '/var/run/httpd/httpd.pid' ||
    "$1" '/var/run/httpd.pid'
}
processes_4() {
  "$1" 'httpd'
}

name_5='crond'
need_5=needed
knows_stop_5=yes
knows_status_5=yes
traces_5=yes
keeps_data_5=no
knows_ports_5=no
signal_5='TERM'
restarts_5=
ports_5() { return 1; }
logs_5() { return 1; }
start_5() {
  launch '/sbin/service' 'crond' 'start'
}
stop_5() {
  launch '/sbin/service' 'crond' 'stop'
}
status_5() {
  launch '/sbin/service' 'crond' 'status'
}
pid_files_5() {
  "$1" '/var/run/crond.pid' ||
    "$1" '/var/run/cron.pid'
}
processes_5() {
  "$1" 'crond' ||
    "$1" 'cron'
}

name_6='local'
need_6=needed
knows_stop_6=no
knows_status_6=no
traces_6=no
keeps_data_6=no
knows_ports_6=no
signal_6='TERM'
restarts_6=
ports_6() { return 1; }
logs_6() { return 1; }
start_6() {
  launch '/etc/rc.d/rc.local'
}
stop_6() { return 1; }
status_6() { return 1; }
pid_files_6() { return 1; }
processes_6() { return 1; }

name_7='thumbnailer'
need_7=needed
knows_stop_7=no
knows_status_7=no
traces_7=yes
keeps_data_7=no
knows_ports_7=yes
signal_7='TERM'
restarts_7='upstart'
restart_delay_7=1
restart_limit_7=5
ports_7() {
  "$1" 7420 1CFC
}
logs_7() { return 1; }
start_7() {
  launch '/bin/sh' '-c' 'type setsid >/dev/null 2>&1 && set -- setsid "$@"; (trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/thumbnailer.main.pid; sleep 1; kill -0 $!' 'sh' '/bin/sh' '-c' 'export LISTEN=127.0.0.1:7420
export QUEUE=/srv/scans/queue
/bin/sh -e -c '\''	mkdir -p /var/run/thumbnailer
	chown scans:scans /var/run/thumbnailer'\'' || exit 1
exec /bin/sh -c '\''exec /bin/su -s /bin/sh -c '\''\'\'''\''exec /usr/local/bin/thumbnailer --queue $QUEUE --listen $LISTEN'\''\'\'''\'' scans'\'''
}
stop_7() { return 1; }
status_7() { return 1; }
pid_files_7() {
  "$1" '/var/run/thumbnailer.main.pid'
}
processes_7() { return 1; }

data_directories() {
  "$1" '/var/lib/mysql'
}
runtime_files() {
  directory 0755 0 0 '/var/lock'
  directory 0755 0 0 '/var/lock/subsys'
  directory 0755 0 0 '/var/run'
  directory 0755 0 0 '/var/run/httpd'
  directory 0755 27 27 '/var/run/mysqld'
  fresh_file 0664 0 22 '/var/run/utmp'
}


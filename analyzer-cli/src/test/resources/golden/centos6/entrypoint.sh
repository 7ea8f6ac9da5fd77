root=''
bits=64
runlevel='3'
start_limit=180
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
  "$1" '/var/run/syslogd.pid'
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
start_2() {
  exec '/sbin/service' 'mysqld' 'start'
}
stop_2() {
  exec '/sbin/service' 'mysqld' 'stop'
}
status_2() {
  exec '/sbin/service' 'mysqld' 'status'
}
pid_files_2() {
  "$1" '/var/run/mysqld/mysqld.pid'
}
processes_2() {
  "$1" 'mysqld_safe' ||
    "$1" 'mysqld'
}

name_3='postfix'
need_3=conditional
knows_stop_3=yes
knows_status_3=yes
traces_3=yes
start_3() {
  exec '/sbin/service' 'postfix' 'start'
}
stop_3() {
  exec '/sbin/service' 'postfix' 'stop'
}
status_3() {
  exec '/sbin/service' 'postfix' 'status'
}
pid_files_3() {
  "$1" '/var/spool/postfix/pid/master.pid'
}
processes_3() {
  "$1" 'postfix'
}

name_4='httpd'
need_4=needed
knows_stop_4=yes
knows_status_4=yes
traces_4=yes
start_4() {
  exec '/sbin/service' 'httpd' 'start'
}
stop_4() {
  exec '/sbin/service' 'httpd' 'stop'
}
status_4() {
  exec '/sbin/service' 'httpd' 'status'
}
pid_files_4() {
  "$1" '/var/run/httpd/httpd.pid'
}
processes_4() {
  "$1" 'httpd'
}

name_5='crond'
need_5=needed
knows_stop_5=yes
knows_status_5=yes
traces_5=yes
start_5() {
  exec '/sbin/service' 'crond' 'start'
}
stop_5() {
  exec '/sbin/service' 'crond' 'stop'
}
status_5() {
  exec '/sbin/service' 'crond' 'status'
}
pid_files_5() {
  "$1" '/var/run/crond.pid'
}
processes_5() {
  "$1" 'crond'
}

name_6='local'
need_6=needed
knows_stop_6=no
knows_status_6=no
traces_6=no
start_6() {
  exec '/etc/rc.d/rc.local'
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
start_7() {
  exec '/bin/sh' '-c' '(trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/thumbnailer.main.pid; sleep 1; kill -0 $!' 'sh' '/bin/sh' '-c' 'export LISTEN=127.0.0.1:7420
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


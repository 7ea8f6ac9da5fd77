root=''
bits=64
runlevel='3'
language='en_GB.UTF-8'
syslog='rsyslog'
start_limit=180
listen_limit=30
stop_limit=52
settle=5
grace=10
patience=10
services='1 2 3 4 5 6'
extras=''

name_1='barcoded'
need_1=needed
knows_stop_1=yes
knows_status_1=yes
traces_1=yes
keeps_data_1=no
knows_ports_1=yes
signal_1='TERM'
restarts_1=
ports_1() {
  "$1" 4242 1092
}
logs_1() { return 1; }
start_1() {
  launch '/sbin/service' 'barcoded' 'start'
}
stop_1() {
  launch '/sbin/service' 'barcoded' 'stop'
}
status_1() {
  launch '/sbin/service' 'barcoded' 'status'
}
pid_files_1() {
  "$1" '/var/run/barcoded.pid'
}
processes_1() {
  "$1" 'barcoded'
}

name_2='mariadb'
need_2=needed
knows_stop_2=no
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
  "$1" '/var/log/mariadb/mariadb.log'
}
start_2() {
  launch '/bin/sh' '-c' 'type setsid >/dev/null 2>&1 && set -- setsid "$@"; (trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/mariadb.main.pid; sleep 1; kill -0 $!' 'sh' '/bin/sh' '-c' 'ulimit -n 10000 2>/dev/null
su -s /bin/sh -c '\''exec /usr/libexec/mariadb-prepare-db-dir mariadb.service'\'' mysql || exit 1
exec su -s /bin/sh -c '\''exec /usr/bin/mysqld_safe --basedir=/usr'\'' mysql'
}
stop_2() { return 1; }
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/run/mariadb.main.pid'
}
processes_2() { return 1; }

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
  launch '/usr/sbin/postfix' 'start'
}
stop_3() {
  launch '/usr/sbin/postfix' 'stop'
}
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/spool/postfix/pid/master.pid'
}
processes_3() {
  "$1" 'master' ||
    "$1" 'postfix'
}

name_4='rsyslog'
need_4=conditional
knows_stop_4=no
knows_status_4=no
traces_4=yes
keeps_data_4=no
knows_ports_4=no
signal_4='TERM'
restarts_4=
ports_4() { return 1; }
logs_4() {
  "$1" '/var/log/messages'
}
start_4() {
  launch '/bin/sh' '-c' 'type setsid >/dev/null 2>&1 && set -- setsid "$@"; (trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/rsyslog.main.pid; sleep 1; kill -0 $!' 'sh' '/usr/sbin/rsyslogd' '-n'
}
stop_4() { return 1; }
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/rsyslog.main.pid'
}
processes_4() { return 1; }

name_5='tomcat@shop'
need_5=needed
knows_stop_5=yes
knows_status_5=no
traces_5=yes
keeps_data_5=no
knows_ports_5=yes
signal_5='TERM'
restarts_5=
ports_5() {
  "$1" 8015 1F4F ||
    "$1" 8090 1F9A
}
logs_5() { return 1; }
start_5() {
  launch '/bin/sh' '-c' 'type setsid >/dev/null 2>&1 && set -- setsid "$@"; (trap - INT QUIT; exec "$@") </dev/null & echo $! >/var/run/tomcat@shop.main.pid; sleep 1; kill -0 $!' 'sh' '/bin/sh' '-c' '[ ! -r /etc/tomcat/tomcat.conf ] || while read -r l; do n=${l%%=*}; case $n in "$l"|'\'''\''|[0-9]*|*[!A-Za-z0-9_]*) ;; *) v=${l#*=}; v=${v#[\"\'\'']}; v=${v%[\"\'\'']}; export "$n=$v";; esac; done </etc/tomcat/tomcat.conf
[ ! -r /etc/sysconfig/tomcat@shop ] || while read -r l; do n=${l%%=*}; case $n in "$l"|'\'''\''|[0-9]*|*[!A-Za-z0-9_]*) ;; *) v=${l#*=}; v=${v#[\"\'\'']}; v=${v%[\"\'\'']}; export "$n=$v";; esac; done </etc/sysconfig/tomcat@shop
export NAME=shop
exec su -s /bin/sh -c '\''exec /usr/libexec/tomcat/server start'\'' tomcat'
}
stop_5() {
  launch '/bin/sh' '-c' '[ ! -r /etc/tomcat/tomcat.conf ] || while read -r l; do n=${l%%=*}; case $n in "$l"|'\'''\''|[0-9]*|*[!A-Za-z0-9_]*) ;; *) v=${l#*=}; v=${v#[\"\'\'']}; v=${v%[\"\'\'']}; export "$n=$v";; esac; done </etc/tomcat/tomcat.conf
[ ! -r /etc/sysconfig/tomcat@shop ] || while read -r l; do n=${l%%=*}; case $n in "$l"|'\'''\''|[0-9]*|*[!A-Za-z0-9_]*) ;; *) v=${l#*=}; v=${v#[\"\'\'']}; v=${v%[\"\'\'']}; export "$n=$v";; esac; done </etc/sysconfig/tomcat@shop
export NAME=shop
su -s /bin/sh -c '\''exec /usr/libexec/tomcat/server stop'\'' tomcat'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/tomcat@shop.main.pid'
}
processes_5() { return 1; }

name_6='nginx'
need_6=needed
knows_stop_6=no
knows_status_6=no
traces_6=yes
keeps_data_6=no
knows_ports_6=yes
signal_6='QUIT'
restarts_6=
ports_6() {
  "$1" 80 0050 ||
    "$1" 443 01BB
}
logs_6() {
  "$1" '/var/log/nginx/error.log'
}
start_6() {
  launch '/bin/sh' '-c' '/usr/bin/rm -f /run/nginx.pid || exit 1
/usr/sbin/nginx -t || exit 1
exec /usr/sbin/nginx'
}
stop_6() { return 1; }
status_6() { return 1; }
pid_files_6() {
  "$1" '/run/nginx.pid'
}
processes_6() {
  "$1" 'nginx'
}

data_directories() {
  "$1" '/var/lib/mysql'
}
runtime_files() {
  directory 0755 0 0 '/run'
  directory 0755 1000 1000 '/run/barcoded'
  directory 0755 0 0 '/run/lock'
  directory 0755 0 0 '/run/lock/subsys'
  directory 0755 0 0 '/run/sshd'
  fresh_file 0664 0 22 '/run/utmp'
  directory 0755 27 27 '/var/run/mariadb'
}


root=''
bits=32
runlevel='3'
start_limit=180
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
start_1() {
  exec '/etc/rc.d/rc.syslog' 'start'
}
stop_1() {
  exec '/etc/rc.d/rc.syslog' 'stop'
}
status_1() { return 1; }
pid_files_1() {
  "$1" '/var/run/syslog.pid'
}
processes_1() {
  "$1" 'syslog'
}

name_2='bind'
need_2=needed
knows_stop_2=yes
knows_status_2=no
traces_2=yes
start_2() {
  exec '/etc/rc.d/rc.bind' 'start'
}
stop_2() {
  exec '/etc/rc.d/rc.bind' 'stop'
}
status_2() { return 1; }
pid_files_2() {
  "$1" '/var/run/bind.pid'
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
start_3() {
  exec '/usr/sbin/crond' '-l10'
}
stop_3() { return 1; }
status_3() { return 1; }
pid_files_3() {
  "$1" '/var/run/crond.pid'
}
processes_3() {
  "$1" 'crond'
}

name_4='sendmail'
need_4=conditional
knows_stop_4=yes
knows_status_4=no
traces_4=yes
start_4() {
  exec '/etc/rc.d/rc.sendmail' 'start'
}
stop_4() {
  exec '/etc/rc.d/rc.sendmail' 'stop'
}
status_4() { return 1; }
pid_files_4() {
  "$1" '/var/run/sendmail.pid'
}
processes_4() {
  "$1" 'sendmail'
}

name_5='mysqld'
need_5=needed
knows_stop_5=yes
knows_status_5=no
traces_5=yes
start_5() {
  exec '/etc/rc.d/rc.mysqld' 'start'
}
stop_5() {
  exec '/etc/rc.d/rc.mysqld' 'stop'
}
status_5() { return 1; }
pid_files_5() {
  "$1" '/var/run/mysql/mysql.pid'
}
processes_5() {
  "$1" 'mysqld'
}

name_6='httpd'
need_6=needed
knows_stop_6=yes
knows_status_6=no
traces_6=yes
start_6() {
  exec '/etc/rc.d/rc.httpd' 'start'
}
stop_6() {
  exec '/etc/rc.d/rc.httpd' 'stop'
}
status_6() { return 1; }
pid_files_6() {
  "$1" '/var/run/httpd/httpd.pid'
}
processes_6() {
  "$1" 'httpd'
}

name_7='local'
need_7=needed
knows_stop_7=no
knows_status_7=no
traces_7=no
start_7() {
  exec '/etc/rc.d/rc.local'
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


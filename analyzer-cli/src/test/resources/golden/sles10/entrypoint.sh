root=''
bits=64
runlevel='3'
start_limit=180
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
start_1() {
  exec '/etc/init.d/boot.local'
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
start_2() {
  exec '/sbin/service' 'syslog' 'start'
}
stop_2() {
  exec '/sbin/service' 'syslog' 'stop'
}
status_2() {
  exec '/sbin/service' 'syslog' 'status'
}
pid_files_2() {
  "$1" '/var/run/syslog-ng.pid'
}
processes_2() {
  "$1" 'syslog'
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

name_4='cron'
need_4=needed
knows_stop_4=yes
knows_status_4=yes
traces_4=yes
start_4() {
  exec '/sbin/service' 'cron' 'start'
}
stop_4() {
  exec '/sbin/service' 'cron' 'stop'
}
status_4() {
  exec '/sbin/service' 'cron' 'status'
}
pid_files_4() {
  "$1" '/var/run/cron.pid'
}
processes_4() {
  "$1" 'cron'
}

name_5='dms'
need_5=needed
knows_stop_5=yes
knows_status_5=yes
traces_5=yes
start_5() {
  exec '/sbin/service' 'dms' 'start'
}
stop_5() {
  exec '/sbin/service' 'dms' 'stop'
}
status_5() {
  exec '/sbin/service' 'dms' 'status'
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
start_6() {
  exec '/sbin/service' 'nmb' 'start'
}
stop_6() {
  exec '/sbin/service' 'nmb' 'stop'
}
status_6() {
  exec '/sbin/service' 'nmb' 'status'
}
pid_files_6() {
  "$1" '/var/run/samba/nmbd.pid'
}
processes_6() {
  "$1" 'nmb'
}

name_7='apache2'
need_7=needed
knows_stop_7=yes
knows_status_7=yes
traces_7=yes
start_7() {
  exec '/sbin/service' 'apache2' 'start'
}
stop_7() {
  exec '/sbin/service' 'apache2' 'stop'
}
status_7() {
  exec '/sbin/service' 'apache2' 'status'
}
pid_files_7() {
  "$1" '/var/run/httpd2.pid'
}
processes_7() {
  "$1" 'httpd2' ||
    "$1" 'apache2'
}

name_8='smb'
need_8=conditional
knows_stop_8=yes
knows_status_8=yes
traces_8=yes
start_8() {
  exec '/sbin/service' 'smb' 'start'
}
stop_8() {
  exec '/sbin/service' 'smb' 'stop'
}
status_8() {
  exec '/sbin/service' 'smb' 'status'
}
pid_files_8() {
  "$1" '/var/run/samba/smbd.pid'
}
processes_8() {
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


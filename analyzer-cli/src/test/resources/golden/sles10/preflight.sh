stops=0
answers=no
rootless=no
store=
platform='linux/amd64'
ia32=''
socketcall=''
vdso32=''
vsyscall='64-bit glibc 2.4 crashes (status 139) unless the host boots with vsyscall=emulate'
inodes=''
label=''
archives='rootfs.tar.gz'
image_kib=X
memory_kib=262144
name=${NAME:-buero1-example-de}
keep_address=${KEEP_ADDRESS:-no}
check_limit nofile 4096 n
check_port 80 tcp "${PORT_80:-80}"
check_port 443 tcp "${PORT_443:-443}"
check_port 8088 tcp "${PORT_8088:-8088}"

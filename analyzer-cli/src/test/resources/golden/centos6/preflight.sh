stops=0
answers=no
rootless=no
store=
platform='linux/amd64'
ia32=''
socketcall=''
vdso32=''
vsyscall='64-bit glibc 2.12 crashes (status 139) unless the host boots with vsyscall=emulate'
inodes=''
label=''
archives='rootfs.tar.gz'
image_kib=X
memory_kib=262144
name=${NAME:-wiki-example-org}
keep_address=${KEEP_ADDRESS:-no}
check_limit nofile 4096 n
check_port 80 tcp "${PORT_80:-80}"
check_port 7411 tcp "${PORT_7411:-7411}"

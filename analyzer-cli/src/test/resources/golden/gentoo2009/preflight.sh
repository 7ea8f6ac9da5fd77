stops=0
answers=no
rootless=no
store=
platform='linux/386'
ia32='the programs are 32-bit; a 64-bit kernel must be willing to run them'
socketcall='32-bit programs open sockets through socketcall, which Docker 29.4.2'\''s default seccomp profile denies; use a newer engine or its profile'
vdso32=''
vsyscall=''
inodes='many 32-bit programs stop at files whose inode number is larger than 32 bits, as on large XFS'
label=''
archives='rootfs.tar.gz'
image_kib=X
memory_kib=262144
name=${NAME:-shop}
keep_address=${KEEP_ADDRESS:-no}
check_limit nofile 4096 n
check_sysctl kernel.shmmax
check_sysctl kernel.shmall
check_port 80 tcp "${PORT_80:-80}"
check_port 443 tcp "${PORT_443:-443}"
check_port 8099 tcp "${PORT_8099:-8099}"

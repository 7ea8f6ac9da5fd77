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
name=${NAME:-gate-example-org}
keep_address=${KEEP_ADDRESS:-yes}
check_limit nofile 4096 n
check_address '10.20.0.1' '10.20.0.0/24' 169082880 4294967040 yes 'bind listens on 10.20.0.1 alone'
check_port 80 tcp "${PORT_80:-80}"
check_port 53 tcp "${PORT_53:-53}"
check_port 7001 tcp "${PORT_7001:-7001}"
check_port 53 udp "${PORT_53:-53}"

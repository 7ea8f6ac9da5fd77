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
name=${NAME:-gate-example-com}
keep_address=${KEEP_ADDRESS:-no}
check_limit nofile 4096 n
check_sysctl kernel.shmmax
check_sysctl kernel.shmall
check_address '192.0.2.53' '192.0.2.0/24' 3221225984 4294967040 yes 'named, postgresql listen on 192.0.2.53 alone, but the network of it has 192.0.2.60, which the container could not reach then'
check_port 53 tcp "${PORT_53:-53}"
check_port 873 tcp "${PORT_873:-873}"
check_port 2401 tcp "${PORT_2401:-2401}"
check_port 5432 tcp "${PORT_5432:-127.0.0.1:5432}"
check_port 7070 tcp "${PORT_7070:-7070}"
check_port 53 udp "${PORT_53:-53}"

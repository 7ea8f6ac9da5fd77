#!/bin/sh
# Makes the disks on which several volumes look like the root of a server, or on which a root has volumes of its own. Made with
# sfdisk 2.38.1, mke2fs and tune2fs 1.47.0, mkswap 2.38.1 (Debian 12), without root's rights:
#   apt-get install fdisk e2fsprogs util-linux
# Partitions have 1 MiB, from sector 2048 on.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/roots
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"
export E2FSPROGS_FAKE_TIME=1286000000 LC_ALL=C TZ=UTC

# root DIRECTORY DAY FSTAB...: what every root has, last booted on DAY.
root() {
  tree=trees/$1 day=$2
  shift 2
  mkdir -p "$tree/etc" "$tree/bin" "$tree/sbin" "$tree/lib/modules/2.6.9" "$tree/var/log" "$tree/var/lib/rpm" \
    "$tree/boot" "$tree/proc" "$tree/home" "$tree/mnt/old"
  echo 'root:x:0:0:root:/root:/bin/bash' > "$tree/etc/passwd"
  printf '%s\n' "$@" > "$tree/etc/fstab"
  echo "$tree" > "$tree/etc/redhat-release"
  : > "$tree/sbin/init"
  : > "$tree/etc/mtab"
  find "$tree" -exec touch -h -d 2005-01-01 {} +
  touch -d "$day" "$tree/etc/mtab"
}

# files DISK NUMBER DIRECTORY UUID [LABEL]: an ext2 of a tree in the partition of that number, each of 1 MiB.
files() {
  mke2fs -q -F -t ext2 -b 1024 -N 128 -O ^resize_inode -m 0 -U "$4" -L "${5:-}" -E "offset=$(($2 * 1048576)),hash_seed=$4" \
    -d "trees/$3" "$1" 1000k
}

# mounted DISK NUMBER PLACE: where the partition was mounted last, as the kernel notes it.
mounted() {
  dd if="$1" of=part bs=1M skip="$2" count=1 status=none
  tune2fs -M "$3" part > tune.log
  dd if=part of="$1" bs=1M seek="$2" conv=notrunc status=none
}

disk() {
  truncate -s "$(($2 + 1))M" "$1"
  for number in $(seq "$2"); do echo "start=$((number * 2048)), size=2048, type=83"; done |
    { echo 'label: dos'; echo 'label-id: 0x0000c0de'; cat; } | sfdisk -q "$1"
}

pack() {
  for name; do gzip -9n < "$name" > "$out/$name.gz"; done
}

old=01d00000-0000-4000-8000-000000000001
new=2e300000-0000-4000-8000-000000000002
boot=b0070000-0000-4000-8000-000000000003

# CentOS 4 and, installed beside it, CentOS 5, which the boot loader starts, though the old one was started by hand since.
root centos4 2010-03-01 'LABEL=/old / ext3 defaults 1 1' "UUID=$boot /boot ext3 defaults 1 2"
root centos5 2010-02-01 'LABEL=/new / ext3 defaults 1 1' "UUID=$boot /boot ext3 defaults 1 2"
mkdir -p trees/boot/grub
cat > trees/boot/grub/grub.conf <<'MENU'
# the first entry is number 0
default=1
timeout=5
title CentOS 4 (2.6.9-67.EL)
	root (hd0,0)
	kernel /vmlinuz-2.6.9-67.EL ro root=LABEL=/old rhgb
title CentOS (2.6.18-194.el5)
	root (hd0,0)
	kernel /vmlinuz-2.6.18-194.el5 ro root=LABEL=/new rhgb quiet
MENU
disk two-systems 3
files two-systems 1 boot $boot /boot
files two-systems 2 centos4 $old /old
files two-systems 3 centos5 $new /new

# The same without a boot loader that tells: the last in use.
disk two-systems-without-boot 2
files two-systems-without-boot 1 centos5 $new /new
files two-systems-without-boot 2 centos4 $old /old

# A root that was copied for backup before the last boot, and keeps the fstab of the first.
root server 2010-05-05 "UUID=$new / ext3 defaults 1 1"
root backup 2010-05-05 "UUID=$new / ext3 defaults 1 1"
disk backup 2
files backup 1 backup $old
files backup 2 server $new

# The same where fstab has but device names, and the file systems know where they were mounted.
root by-name 2010-05-05 '/dev/sda2 / ext4 defaults 1 1'
disk backup-by-name 2
files backup-by-name 1 by-name $old
files backup-by-name 2 by-name $new
cp backup-by-name backup-mounted
mounted backup-mounted 1 /mnt/backup
mounted backup-mounted 2 /

# A rescue system that the server itself mounts, of the same day.
root rescue 2010-05-05 '/dev/sda1 / ext2 defaults 1 1'
root rescued 2010-05-05 'LABEL=web / ext3 defaults 1 1' '/dev/sda1 /mnt/old ext2 defaults 0 0'
disk rescue 2
files rescue 1 rescue $old
files rescue 2 rescued $new web

# A root of which fstab is gone beside a chroot, which has neither.
root broken 2010-01-01 ''
rm trees/broken/etc/fstab
root chroot 2010-02-02 ''
rm -r trees/chroot/etc/fstab trees/chroot/sbin trees/chroot/lib
disk broken 2
files broken 1 chroot $old
files broken 2 broken $new

# Nothing but its size tells.
root same 2010-01-01 ''
rm trees/same/etc/fstab trees/same/etc/mtab
disk same 2
files same 1 same $old
files same 2 same $new
printf 'label: dos\nlabel-id: 0x0000c0de\nstart=2048, size=2048, type=83\nstart=4096, size=4096, type=83\n' > larger
truncate -s 5M same
sfdisk -q same < larger

# Two IDE disks, the second on another controller: logical partitions on both, directories on volumes of their own, in an
# order of fstab that mounts the inner before the outer, by all kinds of names. spread.truth are the files that Linux 6.1
# shows where each is mounted in its place by hand (mount -o loop,ro, find).
root spread 2010-01-01 \
  '/home/www /srv/www none bind 0 0' \
  '/dev/hda5 /var/lib/mysql ext2 defaults 1 2' \
  '/dev/hdc6 /home/my\040files ext2 defaults 1 2' \
  'PARTUUID=0000c0de-06 /home ext2 defaults 1 2' \
  '/dev/hda1 / ext2 defaults 1 1' \
  '/dev/hdc5 /var/ ext2 defaults 1 2' \
  '/dev/hdc7 /opt ext2 defaults 1 2' \
  '/dev/hdc8 /data ext2 noauto 0 0' \
  'none /proc proc defaults 0 0'
mkdir -p trees/spread/srv/www trees/spread/opt trees/spread/data
echo hidden > trees/spread/opt/hidden
mkdir -p trees/mysql/mysql "trees/files/letters" "trees/home/my files" trees/home/www/html trees/data/archive
mv trees/spread/var trees/var
mkdir -p trees/spread/var trees/var/lib/mysql
echo page > trees/home/www/html/index.html
find trees -exec touch -h -d 2005-01-01 {} +
truncate -s 5M spread-0
truncate -s 5M spread-1
sfdisk -q spread-0 <<'TABLE'
label: dos
label-id: 0x0000c0de
start=2048, size=2000, type=83, bootable
start=4090, size=6000, type=5
start=4096, size=2000, type=83
start=6144, size=2000, type=83
TABLE
sfdisk -q spread-1 <<'TABLE'
label: dos
label-id: 0x0000c0df
start=2000, size=8200, type=f
start=2048, size=2000, type=83
start=4096, size=2000, type=83
start=6144, size=2000, type=82
start=8192, size=2000, type=83
TABLE
files spread-0 1 spread 5b4ead00-0000-4000-8000-000000000001
files spread-0 2 mysql 5b4ead00-0000-4000-8000-000000000002
files spread-0 3 home 5b4ead00-0000-4000-8000-000000000003
files spread-1 1 var 5b4ead00-0000-4000-8000-000000000004
files spread-1 2 files 5b4ead00-0000-4000-8000-000000000005
files spread-1 4 data 5b4ead00-0000-4000-8000-000000000006 archive

pack two-systems two-systems-without-boot backup backup-by-name backup-mounted rescue broken same spread-0 spread-1

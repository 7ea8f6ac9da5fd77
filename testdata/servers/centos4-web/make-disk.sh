#!/bin/bash
# Puts the sample on a disk as its installer would have: make-disk.sh, as root; writes centos4-web.vmdk beside it.
# A PC's partition table with /boot, and swap and / in logical partitions, in a VMDK as OVF has them.
#   apt-get install e2fsprogs fdisk qemu-utils util-linux
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

"$here/unpack.sh" root
mkdir boot
touch -r root/boot boot-time
mv root/boot/* boot/
touch -r boot-time root/boot boot

truncate -s 24M disk
sfdisk -q disk << 'TABLE'
label: dos
label-id: 0x000c4004
start=63, size=8064, type=83, bootable
start=8127, size=41025, type=5
start=8190, size=4032, type=82
start=12285, size=36000, type=83
TABLE

# make FILE-SYSTEM START SECTORS DIRECTORY LABEL UUID: blocks of 1 KiB, of which the kernel wants whole ones
make() {
  truncate -s "$(($3 / 2))K" part
  mke2fs -q -F -t "$1" -b 1024 -N 1024 -L "$5" -U "$6" -d "$4" -E hash_seed="$6" part
  # mke2fs makes its root directory anew, with the time it is.
  debugfs -w -R "set_inode_field <2> mtime @$(stat -c %Y "$4")" part 2> /dev/null
  dd if=part of=disk bs=512 seek="$2" conv=notrunc,sparse status=none
  rm part
}
make ext3 63 8064 boot /boot 6b1a5ffa-0001-4004-8004-c3a7b1d0f001
make ext3 12285 36000 root / 6b1a5ffa-0002-4004-8004-c3a7b1d0f002
truncate -s 2016K part
mkswap -q -L SWAP-sda3 -U 6b1a5ffa-0003-4004-8004-c3a7b1d0f003 part
dd if=part of=disk bs=512 seek=8190 conv=notrunc,sparse status=none

qemu-img convert -f raw -O vmdk -o subformat=streamOptimized disk "$here/centos4-web.vmdk"

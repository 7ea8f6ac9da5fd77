#!/bin/sh
# Makes the md arrays that the tests of the reader use, inside libguestfs' appliance, and packs their members with what Linux
# reads of the arrays. Made with libguestfs 1.48, mdadm 4.2, Linux 6.1, e2fsprogs 1.47, GCC 12 (Debian 12):
#   apt-get install libguestfs-tools linux-image-amd64 e2fsprogs gcc python3
# UUIDs are new each time.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

gcc -static -o make-old "$here/make-old-md.c"
python3 -c 'import sys
for line in range(16384): sys.stdout.write("%-511d\n" % line)' > pattern
truncate -s 256M disk
mke2fs -q -F -t ext4 -O ^has_journal disk
for file in pattern make-old; do
  debugfs -w -R "write $file $file" disk > log 2>&1
done
debugfs -w -R "set_inode_field make-old mode 0100755" disk > log 2>&1

export LIBGUESTFS_BACKEND=direct
guestfish --format=raw -a disk <<GUEST
run
debug-upload $here/md-guest.sh /tmp/guest.sh 0755
debug sh "/bin/bash /tmp/guest.sh > /tmp/log 2>&1; cat /tmp/log"
GUEST

mkdir all
debugfs -R "rdump / all" disk > log 2>&1

rm -rf "$out"
mkdir -p "$out"
sort all/truth > "$out/truth"
find all -name '*-0.img' | sed 's|all/\(.*\)-0.img|\1|' | while read -r array; do
  (cd all && python3 -m zipfile -c "$out/$array.zip" "$array"-[0-9].img)
done

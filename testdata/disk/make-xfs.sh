#!/bin/sh
# Makes the XFS that the tests of the reader use: to be run as root, for mounts and device nodes. Linux has to know
# blocks larger than its pages; what it no longer writes, version 4, is written by the older Linux of libguestfs.
# Made with xfsprogs 6.1.0, libguestfs 1.48 (Debian 12, Linux 6.1) and Linux 6.18.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/xfs
work=$(mktemp -d)
trap 'umount "$work/mounted" 2> /dev/null; rm -rf "$work"' EXIT
mkdir -p "$out" "$work/mounted"
cd "$work"

export PYTHONDONTWRITEBYTECODE=1
# These have mkfs.xfs make file systems below 300 MB, as its own tests need them.
export TEST_DIR=. TEST_DEV=. QA_CHECK_FS=1
uuid=d15c0b01-5eed-4e57-a11d-000000000001

# The file system $1 of size $2, made with the options that follow.
make() {
  name=$1 size=$2
  shift 2
  mkfs.xfs -q -L relics -d "file,name=$name.img,size=$size" "$@" > errors 2>&1 || { cat errors; exit 1; }
}

packed() { tar --xattrs --xattrs-include='*' --acls -S "$@"; }

truth() {
  mount -o loop,ro "$1.img" mounted
  python3 "$here/ext-tree.py" list mounted | gzip -9n > "$out/$1.truth.gz"
  umount mounted
}

# With an empty log it takes less room.
keep() {
  xfs_repair -o force_geometry -f -L "$1.img" > errors 2>&1 || { cat errors; exit 1; }
  gzip -9n < "$1.img" > "$out/$1.img.gz"
}

make v5-1k 36m -d agcount=2 -m "uuid=$uuid,reflink=1,bigtime=1" -i nrext64=1 -b size=1024 -n size=4096 -l size=8800k
mount -o loop,noatime v5-1k.img mounted
python3 "$here/xfs-tree.py" relics mounted
python3 "$here/xfs-tree.py" written mounted
xfs_io -c 'chproj 42' mounted/forms/1024
(cd mounted && packed -cf ../relics.tar .) 2> errors
umount mounted
xfs_admin -U d15c0b01-5eed-4e57-a11d-000000000003 v5-1k.img > errors
truth v5-1k
keep v5-1k

make v5-pieces 17m -d agcount=1 -m reflink=0,finobt=0,inobtcount=0 -i sparse=0 -b size=1024 -n size=4096 -l size=3m
mount -o loop v5-pieces.img mounted
python3 "$here/xfs-tree.py" fragments mounted
umount mounted
truth v5-pieces
keep v5-pieces

make v5-64k 56m -d agcount=1 -m "uuid=$uuid,reflink=0" -b size=65536 -n size=65536 -l size=32m
mount -o loop v5-64k.img mounted
packed -C mounted -xf relics.tar
umount mounted
keep v5-64k

make sample-v5 24m -d agcount=1 -m reflink=0 -b size=4096 -s size=4096 -l size=7m
mount -o loop sample-v5.img mounted
python3 "$here/ext-tree.py" sample mounted
(cd mounted && packed -cf ../sample.tar .) 2> errors
umount mounted
keep sample-v5

make v4-512 36m -d agcount=2 -m "crc=0,uuid=$uuid" -n ftype=0 -b size=512 -l size=2560k
make sample-v4 20m -d agcount=1 -m crc=0 -n ftype=0 -i size=256 -b size=4096 -l size=3500k
export LIBGUESTFS_BACKEND=direct LIBGUESTFS_BACKEND_SETTINGS=force_tcg
guestfish --format=raw -a v4-512.img -a sample-v4.img << 'SCRIPT'
run
mount /dev/sda /
tar-in relics.tar / xattrs:true acls:true
umount /
mount /dev/sdb /
tar-in sample.tar / xattrs:true acls:true
umount /
SCRIPT
keep v4-512
keep sample-v4

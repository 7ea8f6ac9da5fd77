#!/bin/sh
# Makes the ext file systems that the tests of the reader use, with mke2fs and, for one of them, Linux
# itself: to be run as root, for device nodes and that mount.
# Made with e2fsprogs 1.47.0, Python 3.11 (Debian 12) and Linux 6.18.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/ext
work=$(mktemp -d)
trap 'umount "$work/mounted" 2> /dev/null; rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

export PYTHONDONTWRITEBYTECODE=1
tree() { python3 "$here/ext-tree.py" "$@"; }

uuid=d15c0b01-5eed-4e57-a11d-000000000001
export E2FSPROGS_FAKE_TIME=1330000000

# The file system $1 of size $2 with the files in $3, made with the options that follow.
make() {
  name=$1 size=$2 files=$3
  shift 3
  truncate -s "$size" "$name.img"
  mke2fs -q -F -L relics -U $uuid -E "hash_seed=$uuid,root_owner=0:0" -d "$files" "$@" "$name.img" > errors 2>&1 ||
    { cat errors; exit 1; }
}

keep() {
  e2fsck -fn "$1.img" > errors 2>&1 || { cat errors; exit 1; }
  gzip -9n < "$1.img" > "$out/$1.img.gz"
}

# The file system $1 of size $2 with all forms of files.
relics() {
  name=$1 size=$2
  shift 2
  make "$name" "$size" relics "$@"
  keep "$name"
}

# The file system $1 with the sample, which has no place for the directory of e2fsck's own.
sample() {
  name=$1
  shift
  make "$name" 3M sample -N 160 "$@"
  debugfs -w -R 'rmdir lost+found' "$name.img" > errors 2>&1
  gzip -9n < "$name.img" > "$out/$name.img.gz"
}

tree sample sample
tree relics relics
tree list relics | gzip -9n > "$out/relics.truth.gz"

sample sample-ext2 -t ext2 -b 1024 -I 128 -O ^filetype,^dir_index,^resize_inode
sample sample-ext4 -t ext4 -b 4096 -I 256 -O inline_data,^has_journal,^resize_inode

relics ext2-rev0 2M -N 240 -t ext2 -r 0 -b 1024 -O none
relics ext2-old-entries 2M -N 240 -t ext2 -b 2048 -I 128 -O ^filetype,^dir_index,^resize_inode
relics ext3-1k 10M -N 256 -t ext3 -b 1024 -I 128 -J size=1
relics ext4-default 16M -N 240 -t ext4 -b 4096
relics ext4-inline 2M -N 240 -t ext4 -b 1024 -I 512 -O inline_data,^has_journal
relics ext4-bigalloc 4M -N 240 -t ext4 -b 1024 -O bigalloc,^has_journal,^resize_inode -C 4096
relics ext4-meta-groups 6M -N 480 -t ext4 -b 1024 -g 256 -O meta_bg,^resize_inode,^flex_bg,^has_journal
relics ext4-early 4M -N 240 -t ext4 -b 1024 -O uninit_bg,^metadata_csum,^64bit,^has_journal
relics ext4-64k 32M -N 240 -t ext4 -b 65536 -O ^has_journal,^resize_inode
relics ext4-unusual 4M -N 240 -t ext4 -b 2048 -O ea_inode,large_dir,casefold,metadata_csum_seed,sparse_super2,^resize_inode,^has_journal -E encoding=utf8

truncate -s 3M ext4-written.img
mke2fs -q -F -L relics -U $uuid -E "hash_seed=$uuid" -t ext4 -b 1024 -N 128 -O inline_data,ea_inode,^has_journal ext4-written.img > errors 2>&1
mkdir mounted
mount -o loop ext4-written.img mounted
tree written mounted
umount mounted
mount -o loop,ro ext4-written.img mounted
tree list mounted | gzip -9n > "$out/written.truth.gz"
umount mounted
keep ext4-written

# A directory that is too large to be listed for the sake of one name; e2fsck gives it the hash tree that Linux would have.
mkdir -p large/names
echo one > large/names/one
for i in $(seq -w 2400); do ln large/names/one "large/names/$i-$(printf '%0230d' 0)"; done
make ext4-large-directory 3M large -t ext4 -b 1024 -N 64 -O ^has_journal,^resize_inode
e2fsck -fyD ext4-large-directory.img > errors 2>&1 || [ $? -le 1 ]
keep ext4-large-directory

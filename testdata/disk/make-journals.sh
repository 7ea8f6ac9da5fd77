#!/bin/bash
# Makes ext file systems of servers that were switched off: their journals hold what is not in them yet. What Linux writes is copied
# while it is mounted; what it does not write any more, debugfs does. Beside each lies which blocks e2fsck changes when it replays
# the journal; beside those with fast commits, which it does not carry out rightly, what was in them when they were copied.
#   make-journals.sh [FOLDER]    FOLDER has the journals of e2fsprogs' own tests, of which only the changed blocks are kept
# To be run as root, for the mounts. Made with e2fsprogs 1.47.0, Python 3.11 (Debian 12) and Linux 6.18.
set -euo pipefail

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/ext/journal
work=$(mktemp -d)
trap 'umount "$work/mounted" 2> /dev/null; rm -rf "$work"' EXIT
mkdir -p "$out" "$work/mounted"
cd "$work"

export PYTHONDONTWRITEBYTECODE=1
uuid=d15c0b01-5eed-4e57-a11d-000000000002

format() {
  name=$1 size=$2
  shift 2
  truncate -s "$size" "$name.img"
  mke2fs -q -F -U $uuid -E "hash_seed=$uuid,lazy_itable_init=0" "$@" "$name.img" 2> errors || { cat errors; exit 1; }
}

# The file system $1 as it is on the disk while the commands $3 were the last, mounted with the options $2.
switch_off() {
  mount -o "loop,$2" "$1.img" mounted
  (cd mounted && eval "$3")
  cp --sparse=always "$1.img" "$1.copy"
  umount mounted
  mv "$1.copy" "$1.img"
}

replayed() {
  cp --sparse=always "$1.img" after
  e2fsck -y -E journal_only after > "$1.log" 2>&1 || [ $? -le 1 ] || { cat "$1.log"; exit 1; }
  "$here/replayed.py" "$1.img" after > "$out/$1.replayed"
}

keep() {
  replayed "$1"
  gzip -9n < "$1.img" > "$out/$1.img.gz"
}

# The file system $1 with a journal of transactions that debugfs writes: commands $2, options of mke2fs.
written() {
  name=$1 commands=$2
  shift 2
  format "$name" 3M -t ext4 -N 64 -b 1024 -J size=1 "$@"
  printf '%s\n' "$commands" > commands
  debugfs -w -f commands "$name.img" > errors 2>&1
  keep "$name"
}

# What e2fsck makes of the file system $2 if a byte of a block of its log is another one: block, offset in it, value. Its place is kept.
damaged() {
  cp "$2.img" "$1.img"
  place=$(($(debugfs -R "bmap <8> $3" "$2.img" 2> /dev/null) * 1024 + $4))
  printf "\\x$(printf %x "$5")" | dd of="$1.img" bs=1 seek=$place conv=notrunc status=none
  replayed "$1"
  echo "$2 $place $5" | cat - "$out/$1.replayed" > list
  mv list "$out/$1.replayed"
}

# Transactions that Linux writes: the log goes around its end, and much is revoked.
around='for round in $(seq 18); do
  mkdir t; for i in $(seq 60); do echo $round > t/file-with-a-longer-name-$i; done; sync
  rm -r t; sync; echo $round > keep; xfs_io -c fsync keep
done; echo end > end; xfs_io -c fsync end'
changes='mkdir d; for i in $(seq 30); do echo $i > d/f$i; done; sync; mv d/f1 moved; rm d/f2; ln -s target link
  mkdir d/e; echo last > last; xfs_io -c fsync last'
escapes='printf "\xc0\x3b\x39\x98escaped" > escaped; (printf "\xc0\x3b\x39\x98\0\0\0\2\0\0\0\3"; seq 900) > like-a-commit; xfs_io -c fsync escaped'
format linux-ext3-around 9M -t ext3 -b 1024 -J size=1
switch_off linux-ext3-around rw "$around"
format linux-ext4-around 6M -t ext4 -b 1024 -J size=1
switch_off linux-ext4-around rw "$around"
format linux-checksums-v1 4M -t ext4 -b 1024 -J size=1 -O ^metadata_csum,^64bit
switch_off linux-checksums-v1 rw,journal_checksum "$changes"
format linux-escapes-ext3 4M -t ext3 -b 1024 -J size=1
switch_off linux-escapes-ext3 rw,data=journal "$escapes"
format linux-escapes-ext4 16M -t ext4 -b 4096 -J size=4
switch_off linux-escapes-ext4 rw,data=journal "$escapes"
for name in linux-ext3-around linux-ext4-around linux-checksums-v1 linux-escapes-ext3 linux-escapes-ext4; do keep $name; done

# Journals in many pieces: mapped by blocks, then by extents in a block of their own.
for type in ext3 ext4; do
  name=linux-pieces-$type
  format $name 4M -t $type -b 1024 -N 1024 -O ^has_journal,^resize_inode
  switch_off $name rw 'for i in $(seq 800); do echo $i > f$i; head -c 2048 /dev/zero >> f$i; done; sync; for i in $(seq 1 2 800); do rm f$i; done; sync'
  e2fsck -fy $name.img > errors 2>&1 || [ $? -le 1 ]
  tune2fs -j -J size=1 $name.img > errors 2>&1
  switch_off $name rw 'rm f2 f4 f6; mkdir d; for i in $(seq 30); do echo $i > d/f$i; done; xfs_io -c fsync d/f30'
  keep $name
done

# Transactions that debugfs writes.
python3 - << 'END'
import random
random.seed(17)
for name, blocks in ("abc", 3), ("d", 1), ("efg", 3):
    with open(name, "wb") as out:
        out.write(b"".join(b"%c" % letter * 1000 + random.randbytes(24) for letter in name.encode()))
with open("escaped", "wb") as out:
    out.write(bytes.fromhex("C03B3998") + random.randbytes(1020))
END
transactions='jw -b 2000,2001,2002 abc
jw -b 2010 escaped
jw -r 2001
jw -b 2003,2004,2010 efg
jw -b 2002 d'
for bits in 32 64; do
  feature=64bit
  [ $bits = 64 ] || feature=^64bit
  written written-$bits "jo
$transactions
jc" -O $feature,^metadata_csum,^resize_inode
  for version in 2 3; do
    written written-$bits-checksums-v$version "jo -c -v $version
$transactions
jc" -O $feature,metadata_csum,^resize_inode
  done
done
written written-revocations "jo -c -v 3
jw -b 2000,2001,2002 abc
jw -r 1200-1999
jw -r 2001-2300
jw -b 2002 d
jc" -O metadata_csum,^resize_inode

# Log blocks of written-64-checksums-v3: 1 descriptors, 2 to 4 copies, 5 commit; 6 to 8 escaped; 9 revocations, 10; 11 to 15; 16 to 18.
good=written-64-checksums-v3
damaged damaged-descriptors $good 11 20 119
damaged damaged-copy $good 13 99 119
damaged damaged-commit $good 15 48 119
damaged damaged-first-commit $good 5 48 119
damaged damaged-revocations $good 9 19 119
damaged damaged-uncommitted $good 18 0 0
damaged damaged-superblock $good 0 22 119
damaged damaged-checksums-v2 written-32-checksums-v2 12 5 119
damaged damaged-checksums-v1 linux-checksums-v1 3 99 119

# Fast commits: what Linux shows just before the copy is made. Directories have other times and links after a recovery.
fast() {
  format "$1" 6M -t ext4 -b 1024 -N 256 -J size=2 -O fast_commit
  switch_off "$1" rw "$2; python3 $here/ext-tree.py list . > ../truth"
  gzip -9n < truth > "$out/$1.truth.gz"
  gzip -9n < "$1.img" > "$out/$1.img.gz"
}
before='for name in kept gone cut renamed over; do seq 3000 > $name; done; echo hi > linked; echo short > grown; mkdir d; echo old > d/old
  setfattr -n user.old -v old gone; mkdir empty; sync'
fast fast-commits "$before
  rm gone; truncate -s 9000 reused; echo x | dd of=reused conv=notrunc status=none; xfs_io -c fsync reused
  truncate -s 100 cut; seq 2000 >> grown; fallocate -p -o 2048 -l 4096 kept; xfs_io -c fsync cut; xfs_io -c fsync grown; xfs_io -c fsync kept
  ln linked d/other; mv renamed d/new-name; echo o > other; mv other over; rmdir empty; mkdir d/new; echo n > d/new/file; rm d/old
  fallocate -l 20000 reserved; echo r | dd of=reserved bs=1024 seek=3 conv=notrunc status=none
  xfs_io -c fsync reserved; xfs_io -c fsync over; xfs_io -c fsync linked; xfs_io -c fsync d/new/file; xfs_io -c fsync d/new-name"

# The journals of e2fsprogs' own tests.
for folder in "${1:-/nowhere}"/j_*; do
  [ -d "$folder" ] || continue
  name=$(basename "$folder")
  case $name in j_ext_dumpe2fs | j_recover_fast_commit) continue ;; esac
  if [ -f "$folder/image.gz" ]; then gunzip < "$folder/image.gz" > "$name.img"; else bunzip2 < "$folder/image.bz2" > "$name.img"; fi
  replayed "$name"
done

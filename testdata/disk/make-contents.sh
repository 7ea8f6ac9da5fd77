#!/bin/sh
# Makes devices that hold something else than a file system that is read, and notes what blkid says of them: to be run as
# root, for luksFormat. Made with util-linux 2.38.1, cryptsetup 2.6.1, ntfs-3g 2022.10.3, exfatprogs 1.2.0, squashfs-tools 4.5.1,
# f2fs-tools 1.15, btrfs-progs 6.2 (Debian 12):
#   apt-get install cryptsetup ntfs-3g exfatprogs squashfs-tools f2fs-tools util-linux python3
# No tool there makes hibernated, big-endian or old swap, BSD labels, CDs, VMFS, bcache or ZFS: signatures.py writes as much of
# them as blkid looks at, and what it does not know of them is missing from the list. UUIDs are new each time.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/contents
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export PYTHONDONTWRITEBYTECODE=1

for size in 4096 8192 16384 32768 65536; do
  truncate -s 1M swap-$size
  mkswap -q -p $size -L "swap $size" swap-$size 2> errors
done
truncate -s 1M swap-plain
mkswap -q swap-plain 2> errors
truncate -s 20M luks1 luks2
echo secret | cryptsetup luksFormat -q --type luks1 --iter-time 10 luks1 -
echo secret | cryptsetup luksFormat -q --type luks2 --pbkdf pbkdf2 --iter-time 10 --label "sealed disk" luks2 -
truncate -s 2M ntfs
mkfs.ntfs -q -F -L "Fenster ä" ntfs > log 2>&1
truncate -s 8M exfat
mkfs.exfat -c 4K -L "Karte ä" exfat > log
mkdir files
mksquashfs files squashfs -quiet -no-progress
truncate -s 64M f2fs
mkfs.f2fs -q -l flash f2fs > log
# The rest of these is key slots and tables, and not looked at.
for device in luks1 luks2 ntfs f2fs; do
  truncate -s 32K $device
  truncate -s 1M $device
done
python3 "$here/signatures.py" swap-4096
rm -rf files errors log

rm -rf "$out"
mkdir -p "$out"
for device in *; do
  for tag in TYPE LABEL UUID; do
    blkid -p -s $tag -o value "$device" | sed "s/^/$device\t$tag\t/" >> "$out/truth"
  done
  python3 -m zipfile -c "$out/$device.zip" "$device"
done

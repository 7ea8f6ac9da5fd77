#!/bin/bash
# Makes the XFS file systems whose log was not replayed that the tests of the reader use: version 5 with Linux
# itself, to be run as root for mounts; version 4, which new kernels do not have, inside the appliance of libguestfs.
# Beside each lies what its recovery by Linux changes, as lines of page and CRC-32.
# Made with xfsprogs 6.1, Linux 6.18 and 6.1 (in the appliance of libguestfs 1.48), Python 3.11 (Debian 12).
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/xfs-log
work=$(mktemp -d)
trap 'umount "$work/mounted" 2> /dev/null || true; rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"
mkdir mounted

# With these mkfs.xfs makes file systems that are as small as those of long ago.
export TEST_DIR=/ TEST_DEV=/ QA_CHECK_FS=/
uuid=d15c0b01-5eed-4e57-a11d-000000000002

make() {
  name=$1
  shift
  truncate -s 32M "$name.img"
  mkfs.xfs -q -f -m "uuid=$uuid" "$@" "$name.img"
}

# What is changed in a file system $1; of shell alone, for the appliance.
cat > changes.sh << 'CHANGES'
m=$1
flush() { xfs_io -c fsync "$m/$1"; }
mkdir "$m/many" "$m/few" "$m/gone" "$m/old"
for i in $(seq 150); do echo "$i" > "$m/many/a-name-of-some-length-that-fills-blocks-$i"; done
for i in $(seq 200); do : > "$m/gone/inode-that-is-freed-later-$i"; done
seq 3000 > "$m/old/text"
for i in $(seq 40); do xfs_io -f -c "pwrite -q $((i * 16384)) 4096" "$m/old/extents" > /dev/null; done
sync
# The blocks of these directories and inodes become something else.
rm -r "$m/gone"
rm "$m"/many/*[13579]
flush old
for i in $(seq 10); do seq 400 > "$m/few/after-$i"; done
mkdir "$m/new"
for i in $(seq 100); do ln -s "target-$i" "$m/new/link-$i"; done
ln -s "$(seq -s / 250)" "$m/new/long-link"
ln "$m/old/text" "$m/new/hard-link"
mv "$m/old/extents" "$m/few/moved"
mknod "$m/new/block" b 8 300
mknod "$m/new/pipe" p
chown 1000:70000 "$m/few/after-1"
touch -d '1999-12-31 23:59:59.123456789Z' "$m/few/after-2"
truncate -s 100 "$m/few/after-3"
truncate -s 5G "$m/few/after-4"
xfs_io -c 'falloc 100000 50000' -c 'fpunch 0 1024' "$m/few/after-5"
rm "$m/few/after-6"
setfattr -n user.small -v x "$m/few/after-7"
for i in $(seq 30); do setfattr -n "user.name-that-is-long-enough-for-blocks-$i" -v "$(seq 20)" "$m/few/after-8"; done
setfattr -n user.large -v "$(seq 1500)" "$m/few/after-9"
flush few
CHANGES

# Rounds of the log until it starts again.
cat > rounds.sh << 'ROUNDS'
m=$1
: > "$m/round"
for i in $(seq "$2"); do
  touch "$m/round"
  xfs_io -c fsync "$m/round"
done
ROUNDS

cat > pages.py << 'PAGES'
"""What recovery changed: pages of a crashed and a recovered file system that differ, without log and superblocks."""
import struct, sys, zlib

crashed, recovered = (open(name, 'rb').read() for name in sys.argv[1:3])
block, = struct.unpack_from('>I', crashed, 4)
start, = struct.unpack_from('>Q', crashed, 48)
size, = struct.unpack_from('>I', crashed, 96)
group, = struct.unpack_from('>I', crashed, 84)
bits = crashed[124]
start = ((start >> bits) * group + (start & (1 << bits) - 1)) * block


def page(image, at):
    text = image[at:at + 4096]
    return bytes(512) + text[512:] if text[:4] == b'XFSB' else text


for at in range(0, len(crashed), 4096):
    now = page(recovered, at)
    if not start <= at < start + size * block and now != page(crashed, at):
        print(at // 4096, '%08x' % zlib.crc32(now))
PAGES

keep() {
  python3 pages.py "$1.img" "$1.recovered" | gzip -9n > "$out/$1.pages.gz"
  gzip -9n < "$1.img" > "$out/$1.img.gz"
}

# A crash of version 5 in a file system $1 with mount options $2, after the rounds that $3 says.
crash() {
  mount -o "loop,noatime,$2" "$1.img" mounted
  bash rounds.sh mounted "$3"
  bash changes.sh mounted
  xfs_io -x -c 'shutdown -f' mounted
  umount mounted
  cp --sparse=always "$1.img" "$1.recovered"
  mount -o loop,noatime "$1.recovered" mounted
  umount mounted
  keep "$1"
}

if [ "${1:-}" != v4 ]; then
  make v5 -m crc=1,bigtime=1 -n size=8192 -i nrext64=1
  crash v5 logbsize=256k 0
  make v5-wrapped -m crc=1,bigtime=0,reflink=0 -b size=1024 -l su=4k -i nrext64=0,size=512
  crash v5-wrapped logbsize=32k 1200
fi

make v4 -m crc=0 -n ftype=0 -l version=1 -i size=256
cp v4.img v4.recovered
export LIBGUESTFS_BACKEND=direct LIBGUESTFS_BACKEND_SETTINGS=force_tcg
cat > appliance.sh << 'APPLIANCE'
mkdir /crashed
mount -o noatime /dev/sda /crashed
bash /tmp/rounds.sh /crashed 300
bash /tmp/changes.sh /crashed
xfs_io -x -c 'shutdown -f' /crashed
umount /crashed
dd if=/dev/sda of=/dev/sdb bs=1M 2> /dev/null
mount -o noatime /dev/sdb /crashed && umount /crashed
sync
dmesg | grep XFS
APPLIANCE
guestfish --format=raw -a v4.img -a v4.recovered << FISH
run
debug-upload changes.sh /tmp/changes.sh 0755
debug-upload rounds.sh /tmp/rounds.sh 0755
debug-upload appliance.sh /tmp/appliance.sh 0755
debug sh "/bin/bash /tmp/appliance.sh 2>&1"
FISH
keep v4
ls -l "$out"

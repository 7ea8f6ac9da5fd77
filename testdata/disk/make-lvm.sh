#!/bin/sh
# Makes the physical volumes that the tests of the reader of LVM use, in the appliance of libguestfs: its Linux has the
# device-mapper. As root; a few minutes without KVM. What Linux reads of the logical volumes lies beside them.
# Made with libguestfs 1.48, LVM 2.03.16 (Debian 12) and Linux 6.1:
#   apt-get install guestfish lvm2 linux-image-amd64
# Ids and times are others each time.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/lvm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"
export LIBGUESTFS_BACKEND=direct TMPDIR="$work"
export LIBGUESTFS_BACKEND_SETTINGS="${LIBGUESTFS_BACKEND_SETTINGS-force_tcg}"

# What is written to volumes: 8 MiB, every 2 KiB of which say which they are.
python3 -c 'import sys; [sys.stdout.buffer.write((b"block %04d\n" % i).ljust(2048, b"\0")) for i in range(4096)]' > pattern

disks=""
disk() {
  truncate -s "$1" "$2.img"
  # The letters of disks are not in their order: each says what it is called.
  printf 'MARK=%s\n' "$2" | dd of="$2.img" conv=notrunc status=none
  disks="$disks -a $2.img"
}
for i in 0 1 2 3 4; do disk 16M raid$i; done
for i in 0 1; do disk 36M thin$i; done
disk 32M snap0
for i in 0 1; do disk 24M cache$i; done
for i in 0 1; do disk 4M move$i; done
for i in 0 1 2; do disk 4M ring$i; done
truncate -s 16M results.img
mke2fs -q -F results.img
printf 'MARK=results\n' | dd of=results.img conv=notrunc status=none

# shellcheck disable=SC2086 # one word for each disk
guestfish --format=raw $disks -a results.img > log <<FISH
run
debug-upload $here/make-lvm-inside.sh /tmp/inside.sh 0755
debug-upload pattern /tmp/pattern 0644
debug sh "/bin/bash /tmp/inside.sh"
FISH
tail -n 1 log | grep -q DONE || { cat log; exit 1; }

mkdir results
debugfs -R "rdump / results" results.img 2> errors
for group in raid thin cache move ring; do cp results/$group.truth "$out"; done
# A snapshot that had no room left is lost; the one that is to be merged is what its origin shows now.
sed '/\/full /d; /\/back /d; s/wasback/back/' results/snap.truth > "$out/snap.truth"
rm results.img
for image in *.img; do gzip -9n < "$image" > "$out/$image.gz"; done

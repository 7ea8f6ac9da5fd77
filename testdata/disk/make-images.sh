#!/bin/sh
# Makes the disk images that the tests of the reader use: one small disk in every form, and a changed
# one as its snapshot. Made with qemu-utils 7.2 and Python 3.11 (Debian 12):
#   apt-get install qemu-utils python3
# Content ids are new each time. Formats as arguments make only those.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

export PYTHONDONTWRITEBYTECODE=1
python3 "$here/disk.py" small > small.raw
python3 "$here/disk.py" changed > changed.raw
python3 "$here/disk.py" changes > list
gzip -9n < small.raw > "$out/small.raw.gz"
gzip -9n < changed.raw > "$out/changed.raw.gz"

# One format: makes $1.zip of the folder $1.
pack() {
  rm -f "$out/$1.zip"
  (cd "$1" && python3 -m zipfile -c "$out/$1.zip" ./*)
}

# Writes some of the changes, from line $2 to $3 of what disk.py lists, to the image $1.
change() {
  sed -n "$2,$3p" list | while read -r start count; do
    dd if=changed.raw of=part bs=512 skip="$start" count="$count" status=none
    qemu-io -c "write -s part $((start * 512)) $((count * 512))" "$1" > io.log
  done
}

# The image $1 has to read like the raw disk $2.
check() {
  qemu-img convert -O raw "$1" check.raw
  truncate -s "$(stat -c %s "$2")" check.raw
  cmp "$2" check.raw
}

make_vmdk() {
  for kind in monolithicSparse monolithicFlat twoGbMaxExtentSparse twoGbMaxExtentFlat streamOptimized; do
    mkdir -p vmdk/$kind
    qemu-img convert -q -O vmdk -o subformat=$kind small.raw vmdk/$kind/disk.vmdk
    check vmdk/$kind/disk.vmdk small.raw
  done

  # A chain of three: text in the second, a zeroed grain in the third. A parent that is written to
  # has another content id after that.
  mkdir vmdk/chain
  qemu-img convert -q -O vmdk small.raw vmdk/chain/base.vmdk
  (cd vmdk/chain && qemu-img create -q -f vmdk -F vmdk -b base.vmdk base-000001.vmdk)
  change vmdk/chain/base-000001.vmdk 1 3
  (cd vmdk/chain && qemu-img create -q -f vmdk -F vmdk -b base-000001.vmdk -o zeroed_grain=on base-000002.vmdk)
  change vmdk/chain/base-000002.vmdk 4 5
  tail -n 1 list | while read -r start count; do
    qemu-io -c "write -z $((start * 512)) $((count * 512))" vmdk/chain/base-000002.vmdk > io.log
  done
  check vmdk/chain/base-000002.vmdk changed.raw

  # Snapshots of ESX over a disk in one file.
  for kind in cowd sesparse; do
    mkdir vmdk/$kind
    qemu-img convert -q -O vmdk -o subformat=monolithicFlat small.raw vmdk/$kind/disk.vmdk
    python3 "$here/esx-snapshots.py" $kind vmdk/$kind/disk-000001-delta.vmdk
    parent=$(sed -n 's/^CID=//p' vmdk/$kind/disk.vmdk)
    case $kind in
      cowd) create=vmfsSparse type=VMFSSPARSE ;;
      sesparse) create=seSparse type=SESPARSE ;;
    esac
    cat > vmdk/$kind/disk-000001.vmdk << TEXT
# Disk DescriptorFile
version=1
CID=0badcafe
parentCID=$parent
createType="$create"
parentFileNameHint="disk.vmdk"
# Extent description
RW $(($(stat -c %s small.raw) / 512)) $type "disk-000001-delta.vmdk"
TEXT
    check vmdk/$kind/disk-000001.vmdk changed.raw
  done
  pack vmdk
}

if [ $# -eq 0 ]; then set -- vmdk; fi
for format; do "make_$format"; done

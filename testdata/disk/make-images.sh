#!/bin/sh
# Makes the disk images that the tests of the reader use: one small disk in every form, and a changed
# one as its snapshot. Made with qemu-utils 7.2 and Python 3.11 (Debian 12):
#   apt-get install qemu-utils python3
# No tool here makes differencing VDIs and VHDXs: differences.py does. dissect.hypervisor 3.21 reads the
# same disk of that VHDX, and of the VDI if its blocks have no extra bytes, which it leaves out of account.
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
  (cd "$(dirname "$1")" && qemu-img convert -O raw "$(basename "$1")" "$work/check.raw")
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

# A snapshot $1 of $2 with all changes, as options $3 say.
snapshot_qcow() {
  qemu-img create -q -f qcow2 -F "$4" -b "$2" -o "$3" "qcow/$1"
  change "qcow/$1" 1 5
  tail -n 1 list | while read -r start count; do
    qemu-io -c "write -z $((start * 512)) $((count * 512))" "qcow/$1" > io.log
  done
  check "qcow/$1" changed.raw
}

make_qcow() {
  mkdir qcow
  convert_qcow() {
    name=$1 && shift
    # QEMU 7.2 says that it failed after it has compressed version 1; the image is whole.
    (cd qcow && qemu-img convert -q "$@" ../small.raw "$name") || test "$name" = v1-packed.qcow
    check "qcow/$name" small.raw
  }
  convert_qcow v1.qcow -O qcow
  convert_qcow v1-packed.qcow -c -O qcow
  convert_qcow v2.qcow2 -O qcow2 -o compat=0.10
  convert_qcow v3.qcow2 -O qcow2
  convert_qcow small-clusters.qcow2 -O qcow2 -o cluster_size=512
  convert_qcow zlib.qcow2 -c -O qcow2
  convert_qcow zstd.qcow2 -c -O qcow2 -o compression_type=zstd
  convert_qcow data-file.qcow2 -O qcow2 -o data_file=data-file.bin
  convert_qcow data-file-raw.qcow2 -O qcow2 -o data_file=data-file-raw.bin,data_file_raw=on
  cp small.raw qcow/base.raw
  snapshot_qcow top-v2.qcow2 v2.qcow2 compat=0.10 qcow2
  snapshot_qcow top-v3.qcow2 zstd.qcow2 cluster_size=4096 qcow2
  snapshot_qcow top-extended.qcow2 v1-packed.qcow extended_l2=on qcow
  snapshot_qcow top-raw.qcow2 base.raw cluster_size=2M raw
  pack qcow
}

make_vdi() {
  mkdir vdi
  qemu-img convert -q -O vdi small.raw vdi/disk.vdi
  qemu-img convert -q -O vdi -o static=on small.raw vdi/static.vdi
  check vdi/disk.vdi small.raw
  check vdi/static.vdi small.raw
  python3 "$here/differences.py" vdi vdi/disk.vdi vdi/child.vdi
  pack vdi
}

make_vhd() {
  mkdir vhd
  qemu-img convert -q -O vpc small.raw vhd/disk.vhd
  qemu-img convert -q -O vpc -o force_size=on small.raw vhd/sized.vhd
  qemu-img convert -q -O vpc -o subformat=fixed,force_size=on small.raw vhd/fixed.vhd
  check vhd/disk.vhd small.raw
  check vhd/sized.vhd small.raw
  python3 "$here/differences.py" vhd vhd/disk.vhd vhd/child.vhd
  pack vhd
}

make_vhdx() {
  mkdir vhdx
  qemu-img convert -q -O vhdx -o block_size=1M small.raw vhdx/disk.vhdx
  qemu-img convert -q -O vhdx -o subformat=fixed,block_size=1M small.raw vhdx/fixed.vhdx
  check vhdx/disk.vhdx small.raw
  check vhdx/fixed.vhdx small.raw
  python3 "$here/differences.py" vhdx vhdx/disk.vhdx vhdx/child.vhdx
  python3 "$here/differences.py" vhdx-log vhdx/disk.vhdx vhdx/log.vhdx
  python3 "$here/differences.py" vhdx-ring vhdx/disk.vhdx vhdx/ring.vhdx
  # QEMU replays a log only when it may write; of one that wraps it takes the end for all there is.
  cp vhdx/log.vhdx replayed.vhdx
  qemu-img check -q -r all replayed.vhdx > check.log || cat check.log
  check replayed.vhdx changed.raw
  pack vhdx
}

if [ $# -eq 0 ]; then set -- vmdk qcow vdi vhd vhdx; fi
for format; do "make_$format"; done

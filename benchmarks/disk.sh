#!/bin/bash
# How long it takes, as whole processes, to list and to export the root of a disk image: Exhume and other tools in turn.
# The root is Debian with Apache, MariaDB and cron, about 1.2 GB, as ext3 and as ext4, raw and as VMDK.
#   benchmarks/disk.sh [RUNS]
# As root, for debootstrap and the loop mount. Needs debootstrap, e2fsprogs, qemu-utils, sleuthkit, 7zip and time, of
# Debian; VIRT=1 adds virt-ls of libguestfs-tools, which starts a virtual machine for each run.
# The images stay in EXHUME_BENCHMARK, if that is set, and are used again.
set -euo pipefail

runs=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
images=${EXHUME_BENCHMARK:-$work}
# shellcheck source=benchmarks/timing.bash
. "$home/benchmarks/timing.bash"
# shellcheck source=benchmarks/debian.bash
. "$home/benchmarks/debian.bash"
export LC_ALL=C
trap 'rm -rf "$work"' EXIT

make_images() {
  local root=$work/root kind
  if [ -d "$images/root" ]; then
    root=$images/root
  else
    debian_root "$root" "$work/debootstrap.log"
  fi
  for kind in ext3 ext4; do
    truncate -s 2G "$images/$kind.raw"
    mke2fs -q -F -t "$kind" -d "$root" "$images/$kind.raw"
    qemu-img convert -f raw -O vmdk -o subformat=monolithicSparse "$images/$kind.raw" "$images/$kind-sparse.vmdk"
    qemu-img convert -f raw -O vmdk -o subformat=streamOptimized "$images/$kind.raw" "$images/$kind-stream.vmdk"
  done
}

[ -e "$images/ext4-stream.vmdk" ] || make_images
"$home/exhume" --version > "$work/version"

for kind in ext3 ext4; do
  for image in "$kind.raw" "$kind-sparse.vmdk" "$kind-stream.vmdk"; do
    add "list $image exhume" "$home/exhume ls -R $images/$image"
    add "list $image fls" "fls -r -p $images/$image"
  done
  if [ -n "${VIRT:-}" ]; then add "list $kind virt-ls" "virt-ls -R -a $images/$kind-sparse.vmdk -m /dev/sda /"; fi
  for image in "$kind.raw" "$kind-sparse.vmdk" "$kind-stream.vmdk"; do
    add "export $image exhume" "$home/exhume export $images/$image -o - | cat > /dev/null"
  done
  mounted="mount -o loop,ro,noload $images/$kind.raw $work/made && tar -C $work/made --xattrs --acls --sparse -cf - . | cat > /dev/null && umount $work/made"
  add "export $kind.raw tar on mount" "$mounted"
  add "export $kind.raw debugfs" "debugfs -R 'rdump / $work/made' $images/$kind.raw"
  # These two are slow, and do not care which it is.
  if [ "$kind" = ext3 ]; then continue; fi
  add "export $kind.raw tsk_recover" "tsk_recover -a $images/$kind.raw $work/made"
  # 7z leaves with 1 or 2 over files that it cannot read.
  add "export $kind.raw 7z" "7z x -y -o$work/made $images/$kind.raw || true"
done

machine
measure "$runs"

#!/bin/bash
# How long it takes, as whole processes, to go from the descriptor of a virtual machine, a directory or an archive to the
# profile of its server.
# The root is Debian with Apache, MariaDB, PHP and cron, about 1.4 GB in 60,000 files; a VMDK has it in a partition.
#   benchmarks/machine.sh [RUNS]
# As root, for debootstrap. Needs debootstrap, fdisk, e2fsprogs, qemu-utils and time, of Debian; VIRT=1 adds virt-inspector
# of libguestfs-tools, which starts a virtual machine for each run.
# The machine stays in EXHUME_BENCHMARK, if that is set, and is used again.
set -euo pipefail

runs=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
machines=${EXHUME_BENCHMARK:-$work}
# shellcheck source=benchmarks/timing.bash
. "$home/benchmarks/timing.bash"
# shellcheck source=benchmarks/debian.bash
. "$home/benchmarks/debian.bash"
export LC_ALL=C LIBGUESTFS_BACKEND=direct LIBGUESTFS_BACKEND_SETTINGS=force_tcg
trap 'rm -rf "$work"' EXIT

entries=60000
uuid=3f1c2d5e-0000-4000-8000-00000000abcd

make_root() {
  local root=$1 copy=0
  debian_root "$root" "$work/debootstrap.log"
  printf 'UUID=%s / ext4 errors=remount-ro 0 1\n/dev/sda2 none swap sw 0 0\n' "$uuid" > "$root/etc/fstab"
  # A web server has far more small files than its packages bring.
  while [ "$(find "$root" -xdev | wc -l)" -lt "$entries" ]; do
    copy=$((copy + 1))
    cp -a "$root/usr/share/doc" "$root/var/www/html/site$copy"
    cp -a "$root/usr/share/zoneinfo" "$root/var/www/html/site$copy"
  done
}

make_machines() {
  local disk=$work/disk.raw kind
  [ -d "$machines/root" ] || { make_root "$work/root" && mv "$work/root" "$machines/root"; }
  tar -C "$machines/root" --xattrs -cf "$machines/root.tar" .
  truncate -s 3G "$disk"
  printf 'label: dos\nstart=2048, size=5242880, type=83, bootable\ntype=82\n' | sfdisk -q "$disk"
  mke2fs -q -F -t ext4 -U "$uuid" -E offset=$((2048 * 512)) -d "$machines/root" "$disk" 2560M
  for kind in monolithicSparse streamOptimized; do
    qemu-img convert -f raw -O vmdk -o "subformat=$kind" "$disk" "$machines/$kind.vmdk"
    printf '%s = "%s"\n' .encoding UTF-8 config.version 8 virtualHW.version 8 displayName web01 guestOS debian10-64 \
      scsi0.present TRUE scsi0.virtualDev lsilogic scsi0:0.present TRUE scsi0:0.fileName "$kind.vmdk" \
      > "$machines/$kind.vmx"
  done
  rm -f "$disk"
}

# The bytes that a command and its children read by system calls: those of the kernel's own count.
bytes_read() {
  # shellcheck disable=SC2016
  bash -c 'before=$(awk "/^rchar/ { print \$2 }" /proc/$$/io)
    eval "$1" > /dev/null 2>&1
    awk -v before="$before" "/^rchar/ { printf \"%.1f MiB\n\", (\$2 - before) / 1048576 }" /proc/$$/io' - "$1"
}

[ -e "$machines/streamOptimized.vmx" ] || make_machines
"$home/exhume" --version > "$work/version"

add "start exhume" "$home/exhume --version"
for kind in monolithicSparse streamOptimized; do
  add "analyze $kind" "$home/exhume analyze $machines/$kind.vmx"
done
add "analyze directory" "$home/exhume analyze $machines/root"
add "analyze tar" "$home/exhume analyze $machines/root.tar"

machine
measure "$runs"
printf '\nread by one run of each\n'
for j in "${!commands[@]}"; do printf '%-28s %s\n' "${names[$j]}" "$(bytes_read "${commands[$j]}")"; done

if [ -n "${VIRT:-}" ]; then
  # It takes so long that it has a table of its own, of a single run after the one that warms up.
  names=("virt-inspector") commands=("virt-inspector -a $machines/monolithicSparse.vmdk") outputs=()
  measure 1
  printf '\n%-28s %s\n' "${names[0]}" "read $(bytes_read "${commands[0]}")"
fi

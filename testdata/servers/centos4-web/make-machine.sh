#!/bin/bash
# Makes a virtual machine of the sample: make-machine.sh, as root; writes machine/ beside it.
# Two disks as VMware has them: /boot, swap and a physical volume on the first, the second one whole; the group
# VolGroup00 over both with LogVol00 (/) and LogVol01 (/var), which lies on both disks.
#   apt-get install e2fsprogs fdisk lvm2 qemu-utils util-linux
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
loops=()
clean_up() {
  for loop in "${loops[@]}"; do losetup -d "$loop"; done
  rm -rf "$work"
}
trap clean_up EXIT
cd "$work"

"$here/unpack.sh" root
sed -i -e '/[[:space:]]\/[[:space:]]/s/LABEL=\//\/dev\/VolGroup00\/LogVol00/' -e '/LABEL=\/boot/a/dev/VolGroup00/LogVol01 /var ext3 defaults 1 2' root/etc/fstab
touch -d 2008-01-12T20:00:00Z root/etc/fstab
for part in boot var; do
  touch -r "root/$part" time
  mkdir "$part"
  cp -a "root/$part/." "$part/"
  rm -r "root/$part"
  mkdir "root/$part"
  touch -r time "root/$part" "$part"
done
touch -d 2009-05-04T17:20:00Z root

truncate -s 30M sda
truncate -s 24M sdb
sfdisk -q sda << 'TABLE'
label: dos
label-id: 0x000c4005
start=63, size=8064, type=83, bootable
start=8127, size=4033, type=82
start=14336, size=40960, type=8e
TABLE

# fs NAME KIB LABEL UUID: a file system with what is in the directory of that name
fs() {
  truncate -s "$2K" "$1.fs"
  mke2fs -q -F -t ext3 -b 1024 -N 1024 -L "$3" -U "$4" -d "$1" -E hash_seed="$4" "$1.fs"
  debugfs -w -R "set_inode_field <2> mtime @$(stat -c %Y "$1")" "$1.fs" 2> /dev/null
}
fs boot 4032 /boot 6b1a5ffa-0011-4004-8004-c3a7b1d0f011
fs root 14336 '' 6b1a5ffa-0012-4004-8004-c3a7b1d0f012
fs var 20480 '' 6b1a5ffa-0013-4004-8004-c3a7b1d0f013
dd if=boot.fs of=sda bs=512 seek=63 conv=notrunc,sparse status=none
truncate -s 2016K swap
mkswap -q -L SWAP-sda3 -U 6b1a5ffa-0014-4004-8004-c3a7b1d0f014 swap
dd if=swap of=sda bs=512 seek=8127 conv=notrunc,sparse status=none

# The group's metadata is LVM's own; what its volumes hold is put where they lie, as there is no device mapper.
loops+=("$(losetup -f --show -o $((14336 * 512)) --sizelimit $((40960 * 512)) sda)")
loops+=("$(losetup -f --show sdb)")
{
  pvcreate -qq --driverloaded n -u 6b1a5f-fa00-2140-0480-04c3-a7b1-d0f021 --norestorefile "${loops[0]}"
  pvcreate -qq --driverloaded n -u 6b1a5f-fa00-2240-0480-04c3-a7b1-d0f022 --norestorefile "${loops[1]}"
  vgcreate -qq --driverloaded n -s 1M VolGroup00 "${loops[@]}"
  lvcreate -qq --driverloaded n -an -Zn -Wn -l 14 -n LogVol00 VolGroup00 "${loops[0]}"
  lvcreate -qq --driverloaded n -an -Zn -Wn -l 20 -n LogVol01 VolGroup00
} > lvm.log 2>&1 || { cat lvm.log >&2; exit 1; }
lay() { # NAME VOLUME
  local done=0 range extents device first
  while read -r range extents; do
    device=${range%%:*} first=${range#*:}
    dd if="$1.fs" of="$device" bs=1M skip="$done" seek=$((1 + ${first%-*})) count="$extents" conv=notrunc status=none
    done=$((done + extents))
  done < <(lvs --noheadings -o seg_pe_ranges,seg_size_pe "VolGroup00/$2" 2> /dev/null)
}
lay root LogVol00
lay var LogVol01
sync

rm -rf "$here/machine"
mkdir "$here/machine"
qemu-img convert -f raw -O vmdk -o subformat=streamOptimized sda "$here/machine/web01.vmdk"
qemu-img convert -f raw -O vmdk -o subformat=streamOptimized sdb "$here/machine/web01_1.vmdk"
cat > "$here/machine/web01.vmx" << 'VMX'
#!/usr/bin/vmware
.encoding = "windows-1252"
config.version = "8"
virtualHW.version = "4"
displayName = "web01"
guestOS = "rhel4"
memsize = "1024"
scsi0.present = "TRUE"
scsi0.virtualDev = "lsilogic"
scsi0:0.present = "TRUE"
scsi0:0.fileName = "web01.vmdk"
scsi0:1.present = "TRUE"
scsi0:1.fileName = "[storage1] web01/web01_1.vmdk"
ide1:0.present = "TRUE"
ide1:0.fileName = "auto detect"
ide1:0.deviceType = "cdrom-raw"
floppy0.present = "FALSE"
ethernet0.present = "TRUE"
ethernet0.addressType = "generated"
ethernet0.generatedAddress = "00:0c:29:5e:01:aa"
VMX

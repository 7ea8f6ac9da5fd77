#!/bin/bash
# Runs inside libguestfs' appliance, for make-md.sh: makes md arrays over files on the file system of /dev/sda, and notes what
# Linux reads of them: name, size in bytes, SHA-256.
set -u
export PATH=/sbin:/usr/sbin:/bin:/usr/bin LC_ALL=C
for module in loop raid0 raid1 raid10 raid456 linear ext4; do modprobe $module; done
mkdir -p /work /mounted
mount /dev/sda /work
cd /work
echo 500000 > /proc/sys/dev/raid/speed_limit_min
echo 900000 > /proc/sys/dev/raid/speed_limit_max

declare -A device
number=0

# The files NAME-0.img, NAME-1.img … of these sizes, as loop devices.
files() {
  name=$1 count=0 members=""
  shift
  for size in "$@"; do
    truncate -s "$size" "$name-$count.img"
    attach "$name-$count"
    members="$members ${device[$name-$count]}"
    count=$((count + 1))
  done
}

attach() { device[$1]=$(losetup -f --show "/work/$1.img"); }

detach() {
  udevadm settle
  for member in $(seq 0 $((count - 1))); do losetup -d "${device[$1-$member]}"; done
}

truth() { echo "$1 $(blockdev --getsize64 "$2") $(dd if="$2" bs=64k status=none | sha256sum | cut -d' ' -f1)" >> truth; }

# Every sector of the device $2 gets a line of its own; then there is a file system in front of it.
fill() {
  dd if=pattern of="$2" bs=64k status=none
  mke2fs -q -F -b 1024 -N 16 -L "${1:0:16}" "$2"
  mount "$2" /mounted
  echo "$1" > /mounted/who
  umount /mounted
  sync
}

# Another state of the array: it goes on without one of its members.
change() {
  mount "$1" /mounted
  echo changed > /mounted/who
  head -c 20000 pattern > /mounted/more
  umount /mounted
  sync
}

# The array NAME over members of these SIZES, which is left running.
start() {
  echo "== $1"
  number=$((number + 1)) md=/dev/md$number
  # The sizes are words.
  files "$1" $2
  name=$1
  shift 2
  mdadm --create $md --run --force "$@" $members
  mdadm --wait $md
  udevadm settle
  fill "$name" $md
}

make() {
  start "$@"
  truth "$1" $md
  mdadm --stop $md
  detach "$1"
}

# The same by the driver's own calls: mdadm makes no RAID 0 with a superblock 0.90 any more.
old() {
  echo "== $1"
  number=$((number + 1)) md=/dev/md$number
  files "$1" $2
  [ -b $md ] || mknod $md b 9 $number
  ./make-old $md 0 16384 0 $members
  udevadm settle
  fill "$1" $md
  truth "$1" $md
  mdadm --stop $md
  detach "$1"
}

old raid0-090 "256K 256K"
make linear-090 "256K 384K 320K" -e0.90 -l linear -n3 --rounding=4
make raid1-090 "256K 256K" -e0.90 -l1 -n2
make raid4-090 "192K 192K 192K" -e0.90 -l4 -c4 -n3
make raid5-090 "192K 192K 192K 192K" -e0.90 -l5 -c4 -n3 -x1
make raid6-090 "192K 192K 192K 192K" -e0.90 -l6 -c4 -n4
make raid10-090 "192K 192K 192K 192K" -e0.90 -l10 -c4 -n4 -p n2

make linear-12 "1280K 1400K 1280K" -e1.2 -l linear -n3
# Four members, then three, then one; 44 chunks in the first zone, so that counting all chunks makes a difference.
make raid0-original "192K 512K 300K 300K" -e1.0 -l0 -c16 -n4 --layout=original
make raid0-alternate "192K 512K 300K 300K" -e1.0 -l0 -c16 -n4 --layout=alternate
make raid0-odd-chunks "256K 256K 256K" -e1.0 -l0 -c12 -n3
make raid5-12 "1280K 1280K 1280K" -e1.2 -l5 -c64 -n3
make raid1-bitmap "1280K 1280K 1280K" -e1.1 -l1 -n3 --bitmap=internal --bitmap-chunk=64K
make raid1-spare "256K 256K 256K" -e1.0 -l1 -n2 -x1

for layout in n2-3 n2-4 n3-4 f2-3 f2-4 f2-5 f3-5 o2-3 o2-4 o3-4; do
  sizes=$(yes 192K | head -n "${layout#*-}" | tr '\n' ' ')
  make raid10-$layout "$sizes" -e1.0 -l10 -c4 -n"${layout#*-}" -p"${layout%-*}"
done
for layout in left-asymmetric right-asymmetric left-symmetric right-symmetric parity-first parity-last; do
  make raid5-$layout "128K 128K 128K 128K" -e1.0 -l5 -c4 -n4 -p $layout
done
for layout in left-asymmetric right-asymmetric left-symmetric right-symmetric parity-first parity-last \
  ddf-zero-restart ddf-N-restart ddf-N-continue \
  left-asymmetric-6 right-asymmetric-6 left-symmetric-6 right-symmetric-6 parity-first-6; do
  make raid6-$layout "128K 128K 128K 128K 128K" -e1.0 -l6 -c4 -n5 -p $layout
done

# Member 1 has missed what came later.
start raid1-stale "1280K 1280K" -e1.2 -l1 -n2 --bitmap=none
mdadm $md --fail "${device[raid1-stale-1]}"
mdadm $md --remove "${device[raid1-stale-1]}"
change $md
truth raid1-stale $md
mdadm --stop $md
detach raid1-stale

start raid5-stale "192K 192K 192K" -e0.90 -l5 -c4 -n3
mdadm $md --fail "${device[raid5-stale-1]}"
mdadm $md --remove "${device[raid5-stale-1]}"
change $md
truth raid5-stale $md
mdadm --stop $md
detach raid5-stale

# Member 1 has failed, and member 2 takes its place, but has not got all data yet.
start raid1-rebuild "3M 3M 3M" -e1.2 -l1 -n2 --bitmap=none -x1
echo 1 > /sys/block/md$number/md/sync_speed_max
echo 1 > /sys/block/md$number/md/sync_speed_min
mdadm $md --fail "${device[raid1-rebuild-1]}"
sleep 3
cat /proc/mdstat
truth raid1-rebuild $md
mdadm --stop $md
detach raid1-rebuild

# Stopped while it grew from three members to four.
start raid5-reshape "2560K 2560K 2560K 2560K" -e1.2 -l5 -c64 -n3 -x1
echo 1 > /sys/block/md$number/md/sync_speed_max
echo 1 > /sys/block/md$number/md/sync_speed_min
mdadm --grow $md -n4 --backup-file=/work/backup
sleep 4
cat /proc/mdstat
echo frozen > /sys/block/md$number/md/sync_action
mdadm --stop $md
detach raid5-reshape

echo "== nested"
files nested "512K" "512K" "1536K" "1536K"
mdadm --create /dev/md101 --run --force -e1.0 -l1 -n2 "${device[nested-0]}" "${device[nested-1]}"
mdadm --create /dev/md102 --run --force -e1.2 -l1 -n2 "${device[nested-2]}" "${device[nested-3]}"
mdadm --wait /dev/md101
mdadm --wait /dev/md102
mdadm --create /dev/md100 --run --force -e1.0 -l0 -c16 -n2 /dev/md101 /dev/md102
udevadm settle
fill nested /dev/md100
truth nested /dev/md100
for md in 100 101 102; do mdadm --stop /dev/md$md; done
detach nested

echo "== named"
files named 1280K 1280K
mdadm --create /dev/md/data --run --force --homehost=oldbox -N data -e1.2 -l1 -n2 $members
mdadm --wait /dev/md/data
md=$(readlink -f /dev/md/data)
fill named "$md"
truth named "$md"
mdadm --stop "$md"
detach named

echo "== divided"
files divided 3M 3M
mdadm --create /dev/md5 --run --force -e1.0 -l1 -n2 $members
mdadm --wait /dev/md5
printf '2048,1024,83\n3072,,83\n' | sfdisk --force /dev/md5
blockdev --rereadpt /dev/md5
udevadm settle
fill divided-1 /dev/md5p1
fill divided-2 /dev/md5p2
truth divided-1 /dev/md5p1
truth divided-2 /dev/md5p2
mdadm --stop /dev/md5
detach divided

# The superblock of the last partition is where that of the disk would be.
echo "== ending"
for member in 0 1; do
  truncate -s 512K ending-$member.img
  printf '128,,fd\n' | sfdisk --force ending-$member.img
  device[ending-$member]=$(losetup -f --show -P /work/ending-$member.img)
done
count=2
udevadm settle
mdadm --create /dev/md6 --run --force -e0.90 -l1 -n2 "${device[ending-0]}p1" "${device[ending-1]}p1"
mdadm --wait /dev/md6
fill ending /dev/md6
truth ending /dev/md6
mdadm --stop /dev/md6
detach ending

# A logical volume on an array, and one that is divided into partitions.
echo "== group"
modprobe dm-mod
files group 4M 4M 4M
mdadm --create /dev/md0 --run --force -e0.90 -l5 -c16 -n3 $members
mdadm --wait /dev/md0
pvcreate -ff -y --dataalignment 64k /dev/md0
vgcreate -s 1M vgmd /dev/md0
lvcreate -y -Wn -n root -L 3M vgmd
fill group /dev/vgmd/root
truth group /dev/vgmd/root
lvcreate -y -Wn -n disk -L 2M vgmd
printf '256,1024,83\n1280,,83\n' | sfdisk --force /dev/vgmd/disk
truth group-disk /dev/vgmd/disk
vgchange -an vgmd
mdadm --stop /dev/md0
detach group

mdadm --version
uname -r
cd /
umount /work
sync

#!/bin/bash
# Fills the disks of make-lvm.sh; runs inside the appliance.
exec 2>&1
set -x

for module in dm-snapshot dm-thin-pool dm-mirror dm-raid raid0 raid1 raid10 raid456 dm-cache dm-cache-smq dm-writecache; do
  modprobe $module
done
# There are no tools to check thin pools and caches in the appliance.
cat >> /etc/lvm/lvmlocal.conf << 'CONFIG'
global { thin_check_executable="" thin_repair_executable="" thin_dump_executable="" }
global { cache_check_executable="" cache_repair_executable="" cache_dump_executable="" }
devices { use_devicesfile=0 }
activation { monitoring=0 snapshot_autoextend_threshold=100 thin_pool_autoextend_threshold=100 }
CONFIG

declare -A disk
for device in /dev/sd[a-z]; do
  name=$(dd if=$device bs=64 count=1 2> /dev/null | tr -d '\000' | sed -n 's/^MARK=//p')
  [ -n "$name" ] && disk[$name]=$device
done
mkdir -p /results
mount "${disk[results]}" /results

# Says what Linux reads of the volumes $2... of the group $1, in the file $group.truth.
tell() {
  vg=$1
  shift
  for lv in "$@"; do
    udevadm settle
    blockdev --flushbufs /dev/$vg/$lv
    echo "$vg/$lv $(blockdev --getsize64 /dev/$vg/$lv) $(sha256sum < /dev/$vg/$lv | cut -d' ' -f1)" >> /results/$group.truth
  done
}

# Writes $3 KiB of the pattern from KiB $2 on to the volume $1, at KiB $4.
fill() { dd if=/tmp/pattern of=/dev/$1 bs=1k skip=$2 count=$3 seek=$4 conv=notrunc,fsync status=none; }

# Makes the volume $1 of the group $2 without asking.
make() {
  name=$1 vg=$2
  shift 2
  lvcreate -y -Wn -Zn -n "$name" "$@" "$vg"
}

raid() {
  all="${disk[raid0]} ${disk[raid1]} ${disk[raid2]} ${disk[raid3]} ${disk[raid4]}"
  pvcreate -ff -y --metadatasize 124k --dataalignment 64k $all
  vgcreate -s 128k vg_raid $all
  make str3 vg_raid -l 6 -i3 -I 4k
  make mirr vg_raid -l 6 --type mirror -m1 --mirrorlog core
  make mlog vg_raid -l 6 --type mirror -m1 --mirrorlog disk
  make r1 vg_raid -l 6 --type raid1 -m2
  make r4 vg_raid -l 6 --type raid4 -i2 -I 4k
  make r5 vg_raid -l 6 --type raid5 -i3 -I 4k
  make r5la vg_raid -l 6 --type raid5_la -i2 -I 4k
  make r5ra vg_raid -l 6 --type raid5_ra -i2 -I 4k
  make r5rs vg_raid -l 6 --type raid5_rs -i2 -I 8k
  make r6 vg_raid -l 6 --type raid6 -i3 -I 4k
  make r6nr vg_raid -l 6 --type raid6_nr -i3 -I 4k
  make r6nc vg_raid -l 6 --type raid6_nc -i3 -I 4k
  make r10 vg_raid -l 6 --type raid10 -i2 -m1 -I 4k
  make r0 vg_raid -l 6 --type raid0 -i3 -I 4k
  make r0m vg_raid -l 6 --type raid0_meta -i2 -I 4k
  lvcreate -y -Wn -Zn -n r1s -l 6 --type raid1 -m1 vg_raid ${disk[raid0]} ${disk[raid1]}
  lvcreate -y -Wn -Zn -n r5s -l 6 --type raid5 -i2 -I 4k vg_raid ${disk[raid0]} ${disk[raid1]} ${disk[raid2]}
  for _ in $(seq 1 30); do
    lvs --noheadings -o sync_percent vg_raid | grep -v '^ *$' | grep -qv 100.00 || break
    sleep 1
  done
  at=0
  for lv in $(lvs --noheadings -o lv_name vg_raid); do
    at=$((at + 100))
    fill vg_raid/$lv $at 768 0
  done
  sync
  tell vg_raid $(lvs --noheadings -o lv_name vg_raid | grep -vw -e r1s -e r5s)
  vgchange -an vg_raid
  # Two volumes are changed while their first member is not there: without its label nobody knows it.
  dd if=${disk[raid0]} of=/tmp/label bs=4k count=1 status=none
  dd if=/dev/zero of=${disk[raid0]} bs=4k count=1 conv=fsync status=none
  udevadm settle
  for lv in r1s r5s; do
    lvchange -ay --nohints --activationmode degraded vg_raid/$lv
    udevadm settle
    fill vg_raid/$lv 4000 300 100
    sync
    tell vg_raid $lv
    dmsetup table
    dmsetup status
    lvchange -an --nohints vg_raid/$lv
  done
  dd if=/tmp/label of=${disk[raid0]} bs=4k count=1 conv=fsync status=none
}

thin() {
  pvcreate -ff -y ${disk[thin0]} ${disk[thin1]}
  vgcreate -s 64k vg-thin ${disk[thin0]} ${disk[thin1]}
  lvcreate -y --type thin-pool -L 52M --poolmetadatasize 2M -c 64k -Zy -n pool vg-thin
  lvcreate -y -V 100M --thin -n tvol vg-thin/pool
  udevadm settle
  fill vg-thin/tvol 0 1024 0
  fill vg-thin/tvol 2000 200 50001
  fill vg-thin/tvol 3000 64 $((100 * 1024 - 64))
  # More mappings than one node has room for.
  for k in $(seq 20 570); do
    dd if=/tmp/pattern of=/dev/vg-thin/tvol bs=1k skip=$k count=1 seek=$((k * 128)) conv=notrunc status=none
  done
  sync
  lvcreate -y -s -kn -n tsnap vg-thin/tvol
  lvchange -ay -K vg-thin/tsnap
  udevadm settle
  fill vg-thin/tvol 5000 30 100
  fill vg-thin/tvol 5100 300 60000
  lvcreate -y -s -kn -n tsnap-2 vg-thin/tsnap
  lvchange -ay -K vg-thin/tsnap-2
  udevadm settle
  fill vg-thin/tsnap-2 6000 10 64
  lvcreate -y -Wn -L 1M -n ext vg-thin
  fill vg-thin/ext 7000 1024 0
  lvchange -an vg-thin/ext
  lvchange -pr vg-thin/ext
  lvcreate -y -s -kn --thinpool pool -n text vg-thin/ext
  lvchange -ay -K vg-thin/text
  udevadm settle
  fill vg-thin/text 7500 100 500
  lvextend -L 3M vg-thin/text
  udevadm settle
  fill vg-thin/text 7700 10 2500
  lvchange -ay vg-thin/ext
  sync
  tell vg-thin tvol tsnap tsnap-2 ext text
  vgchange -an vg-thin
}

snap() {
  pvcreate -ff -y ${disk[snap0]}
  vgcreate -s 128k vg_snap ${disk[snap0]}
  make origin vg_snap -L 4M
  fill vg_snap/origin 0 4096 0
  lvcreate -y -s -c 4k -L 2M -n snap4 vg_snap/origin
  lvcreate -y -s -c 64k -L 3M -n snap64 vg_snap/origin
  udevadm settle
  fill vg_snap/origin 5000 40 7
  fill vg_snap/origin 5100 900 1000
  fill vg_snap/snap64 6000 100 3001
  fill vg_snap/snap4 6500 5 4091
  lvcreate -y -s -c 4k -L 1M -n later vg_snap/origin
  udevadm settle
  fill vg_snap/origin 7000 3 0
  make small vg_snap -L 1M
  fill vg_snap/small 100 1024 0
  lvcreate -y -s -c 4k -l 2 -n full vg_snap/small
  udevadm settle
  fill vg_snap/small 3000 1024 0
  make back vg_snap -L 1M
  fill vg_snap/back 200 1024 0
  lvcreate -y -s -c 4k -L 1M -n wasback vg_snap/back
  udevadm settle
  fill vg_snap/back 4000 500 100
  sync
  tell vg_snap origin snap4 snap64 later small full back wasback
  # The merge waits for the next activation, as the origin is in use; there is none.
  exec 9< /dev/vg_snap/back
  lvconvert -y --merge vg_snap/wasback
  exec 9<&-
  dmsetup remove_all --force
}

cache() {
  pvcreate -ff -y ${disk[cache0]} ${disk[cache1]}
  vgcreate -s 64k vg_cache ${disk[cache0]} ${disk[cache1]}
  for mode in through back; do
    make $mode vg_cache -L 2M
    fill vg_cache/$mode 300 2048 0
    lvcreate -y --type cache-pool -L 1M --poolmetadatasize 2M -c 32k --cachemode write$mode -n c$mode vg_cache
    lvconvert -y --type cache --cachepool c$mode vg_cache/$mode
    udevadm settle
    for _ in $(seq 1 40); do
      dd if=/dev/vg_cache/$mode of=/dev/null bs=4k count=64 iflag=direct status=none
      dd if=/tmp/pattern of=/dev/vg_cache/$mode bs=4k count=64 skip=1000 oflag=direct conv=notrunc status=none
    done
    dmsetup status vg_cache-$mode
  done
  make withvol vg_cache -L 2M
  fill vg_cache/withvol 900 2048 0
  make fast vg_cache -L 6M
  lvconvert -y --type cache --cachevol fast -c 32k vg_cache/withvol
  make wc vg_cache -L 2M
  fill vg_cache/wc 1900 2048 0
  make fast2 vg_cache -L 4M
  lvchange -an vg_cache/fast2
  lvconvert -y --type writecache --cachevol fast2 vg_cache/wc
  sync
  tell vg_cache through back withvol wc
  vgchange -an vg_cache
}

move() {
  pvcreate -ff -y --metadatasize 64k ${disk[move0]} ${disk[move1]}
  vgcreate -s 128k vg_move ${disk[move0]} ${disk[move1]}
  lvcreate -y -Wn -L 1M -n moved vg_move ${disk[move0]}
  fill vg_move/moved 4500 1024 0
  lvcreate -y -Wn -l 2 -n stays vg_move ${disk[move0]}
  fill vg_move/stays 5600 256 0
  lvextend -l +2 vg_move/moved ${disk[move0]}
  fill vg_move/moved 6000 256 1024
  sync
  tell vg_move moved stays
  # Nobody will say that it is done.
  pvmove -b -i 3600 -n moved ${disk[move0]} ${disk[move1]}
  sleep 3
  dmsetup remove_all --force
}

ring() {
  pvcreate -y -ff --metadatasize 16k --dataalignment 64k --pvmetadatacopies 2 ${disk[ring0]}
  pvcreate -y -ff --pvmetadatacopies 0 --dataalignment 64k ${disk[ring1]}
  pvcreate -y -ff --metadatasize 16k --dataalignment 64k --metadataignore y ${disk[ring2]}
  vgcreate -s 64k ring ${disk[ring0]} ${disk[ring1]} ${disk[ring2]}
  lvcreate -y -Wn -Zn -n home-dir.1+x_ -l 4 ring ${disk[ring1]}
  lvcreate -y -Wn -Zn -n str -i 2 -I 4k -l 8 ring ${disk[ring0]} ${disk[ring2]}
  fill ring/home-dir.1+x_ 100 256 0
  fill ring/str 500 512 0
  sync
  tell ring home-dir.1+x_ str
  # Until the text in the second area, of 64 KiB, runs over its end.
  for _ in $(seq 1 60); do
    lvcreate -y -Wn -Zn -an -n t -l 1 ring
    lvremove -y ring/t
    set -- $(dd if=${disk[ring0]} bs=4k skip=1008 count=1 iflag=direct status=none | od -An -tu8 -j40 -N16)
    [ $(($1 + $2)) -gt 65536 ] && break
  done
  vgchange -an ring
}

for group in raid thin snap cache move ring; do
  $group
done
umount /results
sync
echo DONE

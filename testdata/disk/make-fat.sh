#!/bin/sh
# Makes the FAT file systems that the tests of the reader use: mkfs.vfat makes them, and the Linux of
# libguestfs' appliance fills them and says what it shows of them.
# Made with dosfstools 4.2, libguestfs 1.48, Linux 6.1 (Debian 12) and Python 3.11:
#   apt-get install dosfstools libguestfs-tools linux-image-amd64 python3
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/fat
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

python3 "$here/fat-tree.py" sample > sample.tar
python3 "$here/fat-tree.py" relics > relics.tar

# The file system $1 of size $2, made with the options that follow.
make() {
  name=$1 size=$2
  shift 2
  truncate -s "$size" "$name.img"
  mkfs.vfat --invariant -n RELICS -i d15cf001 "$@" "$name.img" > mkfs.log 2>&1 || { cat mkfs.log; exit 1; }
}

make sample 10M -F 16 -s 4
make fat12 2M -F 12 -s 1
make fat16 4M -F 16 -s 1 -r 128
make fat32 5M -F 32 -s 1
make fat32-4k 8M -F 32 -S 4096 -s 1

cat > fill.sh << 'FILL'
set -eu
modprobe vfat
tree() { tar -x --no-same-owner -f "/tmp/$1.tar"; }

# Clusters in disorder, deleted entries, and a directory that grew between files.
disorder() {
  mkdir fragments
  for i in $(seq 1 60); do
    for file in one two three; do
      printf '%s %05d;' "$file" "$i" | head -c 12 >> "fragments/$file"
      head -c 500 /dev/zero | tr '\0' . >> "fragments/$file"
    done
    echo "$i" > "fragments/a-file-between-the-others-$i"
  done
  for i in $(seq 1 2 60); do rm "fragments/a-file-between-the-others-$i"; done
  rm fragments/two
  seq 1 5000 > fragments/fills-the-gaps
  mv names/noext names/renamed 2> /dev/null || true
  touch -d 2008-05-06T07:08:09Z fragments/*
}

show() {
  find . -printf '%y\t%m\t%U\t%G\t%n\t%s\t%Ts\t%p\t%l\n'
  echo '## sha256'
  find . -type f -print0 | xargs -0 sha256sum
  printf '## dev\n## xattr\n'
}

umask 022
export LC_ALL=C.UTF-8
mkdir -p /tmp/fat
letters=abcde
for name in sample fat12 fat16 fat32 fat32-4k; do
  disk=/dev/sd$(printf %.1s "$letters")
  letters=${letters#?}
  mount -t vfat -o quiet,utf8 "$disk" /tmp/fat
  cd /tmp/fat
  if [ "$name" = sample ]; then
    tree sample
  else
    tree relics
    chmod 555 read-only.txt
    disorder
  fi
  find . -type d -exec touch -d 2008-05-06T07:08:09Z '{}' +
  cd /
  umount /tmp/fat
  mount -t vfat -o ro,utf8 "$disk" /tmp/fat
  (cd /tmp/fat && show) | gzip -9n > "/tmp/$name.truth.gz"
  umount /tmp/fat
done
FILL

export LIBGUESTFS_BACKEND=direct LIBGUESTFS_BACKEND_SETTINGS=force_tcg
guestfish --format=raw -a sample.img -a fat12.img -a fat16.img -a fat32.img -a fat32-4k.img << 'FISH'
run
debug-upload fill.sh /tmp/fill.sh 0755
debug-upload sample.tar /tmp/sample.tar 0644
debug-upload relics.tar /tmp/relics.tar 0644
debug sh "/bin/sh /tmp/fill.sh > /tmp/log 2>&1 || echo failed; cat /tmp/log" | cat >&2
debug sh "cd /tmp && tar c *.truth.gz | base64" | base64 -d | tar x
FISH

for name in sample fat12 fat16 fat32 fat32-4k; do
  fsck.vfat -n "$name.img" > fsck.log || { cat fsck.log; exit 1; }
  gzip -9n < "$name.img" > "$out/$name.img.gz"
done
for name in fat12 fat16 fat32 fat32-4k; do
  cp "$name.truth.gz" "$out"
done

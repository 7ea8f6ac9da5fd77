#!/bin/sh
# Makes the disks that the tests of partition tables use, without any content. Made with sfdisk 2.38.1 (Debian 12):
#   apt-get install fdisk
# The second partition of a GPT gets a new UUID each time; what sfdisk says of both disks lies beside them.
set -eu

here=$(CDPATH="" cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/disk/partitions
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out"
cd "$work"

disk() {
  truncate -s "$2" "$1"
  sfdisk -q "$1"
  sfdisk -d "$1" | sed -n "s|^$1\\([0-9]*\\) : *start= *\\([0-9]*\\), *size= *\\([0-9]*\\), *type=\\([^,]*\\).*|\\1\\t\\2\\t\\3\\t\\4|p" > "$out/$1.tsv"
  gzip -9n < "$1" > "$out/$1.gz"
}

# Primary partitions from sector 63 as in the days of CentOS 3, and logical ones that are not in the order of the disk.
disk mbr 6M <<'TABLE'
label: dos
label-id: 0x0000beef
start=63, size=2000, type=83, bootable
start=2063, size=1000, type=82
start=3200, size=8000, type=5
start=7000, size=500, type=83
start=3300, size=500, type=8e
start=5000, size=500, type=fd
TABLE

disk gpt 3M <<'TABLE'
label: gpt
start=2048, size=1000, type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, name="root disk", uuid=11111111-2222-3333-4444-555555555555
start=4096, size=1000, type=E6D6D379-F507-44C2-A23C-238F2A3DF928
TABLE

#!/bin/sh
# Makes the RPM databases that the tests of the reader use, with RPM and Berkeley DB themselves.
# Made with rpm 4.18.0, db5.3-util 5.3.28, libberkeleydb-perl 0.64, sqlite3 3.40.1 and gpg 2.2.40 (Debian 12):
#   apt-get install rpm db5.3-util libberkeleydb-perl sqlite3 gnupg
# Install times and the signing key are new each time; what is asked for is rewritten with them.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/db"
. "$here/expected.sh"

rpm_of() { rpm --define '_db_backend sqlite' --define '_keyring rpmdb' --dbpath "$work/db" "$@"; }

# Packages as RPM made them in the days of CentOS 4: MD5 digests, and text of any charset.
build() {
  SOURCE_DATE_EPOCH=1210057689 rpmbuild -bb --quiet \
    --define "_topdir $work/build" --define '_buildhost builder.example.org' \
    --define '_binary_filedigest_algorithm 1' --define '_invalid_encoding_terminates_build 0' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    "$@"
}
build --target i386 "$here/specs/dig-server.spec"
for name in dig-release dig-many dig-latin1; do build "$here/specs/$name.spec"; done

# A public key, which RPM keeps as a package without an architecture.
export GNUPGHOME="$work/gpg"
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'Example Linux <builders@example.org>' rsa1024 sign never
gpg --armor --export > "$work/key"

rpm_of --initdb
find "$work/build/RPMS" -name '*.rpm' | sort |
  xargs rpm --define '_db_backend sqlite' --dbpath "$work/db" -i --justdb --nodeps --force --noscripts --nosignature
rpm_of --import "$work/key"

# One Packages file: type, page size, byte order (1234 or 4321), whether pages carry checksums.
database() {
  mkdir -p "$work/$1" "$(dirname "$out/$1")"
  {
    printf 'VERSION=3\nformat=bytevalue\ntype=%s\ndb_pagesize=%s\ndb_lorder=%s\n' "$2" "$3" "$4"
    if [ "$5" = checksums ]; then printf 'chksum=1\n'; fi
    printf 'HEADER=END\n'
    if [ "$2" = hash ]; then printf ' 00000000\n %s\n' "$(key "$2" "$4" "$(blobs | wc -l)")"; fi
    blobs | while read -r instance blob; do printf ' %s\n %s\n' "$(key "$2" "$4" "$instance")" "$blob"; done
    printf 'DATA=END\n'
  } | db5.3_load "$work/$1/Packages"
  gzip -9n < "$work/$1/Packages" > "$out/$1.gz"
}

# The same file as Berkeley DB 2 and 3.0 had it, which Berkeley DB 5 makes its own again.
older() {
  mkdir "$work/$1"
  "$here/downgrade.pl" "$work/little-endian-4096/Packages" "$work/$1/Packages" "$2"
  gzip -9n < "$work/$1/Packages" > "$out/$1.gz"
  db5.3_upgrade "$work/$1/Packages"
  db5.3_dump "$work/$1/Packages" > "$work/$1/dump"
  db5.3_dump "$work/little-endian-4096/Packages" | cmp - "$work/$1/dump"
}

# The same packages, of which some were erased. Of dig-many the last pages are used again, by
# dig-latin1, which was written a second time; dig-server, which was erased twice, is whole.
erased() {
  mkdir -p "$work/$1"
  {
    blobs | while read -r instance blob; do echo "put $(key "$2" "$4" "$instance") $blob"; done
    echo "del $(key "$2" "$4" "$(instance_of dig-many)")"
    echo "put $(key "$2" "$4" 6) $(blob_of dig-latin1)"
    echo "del $(key "$2" "$4" "$(instance_of dig-latin1)")"
    echo "del $(key "$2" "$4" "$(instance_of dig-server)")"
    echo "put $(key "$2" "$4" 7) $(blob_of dig-server)"
    echo "del $(key "$2" "$4" 7)"
  } | "$here/replay.pl" "$work/$1/Packages" "$2" "$3" "$4"
  gzip -9n < "$work/$1/Packages" > "$out/$1.gz"
}

# Instance and header of each package.
blobs() { sqlite3 -separator ' ' "$work/db/rpmdb.sqlite" 'select hnum, lower(hex(blob)) from Packages'; }
instance_of() { rpm_of -q --qf '%{DBINSTANCE}' "$1"; }
blob_of() { blobs | sed -n "s/^$(instance_of "$1") //p"; }

# The key of an instance: in the byte order of the file, but big-endian in every BTREE.
key() {
  hex=$(printf '%08x' "$3")
  if [ "$1 $2" = 'hash 1234' ]; then echo "$hex" | sed 's/\(..\)\(..\)\(..\)\(..\)/\4\3\2\1/'; else echo "$hex"; fi
}

database little-endian-512 hash 512 1234 plain
database little-endian-4096 hash 4096 1234 plain
database little-endian-16384 hash 16384 1234 plain
database big-endian-8192 hash 8192 4321 plain
database big-endian-65536 hash 65536 4321 plain
database checksums-4096 hash 4096 1234 checksums
database btree/little-endian-512 btree 512 1234 plain
database btree/little-endian-4096 btree 4096 1234 plain
database btree/big-endian-4096 btree 4096 4321 plain
database btree/big-endian-65536 btree 65536 4321 plain
database btree/checksums-8192 btree 8192 1234 checksums
older hash-5-4096 5
older hash-6-4096 6
erased erased-512 hash 512 1234
erased erased-16384 hash 16384 1234
erased btree/erased-1024 btree 1024 4321

expected_packages > "$out/packages.tsv"
expected_files > "$out/files.tsv"

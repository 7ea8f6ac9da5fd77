#!/bin/sh
# Makes the RPM databases that the tests of the reader use, with RPM and Berkeley DB themselves.
# Made with rpm 4.18.0, db5.3-util 5.3.28, sqlite3 3.40.1 and gpg 2.2.40 (Debian 12):
#   apt-get install rpm db5.3-util sqlite3 gnupg
# Install times and the signing key are new each time; what is asked for is rewritten with them.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/db"

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

# One Packages file: page size, byte order (1234 or 4321), whether pages carry checksums.
database() {
  directory=$work/$1
  mkdir "$directory"
  {
    printf 'VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=%s\ndb_lorder=%s\n' "$2" "$3"
    if [ "$4" = checksums ]; then printf 'chksum=1\n'; fi
    printf 'HEADER=END\n'
    last=$(sqlite3 "$work/db/rpmdb.sqlite" 'select max(hnum) from Packages')
    printf ' 00000000\n %s\n' "$(number "$3" "$last")"
    sqlite3 -separator ' ' "$work/db/rpmdb.sqlite" 'select hnum, lower(hex(blob)) from Packages' |
      while read -r instance blob; do printf ' %s\n %s\n' "$(number "$3" "$instance")" "$blob"; done
    printf 'DATA=END\n'
  } | db5.3_load "$directory/Packages"
  gzip -9n < "$directory/Packages" > "$out/$1.gz"
}

# A 32-bit number in the byte order of the database.
number() {
  hex=$(printf '%08x' "$2")
  if [ "$1" = 4321 ]; then echo "$hex"; else echo "$hex" | sed 's/\(..\)\(..\)\(..\)\(..\)/\4\3\2\1/'; fi
}

database little-endian-512 512 1234 plain
database little-endian-4096 4096 1234 plain
database little-endian-16384 16384 1234 plain
database big-endian-8192 8192 4321 plain
database big-endian-65536 65536 4321 plain
database checksums-4096 4096 1234 checksums

# What RPM itself says of them; "-" is absent.
absent() { printf '%%|%s?{%%{%s}}:{-}|' "$1" "$1"; }
rpm_of -qa --qf "%{NAME}\t$(absent EPOCH)\t%{VERSION}\t%{RELEASE}\t$(absent ARCH)\t$(absent VENDOR)\t$(absent PACKAGER)\t$(absent LICENSE)\t$(absent SOURCERPM)\t%{INSTALLTIME}\t%{BUILDTIME}\t$(absent SIZE)\t%|BASENAMES?{%{#BASENAMES}}:{0}|\t%|REQUIRENAME?{%{#REQUIRENAME}}:{0}|\t%|PROVIDENAME?{%{#PROVIDENAME}}:{0}|\t%{DBINSTANCE}\n" |
  LC_ALL=C sort | while IFS= read -r line; do
    printf '%s\n' "$line" > "$work/line"
    if ! iconv -f UTF-8 -t UTF-8 "$work/line" > "$work/utf8" 2> "$work/errors"; then
      iconv -f ISO-8859-1 -t UTF-8 "$work/line" > "$work/utf8"
    fi
    cat "$work/utf8"
  done > "$out/packages.tsv"
rpm_of -qa --qf "[%{=NAME}\t%{FILENAMES}\t%{FILEDIGESTS}\t%{FILEMODES:octal}\t%{FILEFLAGS}\t%{FILESIZES}\t%{FILEMTIMES}\t%{FILEUSERNAME}\t%{FILEGROUPNAME}\t%{FILELINKTOS}\t%{FILESTATES}\n]" |
  LC_ALL=C sort > "$out/files.tsv"

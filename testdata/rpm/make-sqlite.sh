#!/bin/sh
# Makes the SQLite databases that the tests of the reader use, with RPM and SQLite themselves, and
# notes what SQLite reads of each.
# Made with rpm 4.18.0, sqlite3 and its library 3.40.1, python3 3.11 and gpg 2.2.40 (Debian 12):
#   apt-get install rpm sqlite3 python3 gnupg
# Install times and the signing key are new each time; what is asked for is rewritten with them.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm/sqlite
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$out"
mkdir -p "$out" "$work/rpm" "$work/made"

rpm_of() { rpm --define '_db_backend sqlite' --define '_keyring rpmdb' --dbpath "$work/rpm" "$@"; }

build() {
  SOURCE_DATE_EPOCH=1210057689 rpmbuild -bb --quiet \
    --define "_topdir $work/build" --define '_buildhost builder.example.org' \
    --define '_binary_filedigest_algorithm 8' --define '_invalid_encoding_terminates_build 0' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    "$@"
}
build --target i386 "$here/specs/dig-server.spec"
for name in dig-release dig-many dig-latin1; do build "$here/specs/$name.spec"; done
install_all() {
  find "$work/build/RPMS" -name "$1" | sort |
    xargs rpm --define '_db_backend sqlite' --dbpath "$work/rpm" -i --justdb --nodeps --force --noscripts --nosignature
}

export GNUPGHOME="$work/gpg"
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'Example Linux <builders@example.org>' rsa1024 sign never
gpg --armor --export > "$work/key"

# As RPM leaves it, before and after a package is erased.
rpm_of --initdb
install_all '*.rpm'
rpm_of --import "$work/key"
keep() { mkdir -p "$work/made/$1" && cp "$work/rpm"/rpmdb.sqlite* "$work/made/$1/" && rm -f "$work/made/$1"/*-shm; }
names() { rpm_of -qa --qf '%{DBINSTANCE}\t%{NEVRA}\n' >> "$work/names"; }
names
keep rpm
rpm_of -e --justdb --nodeps --noscripts dig-release
keep rpm-erased

# A reader that is still there keeps RPM from copying its log into the database when it ends.
mkfifo "$work/go-on"
sqlite3 "$work/rpm/rpmdb.sqlite" "begin" "select count(*) from Packages" ".read $work/go-on" > "$work/count" &
exec 3> "$work/go-on"
until grep -q 4 "$work/count"; do sleep 0.1; done
install_all 'dig-release*.rpm'
names
rpm_of -e --justdb --nodeps --noscripts dig-server
keep rpm-log
exec 3>&-
wait

"$here/make-sqlite.py" "$work/made/rpm/rpmdb.sqlite" "$work/made"
"$here/expected-sqlite.py" "$work/made" "$work/names" > "$out/rows.tsv"
for file in "$work/made"/*/rpmdb.sqlite*; do
  case $file in
    *-shm) ;;
    *) gzip -9n < "$file" > "$out/$(basename "$(dirname "$file")")${file##*/rpmdb.sqlite}.gz" ;;
  esac
done

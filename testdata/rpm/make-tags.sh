#!/bin/sh
# Makes a database with tags of every kind, signatures and keys, and says what RPM and GnuPG see in it.
# Made with rpm 4.18.0, db5.3-util 5.3.28, sqlite3 3.40.1 and gpg 2.2.40 (Debian 12):
#   apt-get install rpm db5.3-util sqlite3 gnupg
# Install times and keys are new each time; what is asked for is rewritten with them.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm/tags
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/root"

query() { rpm --define '_db_backend sqlite' --define '_keyring rpmdb' --dbpath "$work/root/db" "$@"; }
install() {
  rpm --define '_db_backend sqlite' --define '_keyring rpmdb' --root "$work/root" --dbpath /db \
    -i --nodeps --noscripts --notriggers --nosignature "$@"
}

build() {
  SOURCE_DATE_EPOCH=1578312000 rpmbuild -bb --quiet --target x86_64-linux \
    --define "_topdir $work/build" --define '_buildhost builder.example.org' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' "$@"
}
build "$here/specs/dig-tags.spec"

export GNUPGHOME="$work/gpg"
mkdir -m 700 "$GNUPGHOME"
key() { gpg --batch --quiet --passphrase '' --quick-generate-key "Example $1 <$1@example.org>" "$2" sign never; }
key rsa rsa2048
key dsa dsa2048
key ecdsa nistp256
key eddsa ed25519
key subkey rsa2048
fingerprint() { gpg --with-colons --list-keys "<$1@example.org>" | awk -F: '$1 == "fpr" { print $10; exit }'; }
gpg --batch --quiet --passphrase '' --quick-add-key "$(fingerprint subkey)" rsa1024 sign never

# One package a key; an old signature covers the payload as well.
signed() {
  build --define "kind $1" "$here/specs/dig-signed.spec"
  gpg_key=$1
  shift
  rpmsign --define "__gpg $(command -v gpg)" --addsign --key-id="<$gpg_key@example.org>" "$@" \
    "$work/build/RPMS/noarch/dig-signed-$gpg_key-1-1.noarch.rpm" > "$work/log"
}
signed rsa --digest-algo=sha512
signed dsa --rpmv3
signed eddsa
signed subkey

# The directory of a package is moved, its documentation is left out; real files, for their states.
install --ignorearch --excludedocs --relocate /opt/dig=/srv/dig "$work/build/RPMS/x86_64/dig-tags-1.2-3.x86_64.rpm"
install "$work"/build/RPMS/noarch/*.rpm
for name in rsa dsa eddsa subkey; do
  gpg --armor --export "<$name@example.org>" > "$work/$name.asc"
  query --import "$work/$name.asc"
done

{
  printf 'VERSION=3\nformat=bytevalue\ntype=hash\ndb_pagesize=4096\ndb_lorder=1234\nHEADER=END\n'
  sqlite3 -separator ' ' "$work/root/db/rpmdb.sqlite" \
    'select printf("%08x", hnum), lower(hex(blob)) from Packages' |
    sed 's/^\(..\)\(..\)\(..\)\(..\) \(.*\)/ \4\3\2\1\n \5/'
  printf 'DATA=END\n'
} | db5.3_load "$work/Packages"
gzip -9n < "$work/Packages" > "$out/Packages.gz"

query -qa --xml | gzip -9n > "$out/rpm.xml.gz"
query -q dig-tags --qf '[%{FILENAMES}\t%{ORIGFILENAMES}\t%{FILECAPS}\t%{FILELANGS}\t%{FILECOLORS}\t%{FILEVERIFYFLAGS}\t%{FILERDEVS}\t%{FILEDEVICES}\t%{FILEINODES}\t%{FILESTATES}\n]' > "$out/files.tsv"
query -q dig-tags --qf '[%{TRIGGERTYPE}\t%{TRIGGERCONDS}\t%{TRIGGERSCRIPTPROG}\t%{TRIGGERSCRIPTS}\n][%{FILETRIGGERTYPE}\t%{FILETRIGGERCONDS}\t%{FILETRIGGERSCRIPTPROG}\t%{FILETRIGGERSCRIPTS}\t%{FILETRIGGERPRIORITIES}\n][%{TRANSFILETRIGGERTYPE}\t%{TRANSFILETRIGGERCONDS}\t%{TRANSFILETRIGGERSCRIPTPROG}\t%{TRANSFILETRIGGERSCRIPTS}\t%{TRANSFILETRIGGERPRIORITIES}\n]' > "$out/triggers.tsv"
query -q dig-tags --scripts > "$out/scripts.txt"
for tag in RSAHEADER DSAHEADER SIGPGP SIGGPG; do
  query -qa --qf "%|$tag?{%{NAME}\t$tag\t%{$tag:pgpsig}\n}|"
done | LC_ALL=C sort > "$out/signatures.tsv"
gpg --with-colons --list-keys > "$out/keys.txt"

# A kind of key that this RPM cannot import.
gpg --armor --export '<ecdsa@example.org>' > "$out/ecdsa.asc"
printf 'signed' | gpg --armor --local-user '<ecdsa@example.org>' --detach-sign > "$out/ecdsa.sig.asc"

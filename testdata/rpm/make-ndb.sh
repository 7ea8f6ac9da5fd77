#!/bin/sh
# Makes the ndb databases that the tests of the reader use, with an RPM that can write them: Debian's is
# built without ndb. Its source package is fetched and built here unless the directory of such a build
# is given:
#   make-ndb.sh [prefix]
# Made with rpm 4.18.0 (Debian 12), built as below:
#   apt-get install rpm build-essential autoconf automake libtool autopoint pkg-config libpopt-dev \
#     liblua5.3-dev libelf-dev libdw-dev libzstd-dev liblzma-dev libbz2-dev zlib1g-dev libmagic-dev \
#     libgcrypt20-dev libsqlite3-dev libcap-dev gnupg strace
# Install times and the signing key are new each time; what is asked for is rewritten with them.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm/ndb
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/db"
. "$here/expected.sh"

# Fetches the source package from where this machine has its packages, and builds it.
build_rpm() {
  mkdir -p "$work/apt/parts" "$work/apt/lists" "$work/apt/cache" "$work/source"
  sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources > "$work/apt/parts/debian.sources"
  cat > "$work/apt/apt.conf" << END
Dir::Etc::SourceList "/dev/null";
Dir::Etc::SourceParts "$work/apt/parts";
Dir::State::Lists "$work/apt/lists";
Dir::Cache "$work/apt/cache";
APT::Sandbox::User "root";
END
  (
    export APT_CONFIG="$work/apt/apt.conf"
    cd "$work/source"
    apt-get -q update
    apt-get -q source rpm
    cd rpm-*/
    autoreconf -fi
    ./configure --prefix="$1" --enable-ndb --enable-static --disable-shared --disable-plugins --disable-nls \
      --without-archive --without-selinux
    nice make
    make install
  ) > "$work/build-rpm.log" 2>&1 || { tail -n 20 "$work/build-rpm.log" >&2; exit 1; }
}

prefix=${1:-$work/rpm}
if [ ! -x "$prefix/bin/rpm" ]; then build_rpm "$prefix"; fi
rpm_of() { "$prefix/bin/rpm" --define '_db_backend ndb' --define '_keyring rpmdb' --dbpath "$work/db" "$@"; }
add() { find "$work/build/RPMS" -name "$1" | sort | xargs "$prefix/bin/rpm" --define '_db_backend ndb' --dbpath "$work/db" -i --justdb --nodeps --force --noscripts --nosignature; }
erase() { rpm_of -e --justdb --nodeps --noscripts "$@"; }

# Packages as RPM made them in the days of CentOS 4: MD5 digests, and text of any charset.
build() {
  SOURCE_DATE_EPOCH=1210057689 rpmbuild -bb --quiet \
    --define "_topdir $work/build" --define '_buildhost builder.example.org' \
    --define '_binary_filedigest_algorithm 1' --define '_invalid_encoding_terminates_build 0' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    "$@"
}
build --target i386 "$here/specs/dig-server.spec"
for name in dig-release dig-many dig-latin1 dig-parts; do build "$here/specs/$name.spec"; done

export GNUPGHOME="$work/gpg"
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'Example Linux <builders@example.org>' rsa1024 sign never
gpg --armor --export > "$work/key"

# The database as it is now, and what RPM says of it.
database() {
  gzip -9n < "$work/db/Packages.db" > "$out/$1.gz"
  expected_packages > "$out/$1-packages.tsv"
  # The files are those of make.sh, for the packages with files are.
  expected_files | cmp - "$out/../files.tsv"
}

rpm_of --initdb
for name in dig-latin1 dig-many dig-release dig-server; do add "$name-[0-9]*.rpm"; done
rpm_of --import "$work/key"
database five

# RPM is killed when it has given up the slot of a package and is about to overwrite the blob with zeros.
cp -r "$work/db" "$work/kept"
if strace -f -o "$work/trace" -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=3 -P "$work/db/Packages.db" \
  "$prefix/bin/rpm" --define '_db_backend ndb' --dbpath "$work/db" -e --justdb --nodeps --noscripts dig-server; then
  echo 'rpm was not interrupted' >&2
  exit 1
fi
gzip -9n < "$work/db/Packages.db" > "$out/interrupted.gz"
expected_packages > "$out/interrupted-packages.tsv"
rm -r "$work/db"
mv "$work/kept" "$work/db"

# A second page of slots takes the place of the first blobs, which are moved; what is erased leaves gaps,
# which the last blobs are moved into, and what comes then lies before what came earlier.
add 'dig-part-*.rpm'
erase dig-many dig-part-002 dig-part-003 dig-part-120 dig-part-258
add 'dig-many-[0-9]*.rpm'
erase dig-server
add 'dig-server-[0-9]*.rpm'
add 'dig-part-120-*.rpm'
database grown

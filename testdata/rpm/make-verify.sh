#!/bin/sh
# Makes a small server's root of real packages, damages it in many ways, and asks RPM what is wrong with it.
# Made with rpm 4.18.0 and gcc 12.2.0 (Debian 12), as root:
#   apt-get install rpm gcc libcap2-bin tar
# Install times are new each time, and nothing else that is asked for.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
out=$here/../src/main/resources/dev/exhume/testdata/rpm/verify
work=$(mktemp -d)
trap 'status=$?; if [ $status -ne 0 ]; then cat "$work/log" >&2; fi; rm -rf "$work"' EXIT
mkdir -p "$out" "$work/root/etc"
root=$work/root

build() {
  SOURCE_DATE_EPOCH=1210057689 rpmbuild -bb --quiet --define "_topdir $work/build" --define '_buildhost builder.example.org' \
    --define 'use_source_date_epoch_as_buildtime 1' --define 'clamp_mtime_to_source_date_epoch 1' \
    --define '_invalid_encoding_terminates_build 0' --define '__os_install_post %{nil}' --define 'debug_package %{nil}' "$@" 2>> "$work/log"
}
install() {
  package=$1
  shift
  find "$work/build/RPMS" -name "$package.rpm" | sort |
    xargs rpm --root "$root" --dbpath /var/lib/rpm -i --nodeps --noscripts --nosignature --ignorearch \
      --define '_transaction_color 3' --define '_prefer_color 2' "$@" 2>> "$work/log"
}
ask() { LC_ALL=C rpm --root "$root" --dbpath /var/lib/rpm -Va "$@" 2>> "$work/log" || :; }

printf 'root:x:0:0:root:/root:/bin/sh\ndaemon:x:1:1::/:/bin/false\n' > "$root/etc/passwd"
printf 'root:x:0:\ndaemon:x:1:\nadm:x:4:\n' > "$root/etc/group"
build --define '_binary_filedigest_algorithm 1' "$here/specs/dig-verify.spec"
for target in i386:-m32 x86_64:-m64; do build --target "${target%:*}" --define "width ${target#*:}" "$here/specs/dig-colored.spec"; done
for algorithm in 1 2 8 9 10 11; do
  build --define "_binary_filedigest_algorithm $algorithm" --define "algorithm $algorithm" "$here/specs/dig-digest.spec"
done
install 'dig-verify-1-1.*'
install 'dig-verify-other-*' --replacefiles
install 'dig-verify-docs-*' --excludedocs --replacefiles --define '_netsharedpath /usr/share/net'
install 'dig-colored-*'
install 'dig-digest-*'
if [ -n "$(ask)" ]; then ask >&2; echo 'the root is damaged before it is damaged' >&2; exit 1; fi

cd "$root"
for name in plain edited; do echo more >> etc/dig/$name.conf; done
chmod 600 etc/dig/chmod.conf
chown 4242 etc/dig/chown.conf
chgrp adm etc/dig/chgrp.conf
touch -d @1300000000 etc/dig/touched.conf usr/lib/dig/shared usr/share/dig/manual
printf 'SAME-SIZE\n' > etc/dig/same-size.conf
touch -d @1210057689 etc/dig/same-size.conf
rm etc/dig/renamed-away.conf etc/dig/optional.conf etc/dig/deleted.conf
chmod 755 usr/bin/tool
ln -sfn other usr/bin/link-retargeted
rm usr/bin/link-replaced && echo file > usr/bin/link-replaced
setcap -r usr/lib/dig/caps-lost
setcap cap_setuid=ep usr/lib/dig/caps-added
: > usr/lib/dig/truncated
rm usr/lib/dig/fifo && mkfifo usr/lib/dig/fifo
rm usr/lib/dig/directory && mkdir usr/lib/dig/directory
rm usr/lib/dig/to-link && ln -s tool usr/lib/dig/to-link
echo changed > usr/lib/dig/untested
echo changed > usr/lib/dig/only-mode && chown 1:1 usr/lib/dig/only-mode && chmod 600 usr/lib/dig/only-mode
echo changed > usr/lib/dig/generated
echo changed > usr/lib/dig/replaced
printf 'BINARY\n' > usr/lib/dig/binary
for name in directory by-stranger to-file; do rmdir "usr/lib/dig/linked-$name"; done
ln -s ../../bin usr/lib/dig/linked-directory
ln -s ../../bin usr/lib/dig/linked-by-stranger && chown -h 4242 usr/lib/dig/linked-by-stranger
ln -s truncated usr/lib/dig/linked-to-file
rmdir usr/lib/dig/no-directory && : > usr/lib/dig/no-directory
echo more >> usr/share/doc/dig/readme.changed
rm usr/share/licenses/dig/COPYING
mkdir -p var/log/dig && echo grown > var/log/dig/log && chmod 600 var/log/dig/log && chown 1:1 var/log/dig/log
echo grown > var/log/dig/other.log
ln -s elsewhere var/log/dig/link
: > var/log/dig/directory
rm dev/dig-null && mknod dev/dig-null c 1 5
rm dev/dig-block && echo file > dev/dig-block
rm -r etc/gone && echo file > etc/gone
rm -r etc/loop && ln -s loop etc/loop
for algorithm in 1 2 8 9 10 11; do printf 'EVIL\n' > usr/lib/digest/evil-$algorithm; done
mkdir -p opt/shop usr/local/bin && echo ours > opt/shop/run && echo ours > usr/local/bin/nightly && echo ours > usr/lib/dig/ours

ask > "$out/all.txt"
ask --nomtime > "$out/no-time.txt"
ask --nofiledigest --nosize --nomode > "$out/no-content.txt"
rpm --root "$root" --dbpath /var/lib/rpm -V dig-verify-other > "$out/one-package.txt" 2>> "$work/log" || :
tar --create --format=posix --numeric-owner --sort=name --xattrs --xattrs-include=security.capability --exclude=./var/lib/rpm/.rpm.lock \
  --exclude='*-shm' --file "$work/root.tar" .
gzip -9n < "$work/root.tar" > "$out/root.tar.gz"

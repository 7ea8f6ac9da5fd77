#!/bin/sh
# Installs what the services need from the archive of the distribution; the Dockerfile runs it while the image is built.
#
#   install.sh LIST     a file with the names of the packages, one in a line
#
# ARCHIVE             address of the archive
# ROOT                another place for the files that it writes, to try it out
#
# What the archive does not have ends nothing: not-installed.txt beside LIST names it.
set -eu
umask 022
list=$1
root=${ROOT:-}
LC_ALL=C
export LC_ALL

#@SETTINGS@
missing=${list%/*}/not-installed.txt
repositories=$root/etc/yum.repos.d/archive.repo

say() {
  echo "exhume: $*" >&2
}

# Programs that ask the kernel what machine this is get the answer of a 32-bit one.
if [ "$bits" = 32 ] && [ -z "${EXHUME_PERSONALITY:-}" ] && setarch i386 true 2>/dev/null; then
  EXHUME_PERSONALITY=i386
  export EXHUME_PERSONALITY
  exec setarch i386 /bin/sh "$0" "$@"
fi

yum=yum
command -v yum >/dev/null 2>&1 || yum=dnf

set_aside() {
  if [ -f "$1" ]; then mv "$1" "$1.before"; fi
}

# The repositories that the base image names are gone from their places; plug-ins look for mirrors of them.
write_repositories() {
  check=$1
  if [ -d "$root/etc/yum.repos.d" ]; then
    for file in "$root"/etc/yum.repos.d/*.repo; do
      if [ "$file" != "$repositories" ]; then set_aside "$file"; fi
    done
    : > "$repositories"
  else
    # The first yum knows no directory.
    repositories=$root/etc/yum.conf
    if [ ! -f "$repositories.before" ]; then set_aside "$repositories"; fi
    printf '[main]\ncachedir=/var/cache/yum\nlogfile=/var/log/yum.log\nexactarch=1\nobsoletes=1\n\n' > "$repositories"
  fi
  for plugin in fastestmirror subscription-manager rhnplugin; do
    if [ -f "$root/etc/yum/pluginconf.d/$plugin.conf" ]; then
      printf '[main]\nenabled=0\n' > "$root/etc/yum/pluginconf.d/$plugin.conf"
    fi
  done
  cat >> "$repositories" <<REPOSITORIES
#@REPOSITORIES@
REPOSITORIES
}

import_keys() {
  keys=0
  for key in "$root"/etc/pki/rpm-gpg/RPM-GPG-KEY* "$root"/usr/share/rhn/RPM-GPG-KEY*; do
    if [ -f "$key" ] && rpm --import "$key"; then keys=1; fi
  done
}

# shellcheck disable=SC2046 # a name in a line, and no blanks in names
install_all() {
  "$yum" -y install $(cat "$list") < /dev/null
}

install_each() {
  while read -r name; do
    is_installed "$name" || "$yum" -y install "$name" < /dev/null || say "$name could not be installed"
  done < "$list"
}

is_installed() {
  rpm -q "$1" >/dev/null 2>&1
}

is_something_missing() {
  while read -r name; do
    is_installed "$name" || return 0
  done < "$list"
  return 1
}

# Locks of another machine, and files that an overlay file system has not copied up yet.
rm -f "$root"/var/lib/rpm/__db.*
for file in "$root"/var/lib/rpm/*; do
  if [ -f "$file" ]; then touch "$file"; fi
done

import_keys
write_repositories "$keys"
if [ "$keys" = 0 ]; then say "there are no keys, so that signatures cannot be checked"; fi
install_all || :
if is_something_missing; then
  install_each
  if [ "$keys" = 1 ] && is_something_missing; then
    say "once more without signatures, for which the keys may be missing"
    write_repositories 0
    install_all || install_each
  fi
fi
"$yum" clean all >/dev/null 2>&1 || :
rm -rf "$root"/var/cache/yum/* "$root"/var/cache/dnf/*

: > "$missing"
while read -r name; do
  is_installed "$name" || echo "$name" >> "$missing"
done < "$list"
if [ -s "$missing" ]; then
  say "not installed, see $missing: $(tr '\n' ' ' < "$missing")"
else
  say "all packages are installed"
fi

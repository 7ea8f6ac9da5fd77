#!/bin/sh
# Installs what the services need from the archive of the distribution; the Dockerfile runs it while the image is built.
#
#   install.sh LIST     a file with the names of the packages, one in a line
#
# ARCHIVE, SECURITY   addresses of the archive and of its security updates
# ROOT                another place for the files that it writes, to try it out
#
# What the archive does not have ends nothing: not-installed.txt beside LIST names it.
set -eu
umask 022
list=$1
root=${ROOT:-}
LC_ALL=C
DEBIAN_FRONTEND=noninteractive
export LC_ALL DEBIAN_FRONTEND

#@SETTINGS@
missing=${list%/*}/not-installed.txt
settings=$root/etc/apt/apt.conf.d/95archive
policy=$root/usr/sbin/policy-rc.d

say() {
  echo "exhume: $*" >&2
}

# Programs that ask the kernel what machine this is get the answer of a 32-bit one.
if [ "$bits" = 32 ] && [ -z "${EXHUME_PERSONALITY:-}" ] && setarch i386 true 2>/dev/null; then
  EXHUME_PERSONALITY=i386
  export EXHUME_PERSONALITY
  exec setarch i386 /bin/sh "$0" "$@"
fi

# The repositories that the base image names are gone from their places.
write_repositories() {
  for file in "$root"/etc/apt/sources.list.d/*.list "$root"/etc/apt/sources.list.d/*.sources; do
    if [ -f "$file" ]; then mv "$file" "$file.before"; fi
  done
  mkdir -p "$root/etc/apt/apt.conf.d"
  cat > "$root/etc/apt/sources.list" <<REPOSITORIES
#@REPOSITORIES@
REPOSITORIES
  # Nobody renews the lists of an archive.
  echo 'Acquire::Check-Valid-Until "false";' > "$settings"
}

# The keys of an archive expire, and nobody signs it anew.
trust_anyway() {
  cat >> "$settings" <<'SETTINGS'
APT::Get::AllowUnauthenticated "true";
Acquire::AllowInsecureRepositories "true";
Acquire::AllowDowngradeToInsecureRepositories "true";
SETTINGS
}

apt() {
  apt-get -q -y -o APT::Install-Recommends=false -o Dpkg::Options::=--force-confdef \
    -o Dpkg::Options::=--force-confold "$@" < /dev/null
}

# shellcheck disable=SC2046 # a name in a line, and no blanks in names
install_all() {
  apt-get -q update || say "not all lists could be fetched"
  apt install $(cat "$list")
}

install_each() {
  while read -r name; do
    is_installed "$name" || apt install "$name" || say "$name could not be installed"
  done < "$list"
}

is_installed() {
  case $(dpkg-query -W -f '${Status}\n' "$1" 2>/dev/null) in
    *"install ok installed"*) return 0 ;;
    *) return 1 ;;
  esac
}

is_something_missing() {
  while read -r name; do
    is_installed "$name" || return 0
  done < "$list"
  return 1
}

# Nothing is to start while it is installed.
policy_is_ours=
if [ ! -e "$policy" ]; then
  mkdir -p "${policy%/*}"
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod 755 "$policy"
  policy_is_ours=yes
fi

write_repositories
sed -n 's/^[^:]*://p' "$list" | sort -u | while read -r architecture; do
  dpkg --add-architecture "$architecture"
done
if ! install_all; then
  install_each
  if is_something_missing; then
    say "once more without signatures, which the archive's expired keys may be the reason to fail"
    trust_anyway
    install_all || install_each
  fi
fi
apt-get clean
rm -f "$root"/var/lib/apt/lists/*_*
if [ -n "$policy_is_ours" ]; then rm -f "$policy"; fi

: > "$missing"
while read -r name; do
  is_installed "$name" || echo "$name" >> "$missing"
done < "$list"
if [ -s "$missing" ]; then
  say "not installed, see $missing: $(tr '\n' ' ' < "$missing")"
else
  say "all packages are installed"
fi

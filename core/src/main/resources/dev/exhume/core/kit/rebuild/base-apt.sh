#!/bin/sh
# Makes the base image of the Dockerfile from the archive, for when no registry has one. Needs root and debootstrap.
#
# ARCHIVE     another address of the archive
# BASE        another name for the image
# DOCKER      another engine: podman
set -eu

#@SETTINGS@
docker=${DOCKER:-docker}
keyring=/usr/share/keyrings/debian-archive-removed-keys.gpg

say() {
  echo "exhume: $*" >&2
}

command -v debootstrap >/dev/null || {
  say "debootstrap is not installed"
  exit 1
}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# Lists whose signing keys have expired are better than none; it is said.
strap() {
  debootstrap --variant=minbase --arch="$architecture" "$@" "$suite" "$place/root" "$archive" >&2
}
if ! strap; then
  rm -rf "$place/root"
  if [ ! -f "$keyring" ] || ! strap --keyring="$keyring"; then
    rm -rf "$place/root"
    say "once more without signatures, which the archive's expired keys may be the reason to fail"
    strap --no-check-gpg
  fi
fi
rm -f "$place"/root/var/cache/apt/archives/*.deb
tar -C "$place/root" -cf "$place/root.tar" .
rm -rf "$place/root"
# Not by "import": old engines note the platform of this machine then.
printf 'FROM scratch\nADD root.tar /\n' > "$place/Dockerfile"
set --
if [ -n "$platform" ]; then set -- --platform "$platform"; fi
"$docker" build "$@" -t "$base" "$place"

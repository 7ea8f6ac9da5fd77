#!/bin/sh
# Makes the base image of the Dockerfile of a whole root, for when no registry has one: what the archive has newer is installed
# over it. The root is that of a kit made with "exhume rescue --slim", or any other of the same release.
#
#   ./base.sh ROOTFS    rootfs.tar.gz of that kit
#
# BASE        another name for the image
# DOCKER      another engine: podman
set -eu

#@SETTINGS@
docker=${DOCKER:-docker}

if [ $# -ne 1 ] || [ ! -f "$1" ]; then
  echo "exhume: usage: base.sh ROOTFS, the rootfs.tar.gz of a kit of the whole root" >&2
  exit 2
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
archive=${1##*/}
ln "$1" "$place/$archive" 2>/dev/null || cp "$1" "$place/$archive"
# Not by "import": old engines note the platform of this machine then.
printf 'FROM scratch\nADD %s /\n' "$archive" > "$place/Dockerfile"
set --
if [ -n "$platform" ]; then set -- --platform "$platform"; fi
"$docker" build "$@" -t "$base" "$place"

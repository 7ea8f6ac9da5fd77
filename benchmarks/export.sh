#!/bin/bash
# How long it takes, as whole processes, to make an archive of a root that is a directory: Exhume and tar in turn.
# The root is Debian with Apache, MariaDB and cron, about 1.2 GB.
#   benchmarks/export.sh [RUNS]
# As root, for debootstrap. Needs debootstrap, zstd and time, of Debian.
# The root stays in EXHUME_BENCHMARK, if that is set, and is used again.
set -euo pipefail

runs=${1:-5}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
roots=${EXHUME_BENCHMARK:-$work}
# shellcheck source=benchmarks/timing.bash
. "$home/benchmarks/timing.bash"
# shellcheck source=benchmarks/debian.bash
. "$home/benchmarks/debian.bash"
export LC_ALL=C
trap 'rm -rf "$work"' EXIT

if ! [ -d "$roots/root" ]; then
  debian_root "$work/root" "$work/debootstrap.log"
  [ "$roots" = "$work" ] || { mkdir -p "$roots" && mv "$work/root" "$roots/root"; }
fi
exhume=${EXHUME:-$home/exhume}
"$exhume" --version > "$work/version"

add "tar | gzip -6" "tar -C $roots/root -cf - . | gzip -6 > $work/made/root.tar.gz"
add "exhume export .gz" "$exhume export $roots/root -o $work/made/root.tar.gz"
add "exhume export .zst" "$exhume export $roots/root -o $work/made/root.tar.zst"
add "exhume rescue" "$exhume rescue $roots/root -o $work/made/kit"
add "exhume rescue --zstd" "$exhume rescue $roots/root -o $work/made/kit --zstd"
add "tar | zstd -3" "tar -C $roots/root -cf - . | zstd -q -3 -o $work/made/root.tar.zst"

machine
echo "$(du -s --apparent-size -BM "$roots/root" | cut -f 1) in $(find "$roots/root" | wc -l) files"
measure "$runs"

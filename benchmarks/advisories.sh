#!/bin/bash
# How long feeds of advisories take, as whole processes: Exhume analyses the packages of CentOS 6 without a feed, with OSV
# in a zip, and with OVAL in bzip2. A generator of ours makes the feeds.
#   benchmarks/advisories.sh [RUNS] [ENTRIES]
# Needs time and bzip2, of Debian, and the real database in EXHUME_SHARED (../shared).
set -euo pipefail

runs=${1:-5}
entries=${2:-200000}
home=$(cd "$(dirname "$0")/.." && pwd)
shared=${EXHUME_SHARED:-$home/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=benchmarks/timing.bash
. "$home/benchmarks/timing.bash"
export LC_ALL=C

root=$work/root
mkdir -p "$root/etc" "$root/bin" "$root/var/lib/rpm" "$work/osv" "$work/oval"
echo 'CentOS release 6.10 (Final)' > "$root/etc/redhat-release"
gunzip < "$shared/data/rpmdb/go-rpmdb-centos6-plain/Packages.gz" > "$root/var/lib/rpm/Packages"

generator=$home/benchmarks/src/main/java/dev/exhume/benchmarks/generator/AdvisoryFeeds.java
java "$generator" osv "$work/osv/all.zip" "$entries"
java "$generator" oval "$work/oval/feed.xml" "$entries"
echo "$entries entries: OSV $(stat -c %s "$work/osv/all.zip") bytes packed," \
  "OVAL $(stat -c %s "$work/oval/feed.xml") bytes of XML"
bzip2 "$work/oval/feed.xml"

"$home/exhume" --version > "$work/version"
add 'without a feed' "$home/exhume analyze $root -o -"
add 'OSV, zip' "$home/exhume analyze $root -o - --advisories $work/osv"
add 'OVAL, bzip2' "$home/exhume analyze $root -o - --advisories $work/oval"

machine
measure "$runs"

#!/bin/bash
# How long it takes, as whole processes, to list a big RPM database: Exhume, rpm itself and go-rpmdb in turn.
# The database is made of the headers of real ones under new names: 2,292 headers, 386,316 files, about 130 MB.
#   benchmarks/rpm.sh [RUNS]
# Needs rpm, db5.3-util, go-rpmdb and time, of Debian, and the real databases in EXHUME_SHARED (../shared).
# NDB_RPM may name the directory of an rpm and an rpmdb that were built with --enable-ndb.
# The databases stay in EXHUME_BENCHMARK, if that is set, and are used again.
set -euo pipefail

runs=${1:-7}
home=$(cd "$(dirname "$0")/.." && pwd)
shared=${EXHUME_SHARED:-$home/../shared}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
databases=${EXHUME_BENCHMARK:-$work}
# shellcheck source=benchmarks/timing.bash
. "$home/benchmarks/timing.bash"
export LC_ALL=C EXHUME_JAVA_OPTIONS=${EXHUME_JAVA_OPTIONS:--Xmx64m}

make_bdb() {
  local name sources=("$work"/centos{5,6,7})
  for name in "${sources[@]}"; do
    mkdir "$name"
    gunzip < "$shared/data/rpmdb/go-rpmdb-${name##*/}-plain/Packages.gz" > "$name/Packages"
  done
  (cd "$home" && mvn -q -B -ntp -P benchmarks -pl benchmarks -am -DskipTests package)
  for name in "${sources[@]}"; do db5.3_dump "$name/Packages"; done |
    java -cp "$home/benchmarks/target/benchmarks.jar" dev.exhume.benchmarks.generator.BigDatabase 2292 386316 124000000 |
    db5.3_load "$work/Packages"
  mkdir -p "$databases/bdb"
  mv "$work/Packages" "$databases/bdb"
}

# Has rpm convert the database: directory of rpm's programs, back end.
convert() {
  rm -rf "${databases:?}/$2"
  mkdir -p "$databases/$2"
  cp "$databases/bdb/Packages" "$databases/$2"
  "${1:+$1/}rpmdb" --define "_db_backend $2" --dbpath "$databases/$2" --rebuilddb 2> "$work/log" || cat "$work/log" >&2
}

[ -e "$databases/bdb/Packages" ] || make_bdb
[ -e "$databases/sqlite/rpmdb.sqlite" ] || convert '' sqlite
if [ -n "${NDB_RPM:-}" ] && ! [ -e "$databases/ndb/Packages.db" ]; then convert "$NDB_RPM" ndb; fi

rpm_query() { echo "${3:+$3/}rpm --define '_db_backend $1' --define '_keyring fs' --dbpath $databases/$2 -qa"; }

every_file="--qf '[%{FILENAMES} %{FILEDIGESTS} %{FILEMODES:octal}\n]'"
for file in bdb/Packages sqlite/rpmdb.sqlite ndb/Packages.db; do
  [ -e "$databases/$file" ] || continue
  add "exhume ${file%%/*} list" "$home/exhume packages $databases/$file"
  add "exhume ${file%%/*} files" "$home/exhume packages $databases/$file --format json --files"
done
add 'rpm bdb list' "$(rpm_query bdb_ro bdb)"
add 'rpm bdb files' "$(rpm_query bdb_ro bdb) $every_file"
add 'rpm sqlite list' "$(rpm_query sqlite sqlite)"
add 'rpm sqlite files' "$(rpm_query sqlite sqlite) $every_file"
if [ -n "${NDB_RPM:-}" ]; then add 'rpm ndb list' "$(rpm_query ndb ndb "$NDB_RPM")"; fi
add 'go-rpmdb bdb list' "cd $databases/bdb && go-rpmdb"

machine
echo "$(rpm --version), go-rpmdb $(dpkg-query -W -f '${Version}' go-rpmdb), EXHUME_JAVA_OPTIONS=$EXHUME_JAVA_OPTIONS"
for file in "$databases"/*/{Packages,rpmdb.sqlite,Packages.db}; do
  if [ -e "$file" ]; then echo "$file: $(stat -c %s "$file") bytes"; fi
done
measure "$runs"

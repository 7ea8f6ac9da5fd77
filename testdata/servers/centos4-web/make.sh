#!/bin/bash
# Makes centos4-web.tar.gz, a small dead server, from the sources beside this script.
# Needs root (owners), gcc with 32-bit support, rpmbuild, db5.3-util, python3 and GNU tar.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
umask 022
export LC_ALL=C TZ=UTC
stock_date=1196424000 # 30 November 2007, when the packages were built
installed=1200168847  # 12 January 2008, when the machine was

compile() { # NAME TARGET [OPTION...]
  local source=$1 target=$root$2
  shift 2
  mkdir -p "$(dirname "$target")"
  gcc -m32 -march=i386 -static -nostdlib -ffreestanding -fno-pie -no-pie -Os -fno-stack-protector \
    -fno-asynchronous-unwind-tables -fomit-frame-pointer -Wall -Wextra -Werror "$@" \
    "$here/src/$source.c" "$here/src/mini.c" -o "$target" -s -Wl,--build-id=none -Wl,-z,noseparate-code
}

stub() { # TARGET TEXT
  compile stub "$1" -DIDENTITY="\"$2\""
}

programs() {
  compile httpd /usr/sbin/httpd
  compile mysqld /usr/libexec/mysqld
  compile mysql /usr/bin/mysql
  cp "$root/usr/bin/mysql" "$root/usr/bin/mysqladmin"
  compile crond /usr/sbin/crond
  stub /bin/bash '@(#)Bash version 3.00.15(1) release GNU'
  stub /bin/ls 'ls (GNU coreutils) 5.2.1'
  stub /sbin/init 'INIT: version 2.85 sysvinit'
  stub /usr/java/jdk1.5.0_09/bin/java 'java version 1.5.0_09'
  ln -s bash "$root/bin/sh"
  mkdir -p "$root/lib/tls"
  gcc -m32 -shared -nostdlib -ffreestanding -fPIC -s -Wl,--build-id=none "$here/src/libc.c" -o "$root/lib/libc-2.3.4.so"
  cp "$root/lib/libc-2.3.4.so" "$root/lib/tls/libc-2.3.4.so"
  ln -s libc-2.3.4.so "$root/lib/libc.so.6"
  ln -s libc-2.3.4.so "$root/lib/tls/libc.so.6"
  printf 'a kernel of a test sample, 2.6.9-67.0.1.EL\n' > "$root/boot/vmlinuz-2.6.9-67.0.1.EL"
}

init_scripts() {
  local name levels start stop program pidfile description line
  while IFS=$'\t' read -r name levels start stop _ program pidfile description; do
    case $name in '#'*) continue ;; esac
    line="s|^@PIDFILE@|# pidfile: $pidfile|"
    [ "$pidfile" = - ] && line='/^@PIDFILE@/d'
    sed -e "s|@NAME@|$name|g" -e "s|@LEVELS@|$levels|" -e "s|@START@|$start|" -e "s|@STOP@|$stop|" \
      -e "s|@PROGRAM@|$program|g" -e "s|@PROCESS@|${program##*/}|g" -e "s|@DESCRIPTION@|$description|" \
      -e "$line" "$here/init-script.template" > "$root/etc/rc.d/init.d/$name"
  done < "$here/services.tsv"
  chmod 755 "$root"/etc/rc.d/init.d/* "$root"/etc/rc.d/rc*
  chmod 644 "$root/etc/rc.d/init.d/functions"
}

directories() {
  local level
  for level in 0 1 2 3 4 5 6; do
    mkdir -p "$root/etc/rc.d/rc$level.d"
    ln -s "rc.d/rc$level.d" "$root/etc/rc$level.d"
  done
  ln -s rc.d/init.d "$root/etc/init.d"
  ln -s rc.d/rc.local "$root/etc/rc.local"
  ln -s rc.d/rc.sysinit "$root/etc/rc.sysinit"
  mkdir -p "$root"/{dev,proc,sys,home,mnt,opt,tmp,data,boot,root} "$root"/etc/{cron.d,cron.weekly} "$root"/var/{tmp,empty} \
    "$root"/var/spool/{cron,at,mqueue} "$root"/var/{www/html,log/httpd,lock/subsys,run/mysqld,lib/mysql,lib/rpm}
  ln -s ../../var/log/httpd "$root/etc/httpd/logs"
  ln -s ../../var/run "$root/etc/httpd/run"
}

link() { # NAME LEVELS START STOP [TARGET]
  local level target=${5:-../init.d/$1}
  for level in 0 1 2 3 4 5 6; do
    case $2 in
      *$level*) ln -s "$target" "$root/etc/rc.d/rc$level.d/S$3$1" ;;
      *) [ "$1" = local ] || ln -s "$target" "$root/etc/rc.d/rc$level.d/K$4$1" ;;
    esac
  done
}

rc_links() {
  local name levels start stop rest
  while IFS=$'\t' read -r name levels start stop rest; do
    case $name in '#'*) continue ;; esac
    link "$name" "$levels" "$start" "$stop"
  done < "$here/services.tsv"
  link httpd 345 85 15
  link mysqld 345 64 36
  link crond 2345 90 60
  link shopd 345 99 01
  link local 2345 99 - ../rc.local
  ln -s ../init.d/killall "$root/etc/rc.d/rc0.d/S00killall"
  ln -s ../init.d/halt "$root/etc/rc.d/rc0.d/S01halt"
  ln -s ../init.d/killall "$root/etc/rc.d/rc6.d/S00killall"
  ln -s ../init.d/halt "$root/etc/rc.d/rc6.d/S01reboot"
}

packages() {
  local name architecture
  mkdir -p "$work/specs" "$work/rpms" "$work/db"
  python3 "$here/specs.py" "$here/packages.tsv" "$here/services.tsv" "$root" "$work/specs" > "$work/sources"
  while read -r name architecture; do
    cp -a "$root" "$work/buildroot"
    SOURCE_DATE_EPOCH=$stock_date rpmbuild -bb --quiet --target "$architecture" --buildroot "$work/buildroot" \
      --define "_topdir $work/topdir" --define "_rpmdir $work/rpms" --define '_build_name_fmt %%{NAME}.rpm' \
      --define '__os_install_post %{nil}' --define 'debug_package %{nil}' --define '_build_id_links none' \
      --define '_buildhost builder.example.com' --define 'use_source_date_epoch_as_buildtime 1' \
      --define '_source_filedigest_algorithm 1' --define '_binary_filedigest_algorithm 1' \
      --define '_binary_payload w1.gzdio' --define '_unpackaged_files_terminate_build 0' \
      --define '__spec_clean_cmd true' --noclean "$work/specs/$name.spec" > "$work/rpmbuild.log" 2>&1 || {
      cat "$work/rpmbuild.log" >&2
      exit 1
    }
    rm -rf "$work/buildroot"
  done < "$work/sources"
  SOURCE_DATE_EPOCH=$installed rpm --dbpath "$work/db" --define '_db_backend sqlite' --justdb --nodeps --noscripts \
    --nosignature --ignorearch --ignoreos --notriggers -i "$work"/rpms/*.rpm
  python3 "$here/rpmdb.py" "$work/db/rpmdb.sqlite" "$work/Packages"
}

mkdir -p "$root"
cp -a "$here/stock/." "$root"
programs
directories
init_scripts
chmod 755 "$root"/sbin/service "$root"/usr/bin/mysqld_safe "$root"/usr/local/widget/bin/price "$root"/etc/cron.daily/logrotate
find "$root" -exec touch -h -d "@$stock_date" {} +
packages

cp "$work/Packages" "$root/var/lib/rpm/Packages"
cp -dR "$here/site/." "$root"
chmod 755 "$root"/opt/shop/bin/* "$root/etc/rc.d/init.d/shopd" "$root/home/webadm/backup.sh"
compile shopd /opt/shop/bin/shopd
stub /opt/shop/bin/shop-admin 'shop-admin 0.3'
mkdir -p "$root/opt/shop/done" "$root/home/guest"
rc_links
python3 "$here/leftovers.py" "$root"
python3 "$here/attributes.py" "$root" "$here/attributes.tsv" "$stock_date"

tar --format=gnu --sparse --sort=name --numeric-owner -C "$root" -cf - . | gzip -9n > "$here/centos4-web.tar.gz"
ls -l "$here/centos4-web.tar.gz"

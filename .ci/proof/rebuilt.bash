# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: the server with sysvinit, built anew from the
# packages of Debian's archive.
# shellcheck shell=bash disable=SC2154,SC2034

rescue_rebuilt() {
  ln -s "$work/sysvinit.root" "$work/rebuilt.root" &&
    "$here/exhume" rescue --strategy packages "$work/sysvinit.root" -o "$work/rebuilt.kit" || return
  [ ! -e "$work/rebuilt.kit/rootfs.tar.gz" ] && shellcheck "$work/rebuilt.kit"/*.sh || return
  # A program is the archive's, what the administrator wrote is the server's.
  tar -tzf "$work/rebuilt.kit/overlay.tar.gz" > "$work/rebuilt.names" &&
    grep -qx var/www/html/index.html "$work/rebuilt.names" && grep -qx etc/cron.d/heartbeat "$work/rebuilt.names" &&
    ! grep -x -e usr/sbin/apache2 -e var/lib/dpkg/status -e etc/shadow "$work/rebuilt.names"
}

make_base() {
  BASE=$tag-base "$work/rebuilt.kit/base.sh"
}

# Where no container reaches the archive, nothing can be built of it.
reaches_archive() {
  docker run --rm --platform linux/386 "$tag-base" apt-get -q update > "$work/reach.log" 2>&1 && ! grep -q '^[EW]:' "$work/reach.log"
}

run_rebuilt() {
  BASE=$tag-base run rebuilt
}

lacks_no_package() {
  docker logs "$tag-rebuilt" > /dev/null && docker cp "$tag-rebuilt:/exhume/not-installed.txt" - | tar -xO > "$work/not-installed" || return
  cat "$work/not-installed"
  [ ! -s "$work/not-installed" ]
}

rebuilt_answers() { # STATEMENT EXPECTED
  [ "$(docker exec "$tag-rebuilt" mariadb -N -B -e "$1")" = "$2" ]
}

# The accounts of the old disk, not those that the packages would have made: the files are theirs by number.
keeps_owners() {
  [ "$(docker exec "$tag-rebuilt" stat -c %U /var/lib/mysql/shop /home/clerk | tr '\n' ' ')" = 'mysql clerk ' ]
}

# A server to measure with; sourced by the scripts beside it.
# shellcheck shell=bash

# debian_root DIRECTORY LOG: Debian with Apache, MariaDB and cron, about 1.2 GB.
debian_root() {
  debootstrap --include=apache2,mariadb-server,cron,php,python3,vim,git,build-essential,locales,rsyslog,openssh-server \
    bookworm "$1" > "$2"
}

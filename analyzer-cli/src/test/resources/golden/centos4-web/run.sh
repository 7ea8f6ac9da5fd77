#!/bin/sh
# Builds the image of web01.example.com and runs it.
#
#   ./run.sh [OPTION...]   further options of "docker run", which win over those here
#
# IMAGE, NAME     other names for the image and the container
# DOCKER          another engine: podman
# PORT_80 etc.    another port, or ADDRESS:PORT, of the host
# PREFLIGHT=no    leaves out the checks of this host
set -eu

kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
docker=${DOCKER:-docker}
image=${IMAGE:-web01-example-com}
name=${NAME:-web01-example-com}

# Whether this host can run it is better known before than after.
if [ "${PREFLIGHT:-yes}" != no ] && [ -f "$kit/preflight.sh" ]; then
  NAME=$name sh "$kit/preflight.sh" >&2 || exit
fi

# Podman keeps the health check only in images of Docker's format.
case ${docker##*/} in
  podman*) "$docker" build --format docker --platform linux/386 -t "$image" "$kit" ;;
  *) "$docker" build --platform linux/386 -t "$image" "$kit" ;;
esac

# The server's own architecture, whatever the host's is.
set -- --platform linux/386 "$@"

# Old daemons close, or make room for, every file they might open: a thousand is enough.
set -- --ulimit nofile=1024:4096 "$@"

# Mail, licences and configuration know the server by its old name.
set -- --hostname web01.example.com "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# Not used: On a host that enforces SELinux, programs of this age take the policy for their own: if cron jobs or useradd fail there, this helps.
#   --security-opt label=disable

# httpd listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# shopd listens here.
set -- -p "${PORT_8080:-8080}:8080/tcp" "$@"

# mysql keeps its databases here, 20 MiB, last written 2013-04-02T10:10:11Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

# Not used: holds data of an application, 70 bytes, last written 2013-04-01T22:41:00Z.
# Without the next line it lives and dies with the container:
# set -- -v "$name"-opt-shop-data:/opt/shop/data "$@"

# Not used: is a queue of an application, 8 bytes, last written 2013-04-02T10:00:00Z.
# Without the next line it lives and dies with the container:
# set -- -v "$name"-opt-shop-queue:/opt/shop/queue "$@"

# Missing: nas:/export/data was mounted at /data. With its data at hand add
#   -v /path/of/the/data:/data

exec "$docker" run -d --name "$name" "$@" "$image"

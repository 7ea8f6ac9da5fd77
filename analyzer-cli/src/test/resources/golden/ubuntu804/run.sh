#!/bin/sh
# Builds the image of lists and runs it.
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
image=${IMAGE:-lists}
name=${NAME:-lists}

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
set -- --hostname lists "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# apache2 listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# ticket-poller listens here.
set -- -p "${PORT_8042:-8042}:8042/tcp" "$@"

# mysql keeps its databases here, 2753 bytes, last written 2013-03-04T08:58:51Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

# See to it: vm.swappiness: the machine had 10; a container has what its host has: set it there if it matters

exec "$docker" run -d --name "$name" "$@" "$image"

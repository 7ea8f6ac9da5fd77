#!/bin/sh
# Builds the image of shop1.example.net and runs it.
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
image=${IMAGE:-shop1-example-net}
name=${NAME:-shop1-example-net}

# Whether this host can run it is better known before than after.
if [ "${PREFLIGHT:-yes}" != no ] && [ -f "$kit/preflight.sh" ]; then
  NAME=$name sh "$kit/preflight.sh" >&2 || exit
fi

# Podman keeps the health check only in images of Docker's format.
case ${docker##*/} in
  podman*) "$docker" build --format docker --platform linux/amd64 -t "$image" "$kit" ;;
  *) "$docker" build --platform linux/amd64 -t "$image" "$kit" ;;
esac

# The server's own architecture, whatever the host's is.
set -- --platform linux/amd64 "$@"

# Old daemons close, or make room for, every file they might open: a thousand is enough.
set -- --ulimit nofile=1024:4096 "$@"

# Mail, licences and configuration know the server by its old name.
set -- --hostname shop1.example.net "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# nginx listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# nginx listens here.
set -- -p "${PORT_443:-443}:443/tcp" "$@"

# barcoded listens here.
set -- -p "${PORT_4242:-4242}:4242/tcp" "$@"

# mysql keeps its databases here, 128 bytes, last written 2021-02-01T08:14:58Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

exec "$docker" run -d --name "$name" "$@" "$image"

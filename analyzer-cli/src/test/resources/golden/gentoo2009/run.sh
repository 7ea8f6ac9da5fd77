#!/bin/sh
# Builds the image of shop and runs it.
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
image=${IMAGE:-shop}
name=${NAME:-shop}

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
set -- --hostname shop "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# The old /etc/hosts knew this host, and configuration uses its name. (/etc/hosts:2)
set -- --add-host erp.example.com:192.168.7.30 "$@"

# The database keeps its buffers in one large segment of shared memory.
set -- --sysctl kernel.shmmax=68719476736 "$@"
set -- --sysctl kernel.shmall=4294967296 "$@"

# apache2 listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# apache2 listens here.
set -- -p "${PORT_443:-443}:443/tcp" "$@"

# stock-feed listens here.
set -- -p "${PORT_8099:-8099}:8099/tcp" "$@"

# postgresql keeps its databases here, 8311 bytes.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-postgresql-data:/var/lib/postgresql/data "$@"

exec "$docker" run -d --name "$name" "$@" "$image"

#!/bin/sh
# Builds the image of buero1.example.de and runs it.
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
image=${IMAGE:-buero1-example-de}
name=${NAME:-buero1-example-de}

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
set -- --hostname buero1.example.de "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# The old /etc/hosts knew this host, and configuration uses its name. (/etc/hosts:3)
set -- --add-host verzeichnis.example.de:10.1.0.5 "$@"
set -- --add-host verzeichnis:10.1.0.5 "$@"

# apache2 listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# apache2 listens here.
set -- -p "${PORT_443:-443}:443/tcp" "$@"

# dms listens here.
set -- -p "${PORT_8088:-8088}:8088/tcp" "$@"

# Not used: came with no package, holds nothing but data and was written to in the last days, 24 bytes, last written 2010-12-17T17:20:00Z.
# Without the next line it lives and dies with the container:
# set -- -v "$name"-srv-dms:/srv/dms "$@"

# Not used: came with no package, holds nothing but data and was written to in the last days, 10 bytes, last written 2010-12-17T17:10:00Z.
# Without the next line it lives and dies with the container:
# set -- -v "$name"-srv-samba:/srv/samba "$@"

# Missing: //verzeichnis/archiv was mounted at /srv/altarchiv. With its data at hand add
#   -v /path/of/the/data:/srv/altarchiv

exec "$docker" run -d --name "$name" "$@" "$image"

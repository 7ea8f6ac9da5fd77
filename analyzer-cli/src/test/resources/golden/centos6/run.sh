#!/bin/sh
# Builds the image of wiki.example.org and runs it.
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
image=${IMAGE:-wiki-example-org}
name=${NAME:-wiki-example-org}

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
set -- --hostname wiki.example.org "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# The old /etc/hosts knew this host, and configuration uses its name. (/etc/hosts:4)
set -- --add-host mail.example.org:192.168.40.20 "$@"

# httpd listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# scan-collector listens here.
set -- -p "${PORT_7411:-7411}:7411/tcp" "$@"

# mysql keeps its databases here, 2749 bytes, last written 2016-09-30T16:22:42Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

# Missing: /dev/mapper/vg_wiki-lv_scans was mounted at /srv/scans. With its data at hand add
#   -v /path/of/the/data:/srv/scans

exec "$docker" run -d --name "$name" "$@" "$image"

#!/bin/sh
# Builds the image of gate.example.org and runs it.
#
#   ./run.sh [OPTION...]   further options of "docker run", which win over those here
#
# IMAGE, NAME     other names for the image and the container
# DOCKER          another engine: podman
# PORT_80 etc.    another port, or ADDRESS:PORT, of the host
# PREFLIGHT=no    leaves out the checks of this host
# KEEP_ADDRESS    yes or no: whether the container gets the old address 10.20.0.1
set -eu

kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
docker=${DOCKER:-docker}
image=${IMAGE:-gate-example-org}
name=${NAME:-gate-example-org}
keep_address=${KEEP_ADDRESS:-yes}

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
set -- --hostname gate.example.org "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# bind asks the kernel for this right when it starts and, where it is as old as this, ends if it is refused. (/etc/rc.d/rc.inet2:37)
set -- --cap-add SYS_RESOURCE "$@"

# httpd listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# bind listens here.
set -- -p "${PORT_53:-53}:53/tcp" "$@"

# meter-reader listens here.
set -- -p "${PORT_7001:-7001}:7001/tcp" "$@"

# bind listens here.
set -- -p "${PORT_53:-53}:53/udp" "$@"

# mysql keeps its databases here, 2688 bytes, last written 2009-05-11T15:55:03Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

# bind listens on 10.20.0.1 alone (/etc/named.conf:4).
# A network of its own gives the container that address. The real network of that number
# cannot be reached from this host then.
if [ "$keep_address" = yes ]; then
  "$docker" network inspect "$name-network" >/dev/null 2>&1 ||
    "$docker" network create --subnet 10.20.0.0/24 --gateway 10.20.0.254 "$name-network" >/dev/null
  set -- --network "$name-network" --ip 10.20.0.1 "$@"
fi

exec "$docker" run -d --name "$name" "$@" "$image"

#!/bin/sh
# Builds the image of gate.example.com and runs it.
#
#   ./run.sh [OPTION...]   further options of "docker run", which win over those here
#
# IMAGE, NAME     other names for the image and the container
# DOCKER          another engine: podman
# PORT_80 etc.    another port, or ADDRESS:PORT, of the host
# PREFLIGHT=no    leaves out the checks of this host
# KEEP_ADDRESS    yes or no: whether the container gets the old address 192.0.2.53
set -eu

kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
docker=${DOCKER:-docker}
image=${IMAGE:-gate-example-com}
name=${NAME:-gate-example-com}
keep_address=${KEEP_ADDRESS:-no}

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
set -- --hostname gate.example.com "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# The old /etc/hosts knew this host, and configuration uses its name. (/etc/hosts:3)
set -- --add-host backup.example.com:192.0.2.60 "$@"

# The database keeps its buffers in one large segment of shared memory.
set -- --sysctl kernel.shmmax=68719476736 "$@"
set -- --sysctl kernel.shmall=4294967296 "$@"

# named asks the kernel for this right when it starts and, where it is as old as this, ends if it is refused. (/etc/rc.d/rc3.d/S13named)
set -- --cap-add SYS_RESOURCE "$@"

# named listens here.
set -- -p "${PORT_53:-53}:53/tcp" "$@"

# xinetd listens here.
set -- -p "${PORT_873:-873}:873/tcp" "$@"

# xinetd listens here.
set -- -p "${PORT_2401:-2401}:2401/tcp" "$@"

# postgresql listens here; only this host may ask a database with old holes.
set -- -p "${PORT_5432:-127.0.0.1:5432}:5432/tcp" "$@"

# xinetd listens here.
set -- -p "${PORT_7070:-7070}:7070/tcp" "$@"

# named listens here.
set -- -p "${PORT_53:-53}:53/udp" "$@"

# holds repositories, 96 bytes, last written 2009-07-30T12:00:00Z.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-srv-cvs:/srv/cvs "$@"

# postgresql keeps its databases here, 8775 bytes.
# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-pgsql-data:/var/lib/pgsql/data "$@"

# named, postgresql listen on 192.0.2.53 alone, but the network of it has 192.0.2.60, which the container could not reach then (/var/named/chroot/etc/named.conf:3).
# A network of its own gives the container that address. The real network of that number
# cannot be reached from this host then.
if [ "$keep_address" = yes ]; then
  "$docker" network inspect "$name-network" >/dev/null 2>&1 ||
    "$docker" network create --subnet 192.0.2.0/24 --gateway 192.0.2.254 "$name-network" >/dev/null
  set -- --network "$name-network" --ip 192.0.2.53 "$@"
fi

exec "$docker" run -d --name "$name" "$@" "$image"

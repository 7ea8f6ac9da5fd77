#!/bin/sh
# Builds the image of web01.example.com and runs it.
#
#   ./run.sh [OPTION...]   further options of "docker run", which win over those here
#
# IMAGE, NAME     other names for the image and the container
# DOCKER          another engine: podman
# PORT_80 etc.    another port, or ADDRESS:PORT, of the host
set -eu

kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
docker=${DOCKER:-docker}
image=${IMAGE:-web01-example-com}
name=${NAME:-web01-example-com}

"$docker" build --platform linux/386 -t "$image" "$kit"

# The server's own architecture, whatever the host's is.
set -- --platform linux/386 "$@"

# Old daemons close, or make room for, every file they might open: a thousand is enough.
set -- --ulimit nofile=1024:4096 "$@"

# Mail, licences and configuration know the server by its old name.
set -- --hostname web01.example.com "$@"

# Databases need time to end cleanly before they are killed.
set -- --stop-timeout 60 "$@"

# httpd listens here.
set -- -p "${PORT_80:-80}:80/tcp" "$@"

# shopd listens here.
set -- -p "${PORT_8080:-8080}:8080/tcp" "$@"

# Data outlives the container, and old databases dislike overlay file systems.
# The first run fills the volume from the image; remove the volume to start over.
set -- -v "$name"-var-lib-mysql:/var/lib/mysql "$@"

# Missing: nas:/export/data was mounted at /data. With its data at hand add
#   -v /path/of/the/data:/data

# On a host that enforces SELinux, programs of this age take the policy for their own:
# if cron jobs or useradd fail there, add
#   --security-opt label=disable

exec "$docker" run -d --name "$name" "$@" "$image"

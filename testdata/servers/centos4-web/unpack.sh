#!/bin/bash
# Lays the sample into a directory: unpack.sh DIR. As root, so that owners and modes are kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
directory=${1:?usage: unpack.sh DIR}
mkdir -p "$directory"
tar --numeric-owner -C "$directory" -xpzf "$here/centos4-web.tar.gz"
# No tar holds a socket; a killed database leaves one. It may not change the date of its directory.
python3 - "$directory/var/lib/mysql" <<'SOCKET'
import os, stat, sys
before = os.stat(sys.argv[1])
path = os.path.join(sys.argv[1], "mysql.sock")
os.mknod(path, 0o777 | stat.S_IFSOCK)
os.chmod(path, 0o777)
os.chown(path, 27, 27)
os.utime(path, (before.st_mtime, before.st_mtime))
os.utime(sys.argv[1], (before.st_atime, before.st_mtime))
SOCKET

#!/usr/bin/env python3
"""Cuts a copy of a data directory down to what tells how the server was stopped.

Usage: cut.py [--tables] DIRECTORY FIXTURE.tar.gz

With --tables the start of every file of the databases shop and old-shop is kept as well.

Log files keep their length, but are zero outside their headers and the place of the last
checkpoint. Tables keep their headers. Sockets become empty files. Nothing else is kept.
"""

import gzip
import io
import os
import stat
import struct
import sys
import tarfile

PHYSICAL_FORMAT = b"Phys"
HEADER = {True: 12288, False: 2048}


def log_keeping_the_checkpoint(content):
    physical = content[:4] == PHYSICAL_FORMAT
    header = HEADER[physical]
    kept = bytearray(len(content))
    kept[:header] = content[:header]
    if physical:
        first = struct.unpack_from(">Q", content, 8)[0]
        end = max(struct.unpack_from(">QQ", content, at)[1] for at in (4096, 8192))
        places = [header + (end - first) % (len(content) - header)]
        length = 4096
    else:
        checkpoints = [struct.unpack_from(">QQQ", content, at) for at in (512, 1536)]
        number, _, offset = max(checkpoints)
        if content[:4] == bytes(4):
            offset >>= 32
        places = [offset // 512 * 512] if number else []
        length = 1024
    for place in places:
        kept[place : place + length] = content[place : place + length]
    return bytes(kept[: len(content)])


def cut(name, path, tables):
    status = os.lstat(path)
    base = os.path.basename(name)
    if stat.S_ISSOCK(status.st_mode) or base == "ibtmp1" or base == "ddl_recovery.log":
        return b""
    if not stat.S_ISREG(status.st_mode):
        return None
    with open(path, "rb") as file:
        content = file.read()
    if tables and name.startswith(("shop/", "old@002dshop/")):
        return content[:64]
    if base == "ib_logfile0":
        return log_keeping_the_checkpoint(content)
    if base == "ibdata1":
        return content[:64]
    if base.endswith((".MYI", ".MAI", ".frm")):
        return content[:64] if name.startswith(("shop/", "mysql/user.", "mysql/db.")) else None
    if base.endswith(".pid") or base in ("mysql_upgrade_info", "aria_log_control", "PG_VERSION"):
        return content
    if name == "global/pg_control":
        return content
    if name == "global/pg_filenode.map":
        return content
    if name.startswith("global/") and base == catalogue_of_databases(path):
        return content[:8192]
    return None


def catalogue_of_databases(path):
    """The file of pg_database: 1262, until the catalogue is written anew."""
    with open(os.path.join(os.path.dirname(path), "pg_filenode.map"), "rb") as file:
        numbers = struct.unpack("<126I", file.read(504))[2:]
    return str(dict(zip(numbers[::2], numbers[1::2]))[1262])


def main():
    *options, directory, fixture = sys.argv[1:]
    entries = []
    for parent, directories, files in os.walk(directory):
        directories.sort()
        inside = os.path.relpath(parent, directory)
        if inside != "." and inside.count("/") == 0 or inside.startswith("base/"):
            entries.append((inside, None))
        for file in files:
            name = os.path.normpath(os.path.join(inside, file))
            content = cut(name, os.path.join(parent, file), "--tables" in options)
            if content is not None:
                entries.append((name, content))
    with open(fixture, "wb") as out:
        with gzip.GzipFile("", "wb", 9, out, 0) as packed:
            with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar:
                for name, content in sorted(entries):
                    member = tarfile.TarInfo(name)
                    if content is None:
                        member.type = tarfile.DIRTYPE
                        member.mode = 0o755
                        tar.addfile(member)
                    else:
                        member.size = len(content)
                        tar.addfile(member, io.BytesIO(content))


main()

"""Turns rpm's SQLite database into the Berkeley DB hash that CentOS 4 kept: rpmdb.py rpmdb.sqlite Packages."""

import sqlite3
import struct
import subprocess
import sys

META, SORTED, UNSORTED, OFF_PAGE, VERSION_9, VERSION_8 = 8, 13, 2, 3, 9, 8


def dump(database):
    rows = sqlite3.connect(database).execute("SELECT hnum, blob FROM Packages ORDER BY hnum").fetchall()
    lines = ["VERSION=3", "format=bytevalue", "type=hash", "db_pagesize=4096", "HEADER=END"]
    pairs = [(0, struct.pack("<I", rows[-1][0]))] + rows
    for number, blob in pairs:
        lines += [" " + struct.pack("<I", number).hex(), " " + bytes(blob).hex()]
    return "\n".join(lines + ["DATA=END", ""])


def to_version_8(path):
    """Version 9 only promised sorted pages; Berkeley DB 4.2 of CentOS 4 knows version 8."""
    with open(path, "r+b") as file:
        pages = bytearray(file.read())
        assert struct.unpack_from("<I", pages, 16) == (VERSION_9,) and pages[25] == META
        struct.pack_into("<I", pages, 16, VERSION_8)
        pages[52:72] = bytes(20)  # the file id is random
        for page in range(4096, len(pages), 4096):
            if pages[page + 25] == SORTED:
                pages[page + 25] = UNSORTED
                for item in struct.unpack_from("<%dH" % struct.unpack_from("<H", pages, page + 20), pages, page + 26):
                    if pages[page + item] == OFF_PAGE:
                        pages[page + item + 1:page + item + 4] = bytes(3)  # padding holds whatever the memory held
        file.seek(0)
        file.write(pages)


def main(source, target):
    subprocess.run(["db5.3_load", "-t", "hash", target], input=dump(source).encode(), check=True)
    to_version_8(target)


main(*sys.argv[1:])

#!/usr/bin/env python3
"""Writes archives of files for the FAT file systems of the tests to standard output.

fat-tree.py sample   those files of SampleTree that FAT has a place for, with marks in place of the
                     bytes of srv/large
fat-tree.py relics   files with names, times and sizes of every form
"""
import io
import sys
import tarfile

INSTALLED = 1210057689  # FAT has every other second
CHANGED = 1323785716
LARGE_SIZE = 300_007


class Tree:
    def __init__(self):
        self.tar = tarfile.open(fileobj=sys.stdout.buffer, mode="w|", format=tarfile.PAX_FORMAT)

    def directory(self, name):
        entry = tarfile.TarInfo(name)
        entry.type, entry.mode, entry.mtime = tarfile.DIRTYPE, 0o755, INSTALLED
        self.tar.addfile(entry)

    def file(self, name, content, time=INSTALLED):
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode, entry.mtime = len(content), 0o755, time
        self.tar.addfile(entry, io.BytesIO(content))

    def close(self):
        self.tar.close()


def mark(number):
    return (b"SampleTree.large %08d" % number).ljust(1024, b".")


def sample(tree):
    for directory in (
        "bin chain dev empty escape etc etc/rc.d etc/rc.d/init.d etc/rc.d/rc3.d "
        "loop names srv var var/log"
    ).split():
        tree.directory(directory)
    tree.file("etc/passwd", b"root:x:0:0:root:/root:/bin/bash\n")
    tree.file("etc/hostname", b"dead.example.org\n")
    tree.file("etc/rc.d/init.d/httpd", b"#!/bin/bash\n", CHANGED)
    for name in ("Gr\u00fc\u00dfe", "\U0001f41f", "\uffee", "\uefe9", "$(touch pwned);x", "B", "a"):
        tree.file("names/" + name, name.encode())
    tree.file("names/" + "long" * 63 + "er!", b"long")
    tree.file("srv/empty", b"")
    tree.file("srv/large", b"".join(mark(i) for i in range(293))[:LARGE_SIZE])
    tree.file("srv/holes-only", bytes(1 << 20))


def relics(tree):
    for name in (
        "README.TXT",
        "readme.md",
        "lower.TXT",
        "UPPER.txt",
        "Mixed.Txt",
        "NOEXT",
        "noend",
        ".hidden",
        "a.b.c.d",
        "two words.txt",
        "+,;=[]",
        "thirteen.char",
        "fourteen.chars",
        "twenty-six-characters-long",
        "long" * 63 + "er!",
        "Gr\u00fc\u00dfe.txt",
        "\u00c4\u00d6\u00dc.TXT",
        "\u00e5\u00e9\u00f1.txt",
        "\u4e2d\u6587",
        "\U0001f41f" * 7,
        "\uefe9",
        "\u03a9mega",
    ):
        tree.file("names/" + name, name.encode())
    for size in (0, 1, 511, 512, 513, 1024, 4096, 4097, 70_001):
        content = b"".join(b"%07d\n" % i for i in range(size // 8 + 1))
        tree.file(f"sizes/{size}", content[:size])
    for year, time in ((1980, 315532800), (2000, 951782398), (2038, 2147483648), (2107, 4354819198)):
        tree.file(f"times/{year}", b"", time)
    tree.file("read-only.txt", b"read only")
    tree.directory("empty")
    for i in range(40):
        tree.directory("/".join(["deep"] + ["d"] * i))
    tree.file("deep" + "/d" * 39 + "/bottom", b"bottom")
    for i in range(120):
        tree.file(f"many/a-name-of-some-length-that-fills-clusters-{i}", b"%d" % i)


if __name__ == "__main__":
    made = Tree()
    {"sample": sample, "relics": relics}[sys.argv[1]](made)
    made.close()

#!/usr/bin/env python3
"""Makes files for the XFS of the tests, which is mounted.

xfs-tree.py relics DIR     those of ext-tree.py; no device has a number of more than 18 bits
xfs-tree.py written DIR    files of every other form that an inode of XFS can have
xfs-tree.py fragments DIR  what is in many pieces because the free space is
"""
import ctypes
import os
import runpy
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
INSTALLED = 1210057689  # 2008-05-06T07:08:09Z
KEEP_SIZE = 1
PUNCH_HOLE = 2
HOLES = 400
FICLONE = 0x40049409

libc = ctypes.CDLL(None, use_errno=True)
libc.fallocate.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]


def allocate(path, offset, size, mode=0):
    with open(path, "ab") as file:
        if libc.fallocate(file.fileno(), mode, offset, size) != 0:
            raise OSError(ctypes.get_errno(), path)


def write(path, *pieces, size=None):
    with open(path, "wb") as file:
        for offset, content in pieces:
            file.seek(offset)
            file.write(content)
        if size is not None:
            file.truncate(size)


def pieces(path, count, distance):
    """A file of which each piece is written before there is a next one."""
    with open(path, "wb") as file:
        for i in range(count):
            file.seek(i * distance)
            file.write(b"%d" % i)
            file.flush()
            os.fsync(file.fileno())


def relics():
    make = os.makedev
    os.makedev = lambda major, minor: make(major, min(minor, (1 << 18) - 1))
    runpy.run_path(os.path.join(HERE, "ext-tree.py"), run_name="relics")


def written():
    os.mkdir("extents")
    pieces("extents/many", 400, 2048)
    write("extents/unwritten", (20000, b"written"))
    allocate("extents/unwritten", 0, 100_000)
    write("extents/beyond-end", (0, b"abc"))
    allocate("extents/beyond-end", 0, 50_000, KEEP_SIZE)
    write("extents/hole-at-end", (0, b"abc" * 1000), size=3 << 20)
    write("extents/shared", (0, b"shared " * 2000))
    with open("extents/shared") as source, open("extents/changed", "wb") as target:
        if ctypes.CDLL(None).ioctl(target.fileno(), FICLONE, source.fileno()) != 0:
            raise OSError("no reflink")
    with open("extents/changed", "r+b") as file:
        file.seek(5000)
        file.write(b"changed")

    os.mkdir("sizes")
    write("sizes/file", (0, b"one file of many names"))
    for count in (1, 20, 100, 700):
        os.mkdir(f"sizes/{count}")
        for i in range(count):
            os.link("sizes/file", f"sizes/{count}/name-{i:04d}-of-{count}")
    for i in range(100, 640):
        os.unlink(f"sizes/700/name-{i:04d}-of-700")
    os.mkdir("targets")
    for length in (150, 336, 337, 400, 967, 968, 969, 1023):
        os.symlink("t" * (length - 3) + "end", f"targets/{length}")

    os.mkdir("attributes")
    for name, count, size in (
        ("leaf", 8, 60),
        ("node", 120, 30),
        ("remote", 1, 5000),
        ("largest", 1, 65536),
        ("both", 30, 1500),
    ):
        write(f"attributes/{name}", (0, b"x"))
        for i in range(count):
            value = (b"%s %d " % (name.encode(), i) * size)[:size]
            os.setxattr(f"attributes/{name}", f"user.{name}-{i}", value)
    os.setxattr("attributes/node", "trusted.node", b"trusted")
    os.setxattr("attributes/node", "security.node", b"secure")
    os.removexattr("attributes/node", "user.node-7")

    os.mkdir("times")
    for year, seconds in ((1905, -2051222400), (2038, 2147483647), (2400, 13569465600)):
        write(f"times/{year}", (0, b"%d" % year))
        os.utime(f"times/{year}", ns=(seconds * 10**9 + 123456789,) * 2)


def fill(path):
    file = os.open(path, os.O_WRONLY | os.O_CREAT)
    block = b"filler, which leaves no room".ljust(1024, b".") * 64
    try:
        while True:
            os.write(file, block)
            os.fsync(file)
    except OSError:
        os.close(file)


def fragments():
    os.mkdir("fragments")
    os.mkdir("fragments/directory")
    for i in range(20):
        write(f"fragments/spare-{i}")
    os.sync()
    fill("fragments/filler")
    for i in range(0, 2 * HOLES, 2):
        allocate("fragments/filler", (i + 1) << 10, 1024, KEEP_SIZE | PUNCH_HOLE)
    # What the kernel keeps for itself is in one piece; so it gets nothing.
    subprocess.run(["xfs_io", "-x", "-c", "resblks 0", "."], check=True, stdout=subprocess.DEVNULL)
    os.sync()
    allocate("fragments/rest", 0, (os.statvfs(".").f_bavail - HOLES) << 10)
    for i in range(10):
        os.unlink(f"fragments/spare-{i}")
    os.sync()
    os.symlink("in two pieces " * 73, "fragments/link")
    for i in range(120):
        os.link("fragments/spare-16", f"fragments/directory/{i:03d}" + "-" * 200)
    os.setxattr("fragments/spare-15", "user.pieces", b"piece " * 8000)
    os.setxattr("fragments/spare-15", "user.more", b"more" * 8000)


if sys.argv[1] == "relics":
    relics()
    sys.exit()
os.chdir(sys.argv[2])
os.umask(0o022)
{"written": written, "fragments": fragments}[sys.argv[1]]()
for parent, directories, files in os.walk("."):
    for name in directories + files:
        path = os.path.join(parent, name)
        if not path.startswith(("./times/", "./values/")):
            os.utime(path, (INSTALLED, INSTALLED), follow_symlinks=False)

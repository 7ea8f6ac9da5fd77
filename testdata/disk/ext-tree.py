#!/usr/bin/env python3
"""Makes files for the ext file systems of the tests, and says what Linux shows of them.

ext-tree.py sample DIR   the files of SampleTree, with marks in place of the bytes of srv/large
ext-tree.py relics DIR   files of every form that an inode or a directory can have
ext-tree.py written DIR  what only a mounted ext4 gets: unwritten extents, a deep tree, large values
ext-tree.py list DIR     the lines of the test class Truth, without the sizes of directories
"""
import ctypes
import hashlib
import os
import socket
import stat
import struct
import sys

INSTALLED = 1210057689  # 2008-05-06T07:08:09Z
CHANGED = 1323785716  # 2011-12-13T14:15:16Z
CAPABILITY = bytes.fromhex("0100000200200000000000000000000000000000")
LARGE_SIZE = 300_007


def times(path, seconds, nanoseconds=0):
    moment = seconds * 10**9 + nanoseconds
    os.utime(path, ns=(moment, moment), follow_symlinks=False)


def write(path, *pieces, size=None, mode=0o644, uid=0, gid=0, time=INSTALLED):
    with open(path, "wb") as file:
        for offset, content in pieces:
            file.seek(offset)
            file.write(content)
        if size is not None:
            file.truncate(size)
    os.chown(path, uid, gid)
    os.chmod(path, mode)
    times(path, time)


def text(path, content, **status):
    write(path, (0, content), **status)


def node(path, kind, mode, device=0):
    os.mknod(path, kind | mode, device)
    os.chmod(path, mode)
    times(path, INSTALLED)


def listen(path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
    os.chmod(path, 0o777)
    times(path, INSTALLED)


def sample():
    os.chmod(".", 0o755)
    for directory in (
        "bin chain dev empty escape etc etc/rc.d etc/rc.d/init.d etc/rc.d/rc3.d "
        "loop names srv var var/log"
    ).split():
        os.mkdir(directory)
    text("etc/passwd", b"root:x:0:0:root:/root:/bin/bash\n")
    text("etc/hostname", b"dead.example.org\n")
    text("etc/rc.d/init.d/httpd", b"#!/bin/bash\n", mode=0o755, time=CHANGED)
    text("bin/su", b"\x7fELF", mode=0o4755, time=CHANGED)
    text("var/log/mysqld.log", b"ready\n", mode=0o640, uid=27, gid=28, time=CHANGED)
    os.link("etc/passwd", "srv/passwd-again")
    for link, target in (
        ("etc/rc.d/rc3.d/S85httpd", "../init.d/httpd"),
        ("etc/init.d", "rc.d/init.d"),
        ("etc/motd", "/etc/hostname"),
        ("srv/slashes", "/etc//rc.d/"),
        ("srv/through", "/etc/init.d/../rc3.d/S85httpd"),
        ("escape/up", "../" * 8 + "etc/hostname"),
        ("escape/host", "/proc/self/status"),
        ("escape/host-up", "../" * 8 + "proc/self/status"),
        ("escape/root", "../../.."),
        ("escape/dangling", "nothing/here"),
        ("loop/self", "self"),
        ("loop/ping", "pong"),
        ("loop/pong", "/loop/ping"),
        ("loop/directory", "../loop"),
    ):
        os.symlink(target, link)
    for i in range(1, 42):
        os.symlink("/etc/passwd" if i == 1 else f"link{i - 1}", f"chain/link{i}")
    for name in (
        b"caf\xe9.txt",
        "Gr\u00fc\u00dfe".encode(),
        "\U0001f41f".encode(),
        "\uffee".encode(),
        "\uefe9".encode(),
        b"a line\nfeed",
        b"$(touch pwned);x",
        b"back\\slash and \"quotes'",
        b"-rf *",
        b"?[a]",
        b" ",
        b"B",
        b"a",
        b"b",
    ):
        text(b"names/" + name, name)
    text("names/" + "long" * 63 + "er!", b"long")
    text("srv/empty", b"")
    text("srv/large", b"".join(mark(i) for i in range(293))[:LARGE_SIZE])
    write("srv/sparse", (0, b"s" * 4096), (3 << 30, b"m" * 4096), (5 << 30, b"end"))
    write("srv/holes-only", size=1 << 20)
    node("dev/initctl", stat.S_IFIFO, 0o600)
    listen("dev/log")
    node("dev/null", stat.S_IFCHR, 0o660, os.makedev(1, 3))
    node("dev/sda", stat.S_IFBLK, 0o660, os.makedev(8, 0))
    text("bin/ping", b"\x7fELF")
    os.setxattr("bin/ping", "user.comment", b"a\0\xff")
    os.setxattr("bin/ping", "security.capability", CAPABILITY)


def mark(number):
    """What the test replaces by a KiB of bytes that cannot be compressed."""
    return (b"SampleTree.large %08d" % number).ljust(1024, b".")


def relics():
    for directory in "dev etc forms links many names values".split():
        os.mkdir(directory)
    text("etc/shadow", b"root:*:1::::\n", mode=0o640, gid=42)
    text("etc/su", b"\x7fELF", mode=0o4755, uid=100000, gid=70000)
    for size in (0, 1, 59, 60, 61, 160, 1024, 4096, 4097):
        text(f"forms/{size}", b"%d " % (size % 10) * (size // 2) + b"." * (size % 2))
    write("forms/holes", (0, b"head"), (270 << 10, b"middle"), ((5 << 20) - 4, b"tail"))
    write("forms/every-other-block", *((i * 8192, b"%05d" % i) for i in range(40)))
    os.link("forms/1024", "forms/1024-again")
    for length in (1, 59, 60, 61, 200, 1000):
        os.symlink("t" * length, f"links/{length}")
    for i in range(120):
        text(f"many/a-name-of-some-length-that-fills-blocks-{i:03d}", b"%d" % i)
    text("names/caf\u00e9", b"UTF-8")
    text(b"names/caf\xe9", b"Latin-1")
    text("names/a line\nfeed", b"line feed")
    text("names/" + "n" * 255, b"longest")
    os.makedirs("deep/" + "/".join("abcdefghij"))
    node("dev/console", stat.S_IFCHR, 0o600, os.makedev(5, 1))
    node("dev/far", stat.S_IFBLK, 0o660, os.makedev(259, 300000))
    node("dev/initctl", stat.S_IFIFO, 0o600)
    listen("dev/log")
    for name in ("short", "long", "access", "both"):
        text(f"values/{name}", b"has extended attributes")
    os.setxattr("values/short", "user.comment", b"hi")
    os.setxattr("values/long", "user.comment", b"long" * 100)
    os.setxattr("values/access", "system.posix_acl_access", access_list(0o6, 33, 0o4))
    os.mkdir("values/default")
    os.setxattr("values/default", "system.posix_acl_default", access_list(0o7, 8, 0o5))
    os.setxattr("values/both", "security.capability", CAPABILITY)
    os.setxattr("values/both", "trusted.empty", b"")
    os.setxattr("values/both", "user.long", b"x" * 300)
    for parent, directories, _ in os.walk("."):
        for directory in directories:
            times(os.path.join(parent, directory), INSTALLED)


def access_list(owner, user, others):
    """Of the owner, a user by number, the group, the mask and the others."""
    entries = ((1, owner, -1), (2, 6, user), (4, 4, -1), (16, 6, -1), (32, others, -1))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)


def written():
    libc = ctypes.CDLL(None, use_errno=True)
    libc.fallocate.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]

    def allocate(path, offset, size, mode=0):
        with open(path, "ab") as file:
            if libc.fallocate(file.fileno(), mode, offset, size) != 0:
                raise OSError(ctypes.get_errno(), path)

    # Every other block, one by one: more extents than a node of the tree holds.
    with open("deep-tree", "wb") as file:
        for i in range(450):
            file.seek(i * 2048)
            file.write(b"%d" % i)
            file.flush()
            os.fsync(file.fileno())
    write("unwritten", (20000, b"written"))
    allocate("unwritten", 0, 100_000)
    text("beyond-end", b"abc")
    allocate("beyond-end", 0, 50_000, 1)
    write("hole-at-end", (0, b"abc" * 1000), size=3 << 20)
    text("grown", b"abc")
    os.truncate("grown", 5000)
    text("large-value", b"x")
    os.setxattr("large-value", "user.large", b"value " * 1000)
    for count in (1, 3, 6):
        os.mkdir(f"inline-{count}")
        for i in range(count):
            text(f"inline-{count}/file-{i}", b"in a directory in an inode")
    os.mkdir("two-levels")
    for i in range(150):
        os.link("grown", "two-levels/" + f"{i:03d}" * 80)
    for i in range(0, 150, 3):
        os.unlink("two-levels/" + f"{i:03d}" * 80)
    for year, seconds in ((1905, -2051222400), (2038, 2147483648), (2400, 13569465600)):
        text(f"{year}", b"%d" % year)
        times(f"{year}", seconds, 123456789)


def show():
    out = sys.stdout.buffer
    paths = []

    def walk(path):
        paths.append(path)
        if stat.S_ISDIR(os.lstat(path).st_mode):
            for name in sorted(os.listdir(path)):
                if name != b"lost+found":
                    walk(path + b"/" + name)

    walk(b".")
    digests, devices, attributes = [], [], []
    for path in paths[1:]:
        status = os.lstat(path)
        kind = {1: b"p", 2: b"c", 4: b"d", 6: b"b", 8: b"f", 10: b"l", 12: b"s"}[status.st_mode >> 12]
        out.write(
            b"%s\t%o\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n"
            % (
                kind,
                status.st_mode & 0o7777,
                status.st_uid,
                status.st_gid,
                status.st_nlink,
                0 if kind == b"d" else status.st_size,
                status.st_mtime_ns // 10**9,
                path,
                os.readlink(path) if kind == b"l" else b"",
            )
        )
        if kind == b"f":
            with open(path, "rb") as file:
                digest = hashlib.sha256(file.read()).hexdigest().encode()
            escaped = path.replace(b"\\", b"\\\\").replace(b"\n", b"\\n")
            digests.append(b"%s%s  %s\n" % (b"" if escaped == path else b"\\", digest, escaped))
        if kind in b"cb":
            number = status.st_rdev
            devices.append(b"%x:%x %s\n" % (os.major(number), os.minor(number), path))
        if kind in b"fd" and os.listxattr(path):
            attributes.append(b"# file: %s\n" % path[2:])
            for name in os.listxattr(path):
                value = os.getxattr(path, name).hex().encode()
                attributes.append(b"%s=0x%s\n" % (name.encode(), value))
            attributes.append(b"\n")
    out.write(b"## sha256\n" + b"".join(digests))
    out.write(b"## dev\n" + b"".join(devices))
    out.write(b"## xattr\n" + b"".join(attributes))


os.makedirs(sys.argv[2], exist_ok=True)
os.chdir(sys.argv[2])
os.umask(0o022)
{"sample": sample, "relics": relics, "written": written, "list": show}[sys.argv[1]]()

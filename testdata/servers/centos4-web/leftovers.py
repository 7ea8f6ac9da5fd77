"""Writes what only a machine in use leaves behind, in the formats of its day: leftovers.py ROOT."""

import calendar
import os
import struct
import sys


def at(year, month, day, hour=8, minute=0):
    return calendar.timegm((year, month, day, hour, minute, 0))


def write(root, path, content, size=None):
    target = os.path.join(os.fsencode(root), path if isinstance(path, bytes) else path.encode())
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as out:
        out.write(content)
        if size is not None:
            out.truncate(size)


def pad(text, size):
    return text.encode().ljust(size, b"\0")


def utmp(kind, seconds, line="", user="", host="", identity="", pid=0):
    """One 384-byte record of wtmp as 32-bit Linux writes it."""
    return struct.pack("<hxxi32s4s32s256shhiii16s20s", kind, pid, pad(line, 32), pad(identity, 4), pad(user, 32),
                       pad(host, 256), 0, 0, 0, seconds, 0, b"", b"")


def logins(root):
    boot, level, ended, login = 2, 1, 8, 7
    entered_3 = ord("N") << 8 | ord("3")  # the level before, the level now
    records = [
        utmp(boot, at(2008, 1, 12, 20, 20), "~", "reboot", "2.6.9-67.0.1.EL", "~~"),
        utmp(level, at(2008, 1, 12, 20, 21), "~", "runlevel", "2.6.9-67.0.1.EL", "~~", entered_3),
        utmp(login, at(2008, 1, 12, 20, 30), "tty1", "root", "", "1", 2201),
        utmp(ended, at(2008, 1, 12, 23, 2), "tty1", "", "", "1", 2201),
        utmp(level, at(2013, 1, 7, 15, 55), "~", "shutdown", "2.6.9-67.0.1.EL", "~~", ord("0")),
        utmp(boot, at(2013, 1, 7, 16, 0), "~", "reboot", "2.6.9-67.0.1.EL", "~~"),
        utmp(level, at(2013, 1, 7, 16, 1), "~", "runlevel", "2.6.9-67.0.1.EL", "~~", entered_3),
        utmp(login, at(2013, 3, 30, 17, 0), "pts/0", "root", "10.1.2.50", "ts/0", 9120),
    ]
    write(root, "var/log/wtmp", b"".join(records))
    write(root, "var/run/utmp", b"".join(records[5:]))
    # One slot of 292 bytes for each user id: mostly a hole, because of user 500.
    lastlog = os.path.join(root, "var/log/lastlog")
    with open(lastlog, "wb") as out:
        out.write(struct.pack("<i32s256s", at(2013, 3, 30, 17), pad("pts/0", 32), pad("10.1.2.50", 256)))
        out.seek(500 * 292)
        out.write(struct.pack("<i32s256s", at(2013, 2, 11, 9, 30), pad("pts/1", 32), pad("10.1.2.50", 256)))
        out.truncate(65535 * 292)


def myisam(root, name, rows, open_count=0, changed=0):
    """A table of one row a line; only the header of its index is what MyISAM would write."""
    header = bytes.fromhex("fefe0701") + struct.pack(">HHHH", 0x0003, 1024, 176, 132) + bytes(12)
    index = header + struct.pack(">HB", open_count, changed)
    write(root, f"var/lib/mysql/{name}.MYI", index, 1024)
    write(root, f"var/lib/mysql/{name}.MYD", "".join(row + "\n" for row in rows).encode())
    definition = bytes.fromhex("fe010909") + bytes(47) + struct.pack("<I", 40120)
    write(root, f"var/lib/mysql/{name}.frm", definition, 512)


def innodb(root):
    """Two first pages that say: written to after the last checkpoint, never shut down."""
    flushed, checkpoint, start = 43634, 43655, 8192
    page = struct.pack(">IIIIQHQI", 0, 0, 0xFFFFFFFF, 0xFFFFFFFF, flushed, 8, flushed, 0)
    write(root, "var/lib/mysql/ibdata1", page, 10 << 20)
    log = bytearray(64 * 1024)
    struct.pack_into(">IQI", log, 0, 0, start, 0)
    offset = 2048 + checkpoint - start
    struct.pack_into(">QQI", log, 512, 4, checkpoint, offset)
    struct.pack_into(">QQI", log, 1536, 3, flushed, 2048 + flushed - start)
    block = 2048 + (checkpoint - start) // 512 * 512
    struct.pack_into(">IHHI", log, block, checkpoint // 512 + 1, 403, 12, 4)
    log[block + 12:block + 403] = b"\x2a" * 391
    write(root, "var/lib/mysql/ib_logfile0", bytes(log), 5 << 20)
    write(root, "var/lib/mysql/ib_logfile1", b"", 5 << 20)


def main(root):
    logins(root)
    innodb(root)
    myisam(root, "mysql/user", ["root", "blog", "shop"])
    myisam(root, "blog/wp_posts", ["1\tHello world", "2\tWe moved to a new server (2008)", "3\tSpring sale"], 1, 1)
    myisam(root, "blog/wp_options", ["siteurl\thttp://www.example.com/blog"], 1, 1)
    myisam(root, "blog/wp_users", ["1\tadmin"])
    myisam(root, "shop/items", ["spade\t12.00", "lantern\t8.50", "rope\t4.25"], 2, 1)
    os.makedirs(os.path.join(root, "var/lib/mysql/test"), exist_ok=True)
    # The pids are low on purpose: a process of that number lives in any container.
    for name, pid in {"httpd": 1, "mysqld/mysqld": 1, "crond": 1, "shopd": 7, "sshd": 1874}.items():
        write(root, f"var/run/{name}.pid", f"{pid}\n".encode())
    for name in ("httpd", "mysqld", "crond", "shopd", "sshd", "sendmail", "network", "syslog", "local"):
        write(root, f"var/lock/subsys/{name}", b"")
    write(root, ".autofsck", b"")
    for number in (1, 2, 3):
        write(root, f"var/lib/rpm/__db.00{number}", struct.pack("<II", 0x120897, 4), 8192)
    # A name in Latin-1, as everything was then.
    write(root, b"var/www/html/images/caf\xe9.txt", b"menu of the caf\xe9\n")
    data = os.path.join(root, "opt/shop/data")
    os.link(os.path.join(data, "catalogue-2013.txt"), os.path.join(data, "catalogue-current.txt"))
    os.symlink("../../../../../../../../etc/motd", os.path.join(root, "var/www/html/motd.txt"))
    os.symlink("../init.d/smb", os.path.join(root, "etc/rc.d/rc3.d/S91smb"))


main(sys.argv[1])

"""Writes devices that no tool at hand makes, with little more than their signatures; the argument is a swap space of mkswap."""

import struct
import sys

MEBIBYTE = 1 << 20
UUID = bytes(range(0x10, 0x20))


def device(name, size, *parts):
    content = bytearray(size)
    for offset, part in parts:
        content[offset : offset + len(part)] = part
    with open(name, "wb") as file:
        file.write(content)


def swap(original):
    with open(original, "rb") as file:
        content = file.read()
    for word in ("S1SUSPEND\0", "S2SUSPEND\0", "ULSUSPEND\0", "LINHIB0001"):
        name = "swap-" + word[:8].lower()
        device(name, len(content), (0, content), (4086, word.encode()))
    header = struct.pack(">3I", 1, 100, 0)
    device("swap-big-endian", len(content), (0, content), (1024, header))
    device("swap-old", len(content), (0, b"\xfe\xff\xff\xff\xff"), (4086, b"SWAP-SPACE"))


def cd(name, created, modified):
    descriptor = bytearray(2048)
    descriptor[0:7] = b"\1CD001\1"
    descriptor[8:40] = b"LINUX".ljust(32)
    descriptor[40:72] = b"My CD".ljust(32)
    descriptor[813:830] = created + b"\0"
    descriptor[830:847] = modified + b"\0"
    device(name, MEBIBYTE, (0x8000, descriptor), (0x8800, b"\xffCD001\1"))


def bsd_label():
    label = bytearray(404)
    label[0:4] = label[132:136] = struct.pack("<I", 0x82564557)
    label[138:140] = struct.pack("<H", 8)
    device("bsd", MEBIBYTE, (512, label))


def others():
    device("ufs1", MEBIBYTE, (8192 + 1372, struct.pack("<I", 0x011954)))
    device("ufs2", MEBIBYTE, (65536 + 1372, struct.pack("<I", 0x19540119)))
    device("cramfs", MEBIBYTE, (0, struct.pack("<I", 0x28CD3D45) + bytes(12) + b"Compressed ROMFS"))
    device("reiser4", MEBIBYTE, (0x10000, b"ReIsEr4\0\0" + bytes(11) + UUID + b"four"))
    device("VMFS", 4 * MEBIBYTE, (0x200000, struct.pack("<I", 0x2FABF15E) + bytes(5) + UUID + bytes(4) + b"datastore1"))
    device("VMFS_volume_member", 2 * MEBIBYTE, (0x100000, struct.pack("<I", 0xC001D00D)))
    magic = bytes.fromhex("c68573f64e1a45ca8265f57f48ba6d81")
    device("bcache", MEBIBYTE, (0x1000 + 24, magic + UUID + bytes(16) + b"cached"))
    properties = bytes.fromhex("010100000000000000000001") + struct.pack(">3I", 36, 32, 7) + b"version"
    device("zfs_member", MEBIBYTE, (0x4000, properties))
    device("isw_raid_member", MEBIBYTE, (MEBIBYTE - 1024, b"Intel Raid ISM Cfg Sig. 1.1.00"))
    device("drbd", MEBIBYTE, (MEBIBYTE - 4036, struct.pack(">I", 0x8374026B)))


swap(sys.argv[1])
cd("cd-changed", b"2012030405060708", b"2013030405060708")
cd("cd-unchanged", b"2012030405060708", b"0" * 16)
bsd_label()
others()

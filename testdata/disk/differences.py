#!/usr/bin/env python3
"""Writes images that no free tool writes: differences.py vdi|vhd|vhdx|vhdx-log|vhdx-ring BASE FILE

The first three are differencing images over an image of the small disk of disk.py that QEMU made, and
hold what is changed on it; the others are that image itself with the changes in its log, which wraps
around its end in the last one. They are laid out by the notes on the formats that are in the classes that
read them; make-images.sh has QEMU replay the log that does not wrap.
"""
import struct
import sys
import uuid

import disk

SMALL, CHANGED = disk.disk(False), disk.disk(True)
SECTOR = 512
NAMESPACE = uuid.UUID(int=17)


def sectors(first, count, content):
    return b"".join(content[first : first + count]).ljust(count * SECTOR, b"\0")


def differs(first, count):
    return sectors(first, count, SMALL) != sectors(first, count, CHANGED)


def vdi(base):
    block_sectors, extra = 128, SECTOR
    header = bytearray(base[:512])
    blocks = -(-struct.unpack_from("<Q", base, 368)[0] // (block_sectors * SECTOR))
    table = [0xFFFFFFFF] * blocks
    content = b""
    for block in reversed(range(blocks)):
        if differs(block * block_sectors, block_sectors):
            data = sectors(block * block_sectors, block_sectors, CHANGED)
            if any(data):
                table[block] = len(content) // (block_sectors * SECTOR + extra)
                content += b"\xee" * extra + data
            else:
                table[block] = 0xFFFFFFFE
    struct.pack_into("<I", header, 76, 4)
    struct.pack_into("<II", header, 340, 512, 4096)
    struct.pack_into("<IIII", header, 376, block_sectors * SECTOR, extra, blocks, 0)
    header[392:424] = uuid.uuid5(NAMESPACE, "vdi").bytes_le + uuid.uuid5(NAMESPACE, "changed").bytes_le
    header[424:456] = base[392:424]
    out = bytes(header) + struct.pack("<%dI" % blocks, *table)
    return out.ljust(4096, b"\0") + content


def vhd_checksum(structure, offset):
    struct.pack_into(">I", structure, offset, 0)
    struct.pack_into(">I", structure, offset, ~sum(structure) & 0xFFFFFFFF)
    return bytes(structure)


def vhd(base):
    block_sectors = 128
    footer = bytearray(base[-512:])
    parent = bytes(footer[68:84])
    blocks = -(-struct.unpack_from(">Q", footer, 48)[0] // (block_sectors * SECTOR))
    struct.pack_into(">I", footer, 60, 4)
    footer[68:84] = uuid.uuid5(NAMESPACE, "vhd").bytes
    vhd_checksum(footer, 64)
    header = bytearray(1024)
    names = [(b"W2ku", "C:\\VMs\\disk.vhd".encode("utf-16le")), (b"W2ru", ".\\disk.vhd".encode("utf-16le"))]
    struct.pack_into(">8sQQIIII16s", header, 0, b"cxsparse", 2**64 - 1, 4096, 0x10000, blocks, block_sectors * SECTOR, 0, parent)
    name = "disk.vhd".encode("utf-16be")
    header[64 : 64 + len(name)] = name
    for i, (code, text) in enumerate(names):
        struct.pack_into(">4sIIIQ", header, 576 + 24 * i, code, 512, len(text), 0, 2048 + 512 * i)
    out = bytes(footer) + vhd_checksum(header, 36)
    for code, text in names:
        out = out.ljust(2048 + 512 * names.index((code, text)), b"\0") + text
    table = [0xFFFFFFFF] * blocks
    first = 4096 + -(-blocks * 4 // 512) * 512
    content = b""
    for block in range(blocks):
        if differs(block * block_sectors, block_sectors):
            table[block] = (first + len(content)) // SECTOR
            bitmap, data = bytearray(512), b""
            for i in range(block_sectors):
                changed = differs(block * block_sectors + i, 1)
                bitmap[i // 8] |= 0x80 >> i % 8 if changed else 0
                data += sectors(block * block_sectors + i, 1, CHANGED) if changed else b"\xee" * SECTOR
            content += bytes(bitmap) + data
    out = out.ljust(4096, b"\0") + struct.pack(">%dI" % blocks, *table)
    return out.ljust(first, b"\xff") + content + bytes(footer)


def crc32c(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = CRC_TABLE[(crc ^ byte) & 0xFF] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def crc_entry(value):
    for _ in range(8):
        value = value >> 1 ^ (0x82F63B78 if value & 1 else 0)
    return value


CRC_TABLE = [crc_entry(value) for value in range(256)]


def checksummed(structure):
    structure[4:8] = bytes(4)
    structure[4:8] = struct.pack("<I", crc32c(structure))
    return bytes(structure)


MEBIBYTE = 1 << 20


def vhdx_header(base):
    headers = [base[at : at + 4096] for at in (64 << 10, 128 << 10)]
    return bytearray(max(headers, key=lambda header: struct.unpack_from("<Q", header, 8)))


def vhdx_size(base):
    at = base.index(b"metadata")
    for i in range(struct.unpack_from("<H", base, at + 10)[0]):
        item, offset = struct.unpack_from("<16sI", base, at + 32 + 32 * i)
        if item == uuid.UUID("2FA54224-CD1B-4876-B211-5DBED83BF4B8").bytes_le:
            return struct.unpack_from("<Q", base, at + offset)[0]
    raise ValueError("no size")


def vhdx(base):
    linkage = uuid.UUID(bytes_le=bytes(vhdx_header(base)[32:48]))
    size, block_sectors = vhdx_size(base), 2048
    blocks = -(-size // MEBIBYTE)
    header = bytearray(4096)
    struct.pack_into("<4sIQ16s16s16sHHIQ", header, 0, b"head", 0, 7, uuid.uuid5(NAMESPACE, "file").bytes_le,
                     uuid.uuid5(NAMESPACE, "data").bytes_le, bytes(16), 0, 1, MEBIBYTE, MEBIBYTE)
    regions = bytearray(64 << 10)
    struct.pack_into("<4sIII", regions, 0, b"regi", 0, 2, 0)
    for i, (region, at) in enumerate([("8B7CA206-4790-4B9A-B8FE-575F050F886E", 2), ("2DC27766-F623-4200-9D64-115E9BFD4A08", 3)]):
        struct.pack_into("<16sQII", regions, 16 + 32 * i, uuid.UUID(region).bytes_le, at * MEBIBYTE, MEBIBYTE, 1)
    pairs = {"parent_linkage": "{%s}" % linkage, "relative_path": ".\\disk.vhdx", "absolute_win32_path": "D:\\VMs\\disk.vhdx"}
    locator = bytearray(struct.pack("<16sHH", uuid.UUID("B04AEFB7-D19E-4A81-B789-25B8E9445913").bytes_le, 0, len(pairs)))
    texts = b""
    for key, value in pairs.items():
        key, value = key.encode("utf-16le"), value.encode("utf-16le")
        at = 20 + 12 * len(pairs) + len(texts)
        locator += struct.pack("<IIHH", at, at + len(key), len(key), len(value))
        texts += key + value
    items = {
        "CAA16737-FA36-4D43-B3B6-33F0AA44E76B": struct.pack("<II", MEBIBYTE, 2),
        "2FA54224-CD1B-4876-B211-5DBED83BF4B8": struct.pack("<Q", size),
        "BECA12AB-B2E6-4523-93EF-C309E000C746": uuid.uuid5(NAMESPACE, "disk").bytes_le,
        "8141BF1D-A96F-4709-BA47-F233A8FAAB5F": struct.pack("<I", 512),
        "CDA348C7-445D-4471-9CC9-E9885251C556": struct.pack("<I", 4096),
        "A8D35F2D-B30B-454D-ABF7-D3D84834AB0C": bytes(locator) + texts,
    }
    metadata = bytearray(MEBIBYTE)
    struct.pack_into("<8sHH", metadata, 0, b"metadata", 0, len(items))
    at = 64 << 10
    for i, (item, value) in enumerate(items.items()):
        struct.pack_into("<16sIII", metadata, 32 + 32 * i, uuid.UUID(item).bytes_le, at, len(value), 4)
        metadata[at : at + len(value)] = value
        at += len(value)
    table, bitmap, content = bytearray(MEBIBYTE), bytearray(MEBIBYTE), b""
    struct.pack_into("<Q", table, 4096 * 8, 4 * MEBIBYTE | 6)
    for block in reversed(range(blocks)):
        if differs(block * block_sectors, block_sectors):
            struct.pack_into("<Q", table, block * 8, 5 * MEBIBYTE + len(content) | 7)
            for sector in range(block * block_sectors, (block + 1) * block_sectors):
                changed = differs(sector, 1)
                content += sectors(sector, 1, CHANGED) if changed else b"\xee" * SECTOR
                bitmap[sector // 8] |= changed << sector % 8
    out = b"vhdxfile".ljust(64 << 10, b"\0") + checksummed(header).ljust(64 << 10, b"\0") + bytes(64 << 10)
    out += checksummed(regions) * 2
    return out.ljust(2 * MEBIBYTE, b"\0") + bytes(metadata) + bytes(table) + bytes(bitmap) + content


def log_entry(sequence, tail, log, size, pages):
    descriptors, data = b"", b""
    for offset, page in pages:
        if page is None:
            descriptors += struct.pack("<4sIQQQ", b"zero", 0, 4096, offset, sequence)
        else:
            descriptors += struct.pack("<4s4s8sQQ", b"desc", page[-4:], page[:8], offset, sequence)
            data += struct.pack("<4sI", b"data", sequence >> 32) + page[8:-4] + struct.pack("<I", sequence & 0xFFFFFFFF)
    head_length = -(-(64 + len(descriptors)) // 4096) * 4096
    entry = bytearray(struct.pack("<4sIIIQII16sQQ", b"loge", 0, head_length + len(data), tail, sequence, len(pages), 0, log.bytes_le, size, size))
    entry += descriptors
    return checksummed(bytearray(bytes(entry).ljust(head_length, b"\0") + data))


def vhdx_log(base, wraps):
    image = bytearray(base)
    header = vhdx_header(base)
    length, at_log = struct.unpack_from("<IQ", header, 68)
    log = uuid.uuid5(NAMESPACE, "log")
    struct.pack_into("<Q", header, 8, struct.unpack_from("<Q", header, 8)[0] + 1)
    header[48:64] = log.bytes_le
    # The blocks of a small disk that was converted lie in their order from the first on.
    first = base.index(sectors(0, 8, SMALL))
    pages = []
    for sector in range(0, disk.SECTORS, 8):
        if differs(sector, 8):
            page = sectors(sector, 8, CHANGED)
            pages.append((first + sector * SECTOR, page if any(page) else None))
            image[first + sector * SECTOR : first + (sector + 8) * SECTOR] = b"\xee" * 4096
    # What is written first is replaced by the second entry; an older one is out of date.
    tail = length - 8192 if wraps else 64 << 10
    wrong = [(offset, b"\xdd" * 4096) for offset, page in pages[1:2]]
    old = [(offset, b"\xcc" * 4096) for offset, page in pages[:3]]
    ring = bytearray(length)
    at = tail
    for sequence, changes in [(5, wrong + pages[:1]), (6, pages[1:])]:
        entry = log_entry(sequence, tail, log, len(image), changes)
        for i, byte in enumerate(entry):
            ring[(at + i) % length] = byte
        at = (at + len(entry)) % length
    entry = log_entry(4, 512 << 10, log, len(image), old)
    ring[512 << 10 : (512 << 10) + len(entry)] = entry
    image[at_log : at_log + length] = ring
    for place in (64 << 10, 128 << 10):
        image[place : place + 4096] = checksummed(header)
    return bytes(image)


if __name__ == "__main__":
    with open(sys.argv[2], "rb") as base_file:
        kinds = {
            "vdi": vdi, "vhd": vhd, "vhdx": vhdx,
            "vhdx-log": lambda base: vhdx_log(base, False), "vhdx-ring": lambda base: vhdx_log(base, True)}
        image = kinds[sys.argv[1]](base_file.read())
    with open(sys.argv[3], "wb") as file:
        file.write(image)

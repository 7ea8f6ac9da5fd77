#!/usr/bin/env python3
"""Writes snapshots as ESX does, which no tool outside of it writes: esx-snapshots.py cowd|sesparse FILE

Each holds what is changed on the disk of disk.py. They are laid out by the notes on the formats that
are in the classes that read them; make-images.sh has QEMU read them.
"""
import struct
import sys

import disk

SMALL, CHANGED = disk.disk(False), disk.disk(True)


def different(first, count):
    return any(SMALL[n] != CHANGED[n] for n in range(first, min(first + count, disk.SECTORS)))


def cowd():
    directory_sector, table_entries = 4, 4096
    tables = -(-disk.SECTORS // table_entries)
    changed = [n for n in range(disk.SECTORS) if different(n, 1)]
    table_sectors = table_entries * 4 // 512
    first_table = directory_sector + 1
    first_grain = first_table + tables * table_sectors
    # A table lies behind the grains of the one before, as if it had been needed later.
    directory = [first_table, first_table + table_sectors][:tables]
    entries = [0] * (tables * table_entries)
    grains = b""
    for sector in sorted(changed, key=lambda n: (n % 7, n)):
        entries[sector] = first_grain + len(grains) // 512
        grains += CHANGED[sector]
    header = struct.pack("<4s7I", b"COWD", 1, 3, disk.SECTORS, 1, directory_sector, tables, first_grain + len(changed))
    out = header.ljust(512 * directory_sector, b"\0")
    out += struct.pack("<%dI" % tables, *directory).ljust(512, b"\0")
    return out + struct.pack("<%dI" % len(entries), *entries) + grains


def sesparse():
    grain, table_sectors, table_entries = 8, 64, 4096
    numbers = -(-disk.SECTORS // grain)
    tables = -(-numbers // table_entries)
    changed = [n for n in range(numbers) if different(n * grain, grain)]
    volatile, journal_header, journal, directory = 1, 2, 3, 4
    first_table = directory + 1
    bitmap = first_table + tables * table_sectors
    backmap = bitmap + 1
    first_grain = -(-(backmap + 1) // grain) * grain
    entries = [0] * (tables * table_entries)
    grains, count = b"", 0
    for number in changed:
        sectors = CHANGED[number * grain : (number + 1) * grain]
        if not any(map(any, sectors)):
            entries[number] = (1 + number % 2) << 60
            continue
        entries[number] = 3 << 60 | (count & 0xFFF) << 48 | count >> 12
        grains += b"".join(sectors).ljust(grain * 512, b"\0")
        count += 1
    header = struct.pack(
        "<26Q", 0xCAFEBABE, 0x200000001, -(-disk.SECTORS // grain) * grain, grain, table_sectors, 0, 0, 0, 0, 0,
        volatile, 1, journal_header, 1, journal, 1, directory, 1, first_table, tables * table_sectors,
        bitmap, 1, backmap, 1, first_grain, len(grains) // 512)
    out = header.ljust(512, b"\0") + struct.pack("<4Q", 0xCAFECAFE, 0, 0, 0).ljust(512, b"\0")
    out = out.ljust(512 * directory, b"\0")
    out += struct.pack("<%dQ" % tables, *(0x10000000 << 32 | n for n in range(tables))).ljust(512, b"\0")
    out += struct.pack("<%dQ" % len(entries), *entries)
    return out.ljust(512 * first_grain, b"\0") + grains


with open(sys.argv[2], "wb") as file:
    file.write({"cowd": cowd, "sesparse": sesparse}[sys.argv[1]]())

#!/usr/bin/env python3
"""Prints which blocks e2fsck changed when it replayed a journal: the number and the SHA-256 of each.

    replayed.py BEFORE AFTER

The blocks with the superblocks of the file system and of the journal are left out: e2fsck notes there
that it was at work.
"""
import hashlib
import struct
import sys

before, after = (open(path, "rb") for path in sys.argv[1:])
before.seek(1024)
superblock = before.read(1024)
size = 1024 << struct.unpack_from("<I", superblock, 0x18)[0]
before.seek(0)
number = 0
while True:
    old, new = before.read(size), after.read(size)
    if not new:
        break
    is_superblock = number == 1024 // size or old[:8] == bytes.fromhex("C03B399800000004")
    if old != new and not is_superblock:
        print(number, hashlib.sha256(new).hexdigest())
    number += 1

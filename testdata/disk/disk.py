#!/usr/bin/env python3
"""Writes the disk that all images hold, and what is changed on it.

disk.py small|changed    the raw disk to standard output
disk.py changes          the changed places: first sector and number of sectors
"""
import random
import sys

SECTORS = 5123  # no whole number of grains or clusters
RANDOM = random.Random(17)
NOISE = {sector: RANDOM.randbytes(512) for sector in range(2000, 2010)}
WRITTEN = [(0, 10), (120, 21), (300, 221), (1000, 1), (4000, 201), (5100, 23)]
CHANGED = [(5, 2), (130, 1), (600, 101), (2004, 1), (5122, 1)]
ZEROED = (4096, 128)  # a grain of a VMDK


def text(sector, word):
    line = b"%s %d " % (word, sector)
    return (line * 512)[:512]


def disk(changed):
    sectors = [bytes(512)] * SECTORS
    for start, count in WRITTEN:
        for sector in range(start, start + count):
            sectors[sector] = text(sector, b"sector")
    for sector, noise in NOISE.items():
        sectors[sector] = noise
    if changed:
        for start, count in CHANGED:
            for sector in range(start, start + count):
                sectors[sector] = text(sector, b"changed")
        for sector in range(ZEROED[0], ZEROED[0] + ZEROED[1]):
            sectors[sector] = bytes(512)
    return sectors


def main(what):
    if what == "changes":
        for start, count in [*CHANGED, ZEROED]:
            print(start, count)
    else:
        sys.stdout.buffer.write(b"".join(disk(what == "changed")))


if __name__ == "__main__":
    main(sys.argv[1])

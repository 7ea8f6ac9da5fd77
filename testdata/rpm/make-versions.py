#!/usr/bin/env python3
"""Asks RPM itself how versions compare and which dependencies overlap (Debian: python3-rpm 4.18).

Usage: make-versions.py DIRECTORY [PAIRS]

Writes versions.tsv (two versions, the order), evrs.tsv (the same with epochs and releases) and
overlaps.tsv (two dependencies, whether they overlap). The pairs are always the same ones.
"""
import ctypes
import random
import sys

import rpm

# What Python and Lua are given to compare, they take apart first.
LIBRPM = ctypes.CDLL("librpm.so.9")

PARTS = """0 1 2 9 10 00 01 007 123 2147483648 18446744073709551616 99999999999999999999998
99999999999999999999999 a b z A Z aa rc rc1 pre el5 el5_11 centos git20200101
~ ~~ ^ ^^ ~rc1 ^git1 ^1 ~1 . .. _ - + , : / @ é ß 日""".split()
EPOCHS = ["", "", "", "0:", "1:", "2:", "10:", "00:", ":"]
RELEASES = ["", "", "-1", "-2", "-1.el5", "-1.el5_11", "-", "-1~a", "-10", "-a-1"]
COMPARISONS = {"<": 2, ">": 4, "=": 8, "<=": 10, ">=": 12, "": 0}


def version(rng, separators=True):
    parts = [part for part in PARTS if separators or part not in ("-", ":", "/", ",")]
    glue = rng.choice(["", ".", "", "."])
    return glue.join(rng.choice(parts) for _ in range(rng.randint(0, 4)))


def neighbour(rng, text):
    """A version like another one, so that the difference is a small one."""
    kind = rng.randrange(5)
    if kind == 0 or not text:
        return text + rng.choice(PARTS)
    at = rng.randrange(len(text))
    if kind == 1:
        return text[:at] + text[at + 1:]
    if kind == 2:
        return text[:at] + rng.choice(PARTS) + text[at:]
    if kind == 3:
        return text[:at] + rng.choice("019az~^._") + text[at + 1:]
    return text.replace(".", "_")


def pairs(rng, count, one):
    for _ in range(count):
        left = one(rng)
        yield left, neighbour(rng, left) if rng.randrange(3) else one(rng)


def evr(rng):
    return rng.choice(EPOCHS) + (version(rng, False) or "1") + rng.choice(RELEASES)


def compare(left, right):
    return LIBRPM.rpmvercmp(left.encode(), right.encode())


def compare_evr(left, right):
    a, b = rpm.ver(left), rpm.ver(right)
    return (a > b) - (a < b)


def overlap(left, right):
    a, b = (rpm.ds(("name", COMPARISONS[sign], text), "Requires") for sign, text in (left, right))
    return int(a.Compare(b))


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as table:
        for row in rows:
            table.write("\t".join(str(cell) for cell in row) + "\n")


def valid(text):
    try:
        rpm.ver(text)
        return True
    except ValueError:
        return False


def main():
    directory, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rng = random.Random(1995)
    write(directory + "/versions.tsv", ((a, b, compare(a, b)) for a, b in pairs(rng, count, version)))
    evrs = [(a, b) for a, b in pairs(rng, count, evr) if valid(a) and valid(b)]
    write(directory + "/evrs.tsv", ((a, b, compare_evr(a, b)) for a, b in evrs))
    signs = list(COMPARISONS)
    dependencies = [((rng.choice(signs), a), (rng.choice(signs), b)) for a, b in evrs]
    write(directory + "/overlaps.tsv", ((*a, *b, overlap(a, b)) for a, b in dependencies))


main()

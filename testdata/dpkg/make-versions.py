#!/usr/bin/env python3
"""Asks dpkg itself how versions compare (made with dpkg 1.21.22).

Usage: make-versions.py FILE [PAIRS]

Writes two versions and their order (-1, 0, 1) a line, tab-separated. The pairs are always the same
ones; those of which dpkg says that they are no versions are left out.
"""
import random
import subprocess
import sys

PARTS = """0 1 2 9 10 00 01 007 123 2147483648 99999999999999999999999 a b z A Z aa rc rc1 pre
dfsg squeeze etch ubuntu git20200101 ~ ~~ ~rc1 ~1 . .. _ - + +b1 + :""".split()
EPOCHS = ["", "", "", "0:", "1:", "2:", "10:", "00:"]
REVISIONS = ["", "", "-0", "-1", "-2", "-1.1", "-1~bpo50+1", "-10", "-0ubuntu1", "-0ubuntu10", "-1+lenny2", "-a-1"]


def version(rng):
    glue = rng.choice(["", ".", "", "."])
    start = rng.choice("0123456789")
    text = start + glue.join(rng.choice(PARTS) for _ in range(rng.randint(0, 4)))
    return rng.choice(EPOCHS) + text + rng.choice(REVISIONS)


def neighbour(rng, text):
    """A version like another one, so that the difference is a small one."""
    kind = rng.randrange(4)
    at = rng.randrange(1, len(text) + 1)
    if kind == 0:
        return text + rng.choice(PARTS)
    if kind == 1:
        return text[:at] + text[at + 1:]
    if kind == 2:
        return text[:at] + rng.choice(PARTS) + text[at:]
    return text[:at] + rng.choice("019az~+.") + text[at + 1:]


def holds(left, sign, right):
    asked = subprocess.run(["dpkg", "--compare-versions", left, sign, right], capture_output=True, check=False)
    return None if asked.stderr else asked.returncode == 0


def order(left, right):
    older, same = holds(left, "lt", right), holds(left, "eq", right)
    if older is None or same is None:
        return None
    return -1 if older else 0 if same else 1


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    rng = random.Random(1993)
    with open(sys.argv[1], "w", encoding="utf-8", newline="\n") as table:
        for _ in range(count):
            left = version(rng)
            right = neighbour(rng, left) if rng.randrange(3) else version(rng)
            answer = order(left, right)
            if answer is not None:
                table.write(f"{left}\t{right}\t{answer}\n")


main()

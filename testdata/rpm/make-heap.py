#!/usr/bin/env python3
"""Makes the files packages.rpm that the tests of the reader use, as RPM 1 to 3 wrote them.

No RPM of that age runs any more. The headers are those that RPM wrote into the ndb database of
make-ndb.sh; what RPM 3 did not know is taken out of them: the region with its digests, and lists of
files that are split into directories and names. Blocks are allotted and freed as RPM's falloc.c did
it: a file that falloc.c itself wrote from the same headers in the same order had the same bytes, but
for unused space, which RPM did not clear.
"""
import gzip
import pathlib
import struct

RESOURCES = pathlib.Path(__file__).parent / "../src/main/resources/dev/exhume/testdata/rpm"
MAGIC = 0x02050920
UNIT = 64
I18N_TABLE, NAME, OLDFILENAMES = 100, 1000, 1027
DIRINDEXES, BASENAMES, DIRNAMES = 1116, 1117, 1118
LAST_TAG_OF_RPM_3 = 1113
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
STRING_ARRAY = 8


def headers():
    """The headers of an ndb database by the names of their packages."""
    ndb = gzip.decompress((RESOURCES / "ndb/five.gz").read_bytes())
    found = {}
    for slot in range(32, 4096, 16):
        block = struct.unpack_from("<I", ndb, slot + 8)[0] * 16
        if block:
            length = struct.unpack_from("<I", ndb, block + 12)[0]
            tags = read(ndb[block + 16 : block + 16 + length])
            found[tags[NAME][2].rstrip(b"\0").decode()] = tags
    return found


def read(header):
    """Type, count and bytes of each tag."""
    entries, size = struct.unpack_from(">II", header)
    data = header[8 + 16 * entries : 8 + 16 * entries + size]
    tags = {}
    for entry in range(entries):
        tag, kind, offset, count = struct.unpack_from(">IIiI", header, 8 + 16 * entry)
        if kind in SIZES:
            end = offset + SIZES[kind] * count
        else:
            end = offset
            for _ in range(count):
                end = data.index(b"\0", end) + 1
        tags[tag] = (kind, count, data[offset:end])
    return tags


def as_of_rpm_3(tags):
    """The header as RPM 3 would have written it."""
    old = {tag: value for tag, value in tags.items() if tag == I18N_TABLE or NAME <= tag <= LAST_TAG_OF_RPM_3}
    if BASENAMES in tags:
        names, folders = (tags[tag][2].split(b"\0") for tag in (BASENAMES, DIRNAMES))
        count = tags[BASENAMES][1]
        indexes = struct.unpack(">%dI" % count, tags[DIRINDEXES][2])
        paths = b"".join(folders[index] + name + b"\0" for index, name in zip(indexes, names))
        old[OLDFILENAMES] = (STRING_ARRAY, count, paths)
    index, data = b"", b""
    for tag, (kind, count, value) in sorted(old.items()):
        data += bytes(-len(data) % SIZES.get(kind, 1)) if kind != 7 else b""
        index += struct.pack(">IIII", tag, kind, len(data), count)
        data += value
    return struct.pack(">II", len(old), len(data)) + index + data


class Heap:
    """A file of blocks, each of which ends as it starts; those that are free are chained."""

    def __init__(self, order):
        self.order = order
        self.bytes = bytearray(8)
        self.first_free = 0
        self.write(0, MAGIC, 0)

    def write(self, at, *numbers):
        struct.pack_into(self.order + "%dI" % len(numbers), self.bytes, at, *numbers)

    def block(self, at):
        return struct.unpack_from(self.order + "4I", self.bytes, at)

    def chained(self):
        """The free blocks."""
        at = self.first_free
        while at:
            yield at
            at = self.block(at)[1]

    def put(self, header):
        """Writes a header into the first free block that is large enough, however large, or a new one."""
        needed = -(-(len(header) + 24) // UNIT) * UNIT
        at = next((free for free in self.chained() if self.block(free)[0] >= needed), None)
        if at is None:
            at, size = len(self.bytes), needed
            self.bytes += bytes(size)
            self.write(at, size, 0, 0, 0)
        else:
            size, following, previous, _ = self.block(at)
            if previous:
                self.write(previous + 4, following)
            else:
                self.first_free = following
                self.write(4, following)
            if following:
                self.write(following + 8, previous)
            self.write(at + 12, 0)
        self.write(at + size - 8, size, 0)
        self.bytes[at + 16 : at + 16 + len(header)] = header
        return at + 16

    def erase(self, key):
        """Marks a block as free, and leaves what is in it."""
        at = key - 16
        free = list(self.chained())
        previous = max((other for other in free if other < at), default=0)
        following = min((other for other in free if other > at), default=0)
        size = self.block(at)[0]
        self.write(at, size, following, previous, 1)
        self.write(at + size - 8, size, 1)
        if following:
            self.write(following + 8, at)
        if previous:
            self.write(previous + 4, at)
        else:
            self.first_free = at
            self.write(4, at)


def history(heap, headers):
    """Of dig-many the block is used again by a smaller package; dig-server was erased, too."""
    many = heap.put(headers["dig-many"])
    server = heap.put(headers["dig-server"])
    keys = {"dig-latin1": heap.put(headers["dig-latin1"])}
    heap.erase(many)
    heap.erase(server)
    keys["dig-release"] = heap.put(headers["dig-release"])
    keys["dig-many"] = heap.put(headers["dig-many"])
    return keys


def main():
    out = RESOURCES / "heap"
    out.mkdir(exist_ok=True)
    old = {name: as_of_rpm_3(tags) for name, tags in headers().items()}
    for name, order in (("little-endian", "<"), ("big-endian", ">")):
        heap = Heap(order)
        keys = history(heap, old)
        (out / (name + ".gz")).write_bytes(gzip.compress(heap.bytes, 9, mtime=0))
    said = [line.split("\t") for line in (RESOURCES / "ndb/five-packages.tsv").read_text().splitlines()]
    (out / "three-packages.tsv").write_text(
        "".join("\t".join(fields[:-1] + [str(keys[fields[0]])]) + "\n" for fields in said if fields[0] in keys)
    )


if __name__ == "__main__":
    main()

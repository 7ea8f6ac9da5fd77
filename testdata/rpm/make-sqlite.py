#!/usr/bin/python3
"""Makes databases of every shape that SQLite has, with SQLite: make-sqlite.py SOURCE TARGET.

SOURCE is a database of RPM, the headers of which each of them holds. What is left by a writer that
died is a copy of its files while it still writes.
"""
import pathlib
import shutil
import sqlite3
import struct
import subprocess
import sys

source, target = sys.argv[1], pathlib.Path(sys.argv[2])
with sqlite3.connect(source) as rpm:
    HEADERS = [blob for (blob,) in rpm.execute("select blob from Packages order by hnum")]
SMALL = [header for header in HEADERS if len(header) < 10000]

PACKAGES = "CREATE TABLE 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL)"
NAME = "CREATE TABLE 'Name' (key 'TEXT' NOT NULL, hnum INTEGER NOT NULL, idx INTEGER NOT NULL)"


def database(name, *pragmas, isolation=None):
    """A database with RPM's tables, not all of them."""
    folder = target / ("work-" + name)
    folder.mkdir()
    db = sqlite3.connect(folder / "rpmdb.sqlite", isolation_level=isolation)
    db.execute("pragma secure_delete = off")
    for pragma in pragmas:
        db.execute("pragma " + pragma)
    db.execute(PACKAGES)
    db.execute(NAME)
    db.execute("create index 'Name_key_idx' on 'Name'(key asc)")
    return db


def insert(db, headers):
    for header in headers:
        row = db.execute("insert into Packages (blob) values (?)", (header,)).lastrowid
        db.execute("insert into Name values (?, ?, 0)", ("name %d" % row, row))


def keep(name, as_name=None):
    """Copies the files as they are now, as a machine that stops leaves them."""
    folder = target / (as_name or name)
    folder.mkdir()
    for suffix in ("", "-wal", "-journal"):
        file = target / ("work-" + name) / ("rpmdb.sqlite" + suffix)
        if file.exists():
            shutil.copy(file, folder / file.name)
    return folder


def whole(name, *pragmas, copies=0):
    db = database(name, *pragmas)
    insert(db, HEADERS + SMALL * copies)
    db.close()
    keep(name)


# Pages of every size, trees of several levels, and texts of the schema in every encoding.
whole("pages-512", "page_size = 512", copies=20)
whole("pages-65536", "page_size = 65536")
whole("utf-16le", "encoding = 'UTF-16le'", "page_size = 512")
whole("utf-16be", "encoding = 'UTF-16be'")
whole("auto-vacuum", "auto_vacuum = full", "page_size = 1024")
db = database("reserved", "page_size = 1024")
insert(db, SMALL * 3)
db.close()
subprocess.run(
    ["sqlite3", target / "work-reserved" / "rpmdb.sqlite", ".filectrl reserve_bytes 44", "vacuum"],
    check=True, stdout=subprocess.DEVNULL)
keep("reserved")

# The name is quoted in another way, and not written as RPM writes it.
folder = target / "work-quoted"
folder.mkdir()
db = sqlite3.connect(folder / "rpmdb.sqlite", isolation_level=None)
db.execute('create table [other] (hnum integer primary key, blob blob)')
db.execute('create table "PACKAGES" (`hnum` integer primary key, [blob] blob not null)')
db.executemany('insert into packages (blob) values (?)', [(header,) for header in HEADERS])
db.close()
keep("quoted")

# Rows that were erased: the pages of the first ones lie free, those of the last are used again.
db = database("erased", "page_size = 1024")
insert(db, HEADERS)
insert(db, SMALL)
db.execute("delete from Packages where hnum in (2, 4, 6)")
db.execute("delete from Packages where hnum in (7, 9)")
insert(db, [HEADERS[0]])
db.close()
keep("erased")

# Write-ahead logs.
def log(name, *pragmas):
    db = database(name, "page_size = 1024", "journal_mode = wal", "wal_autocheckpoint = 0", *pragmas)
    return db

db = log("log-only")
insert(db, HEADERS)
keep("log-only")
db.execute("pragma wal_checkpoint(restart)")
db.execute("delete from Packages where hnum = 2")
insert(db, HEADERS[:1])
keep("log-only", "log-reset")
db.execute("pragma cache_size = 5")
db.execute("begin")
insert(db, SMALL * 4)
keep("log-only", "log-uncommitted")
db.execute("rollback")
insert(db, HEADERS[1:])
torn = keep("log-only", "log-torn")
file = torn / "rpmdb.sqlite-wal"
file.write_bytes(file.read_bytes()[:-700])
db.execute("pragma wal_checkpoint")
db.execute("delete from Packages where hnum > 3")
db.execute("drop table Name")
db.execute("vacuum")
keep("log-only", "log-shrunk")
db.close()


def big_endian(name, as_name):
    """The same log as a machine writes it that has the other byte order."""
    folder = keep(name, as_name)
    file = folder / "rpmdb.sqlite-wal"
    log = bytearray(file.read_bytes())
    sums = (0, 0)

    def add(part):
        nonlocal sums
        first, second = sums
        words = struct.unpack(">%dI" % (len(part) // 4), part)
        for i in range(0, len(words), 2):
            first = (first + words[i] + second) & 0xFFFFFFFF
            second = (second + words[i + 1] + first) & 0xFFFFFFFF
        sums = (first, second)

    log[0:4] = struct.pack(">I", 0x377F0683)
    add(log[0:24])
    log[24:32] = struct.pack(">2I", *sums)
    for at in range(32, len(log) - 1023, 1048):
        add(log[at:at + 8])
        add(log[at + 24:at + 1048])
        log[at + 16:at + 24] = struct.pack(">2I", *sums)
    file.write_bytes(log)


db = log("log-big-endian-work")
insert(db, HEADERS)
big_endian("log-big-endian-work", "log-big-endian")
db.close()


# Rollback journals.
def hot(name, *pragmas):
    """A transaction that erases and adds more than fits into memory, while it goes on."""
    db = database(name, "page_size = 1024", *pragmas)
    insert(db, HEADERS)
    db.execute("pragma cache_size = 3")
    db.execute("begin")
    db.execute("delete from Packages where hnum in (1, 3)")
    insert(db, SMALL * 3)
    db.execute("delete from Packages where hnum in (2, 4)")
    insert(db, SMALL * 3)
    db.execute("update Name set idx = idx + 1")
    return db


db = hot("journal-hot")
keep("journal-hot")
db.execute("rollback")
db.close()
db = hot("journal-unsynced", "synchronous = off")
keep("journal-unsynced")
db.close()
db = hot("journal-persist", "journal_mode = persist")
db.execute("commit")
db.close()
keep("journal-persist")


def name_super_journal(journal):
    """Makes it the journal of a transaction over several databases, which ends with that file."""
    name = b"./other.db-mj0A1B2C3D4"
    journal += struct.pack(">I", 0x40000000 // 1024 + 1) + name
    return journal + struct.pack(">2I", len(name), sum(name)) + journal[:8]


folder = target / "journal-of-several"
shutil.copytree(target / "journal-hot", folder)
file = folder / "rpmdb.sqlite-journal"
file.write_bytes(name_super_journal(file.read_bytes()))
(folder / "other.db-mj0A1B2C3D4").write_text("the databases of the transaction")
db = hot("journal-of-several-ended")
journal = (target / "work-journal-of-several-ended" / file.name).read_bytes()
db.execute("commit")
db.close()
(keep("journal-of-several-ended") / file.name).write_bytes(name_super_journal(journal))

# A log beside a journal: SQLite first undoes, then does.
shutil.copytree(target / "journal-hot", target / "work-both")
db = sqlite3.connect(target / "work-both" / "rpmdb.sqlite", isolation_level=None)
db.execute("pragma journal_mode = wal")
db.execute("pragma wal_autocheckpoint = 0")
insert(db, HEADERS[:1])
folder = keep("both", "journal-and-log")
db.close()
for name in ("rpmdb.sqlite", "rpmdb.sqlite-journal"):
    shutil.copy(target / "journal-hot" / name, folder / name)

for folder in target.glob("work-*"):
    shutil.rmtree(folder)

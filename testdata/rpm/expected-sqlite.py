#!/usr/bin/python3
"""Notes what SQLite reads of databases: expected-sqlite.py FOLDER NAMES.

One line for each row: database, instance, length and SHA-1 of the header, name of the package.
"""
import hashlib
import os
import pathlib
import shutil
import sqlite3
import sys
import tempfile

folder = pathlib.Path(sys.argv[1]).resolve()
instances = dict(line.rstrip("\n").split("\t") for line in open(sys.argv[2]))
rows = []
for original in sorted(folder.iterdir()):
    # SQLite writes into what it reads; a journal knows its own directory by name.
    with tempfile.TemporaryDirectory() as directory:
        copy = pathlib.Path(directory) / original.name
        shutil.copytree(original, copy)
        os.chdir(original)
        db = sqlite3.connect("rpmdb.sqlite")
        for hnum, blob in db.execute("select hnum, blob from Packages order by hnum"):
            rows.append((original.name, hnum, len(blob), hashlib.sha1(blob).hexdigest()))
        db.close()
        os.chdir(directory)
        shutil.rmtree(original)
        shutil.copytree(copy, original)
names = {row[3]: instances[str(row[1])] for row in rows if row[0].startswith("rpm")}
for row in rows:
    print(*row, names[row[3]], sep="\t")

"""Gives each path of a staged root its owner, mode and date: attributes.py ROOT TABLE [DEFAULT-DATE]."""

import calendar
import fnmatch
import os
import sys
import time


def table_of(path):
    with open(path, encoding="ascii") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def accounts(path):
    with open(path, encoding="ascii") as lines:
        fields = [line.split(":") for line in lines]
    return {field[0]: int(field[2]) for field in fields}


def main(root, table, stock_date=None):
    users = accounts(os.path.join(root, "etc/passwd"))
    groups = accounts(os.path.join(root, "etc/group"))
    rules = table_of(table)
    found = [root]
    for directory, directories, files in os.walk(root):
        found += [os.path.join(directory, name) for name in directories + files]
    for path in sorted(found, reverse=True):
        shown = path[len(root):] or "/"
        owner, group, mode, date = "root", "root", None, None
        for pattern, *columns in rules:
            if fnmatch.fnmatchcase(shown, pattern):
                owner, group = columns[0], columns[1]
                mode = columns[2] if columns[2] != "-" else mode
                date = columns[3] if columns[3] != "-" else date
        os.lchown(path, users[owner], groups[group])
        link = os.path.islink(path)
        if mode and not link:
            os.chmod(path, int(mode, 8))
        elif not link and not os.path.isdir(path):
            os.chmod(path, 0o755 if os.stat(path).st_mode & 0o100 else 0o644)
        elif not link:
            os.chmod(path, 0o755)
        seconds = os.lstat(path).st_mtime
        if stock_date is None or seconds != float(stock_date):
            seconds = calendar.timegm(time.strptime(date, "%Y-%m-%dT%H:%M:%S"))
        os.utime(path, (seconds, seconds), follow_symlinks=False)


main(*sys.argv[1:])

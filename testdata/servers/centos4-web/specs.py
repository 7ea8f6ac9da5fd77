"""Writes one spec file for each source package: specs.py packages.tsv services.tsv STAGED-ROOT OUT-DIR."""

import os
import sys

ALIKE = {"/var/lib/mysql": ("mysql", "mysql", "0755"), "/var/run/mysqld": ("mysql", "mysql", "0755"),
         "/var/log/mysqld.log": ("mysql", "mysql", "0640"), "/tmp": ("root", "root", "1777"),
         "/var/spool/at": ("daemon", "daemon", "0700"), "/var/spool/cron": ("root", "root", "0700"),
         "/var/log/httpd": ("root", "root", "0700"), "/var/empty": ("root", "root", "0711")}


def rows(path):
    with open(path, encoding="ascii") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


def entry(root, listed):
    kind, _, path = listed.rpartition(":")
    staged = root + path
    owner, group, mode = ALIKE.get(path, ("root", "root", None))
    if mode is None:
        mode = "-" if os.path.islink(staged) else format(os.lstat(staged).st_mode & 0o7777, "04o")
    word = {"c": "%config(noreplace) ", "d": "%dir ", "": ""}[kind]
    return f"{word}%attr({mode},{owner},{group}) {path}"


def main(packages, services, root, out):
    scripts = {}
    for name, _, _, _, package, *_ in rows(services):
        scripts.setdefault(package, []).append("/etc/rc.d/init.d/" + name)
    sources = {}
    for row in rows(packages):
        sources.setdefault((row[5].rsplit("-", 2)[0], row[2], row[3]) if row[5] != "-" else (row[0], row[2], row[3]), []).append(row)
    for (source, version, release), members in sources.items():
        names = [row[0] for row in members]
        first = next((row for row in members if row[0] == source), members[0])
        lines = [f"Name: {source}", f"Version: {version}", f"Release: {release}", "Summary: stands for a package of its day",
                 f"License: {first[7]}", f"Vendor: {first[6]}", "Group: Sample", "AutoReqProv: no"]
        if first[1] != "-":
            lines.append(f"Epoch: {first[1]}")
        lines += ["%description", "A package of a sample server."]
        for row in members:
            if row[0] != source:
                lines += [f"%package -n {row[0]}", "Summary: stands for a package of its day", "Group: Sample", "AutoReqProv: no",
                          f"%description -n {row[0]}", "A package of a sample server."]
        for row in members:
            lines.append("%files" if row[0] == source else f"%files -n {row[0]}")
            listed = ([] if row[8] == "-" else row[8].split(",")) + scripts.get(row[0], [])
            lines += [entry(root, path) for path in listed]
        assert source in names or len(names) > 0
        with open(os.path.join(out, source + ".spec"), "w", encoding="ascii") as spec:
            spec.write("\n".join(lines) + "\n")
        print(source, first[4])


main(*sys.argv[1:])

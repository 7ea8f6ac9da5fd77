# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: dead roots, and the kits that ./exhume makes of them.
# shellcheck shell=bash disable=SC2154,SC2034

# The whole process, as a person who waits for it sees it.
measure_analysis() { # MACHINE
  python3 - "$here/exhume" "$work/$1.root" <<'MEASURE'
import resource, subprocess, sys, time
best = None
for _ in range(3):
    start = time.monotonic()
    subprocess.run([sys.argv[1], "analyze", sys.argv[2]], check=True, stdout=subprocess.DEVNULL)
    took = time.monotonic() - start
    best = took if best is None else min(best, took)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(f"./exhume analyze: {best:.2f} s, the best of three, and {peak} MiB at most")
MEASURE
}

# What an analysis must not change: all that a file system tells of its files, but when a symbolic link was last read,
# which is the kernel's business. Looks without leaving a trace itself.
inventory() {
  python3 - "$1" <<'INVENTORY'
import os, stat, sys

def look(path):
    facts = os.lstat(path)
    shown = [facts.st_mode, facts.st_uid, facts.st_gid, facts.st_size, facts.st_nlink, facts.st_mtime_ns, facts.st_ctime_ns]
    if not stat.S_ISLNK(facts.st_mode):
        shown.append(facts.st_atime_ns)
    print(ascii(path), *shown)
    if stat.S_ISDIR(facts.st_mode):
        directory = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOATIME)
        names = sorted(os.listdir(directory), key=os.fsencode)
        os.close(directory)
        for name in names:
            look(os.path.join(path, name))

look(sys.argv[1])
INVENTORY
}

rescue_into() { # MACHINE SOURCE KIT
  local options=()
  if has_image "$1"; then options=(--oci); fi
  "$here/exhume" rescue "$2" -o "$3" "${options[@]}"
}

rescue() { # MACHINE
  local kit=$work/$1.kit file
  rescue_into "$1" "$work/$1.root" "$kit" || return
  for file in profile.json report.html Dockerfile entrypoint.sh rootfs.tar.gz changes.json slim.json run.sh compose.yaml preflight.sh RUNBOOK.md packages.txt; do
    [ -s "$kit/$file" ] || { echo "the kit lacks $file"; return 1; }
  done
}

scripts_are_sound() { # MACHINE
  shellcheck "$work/$1.kit"/*.sh
}

rescue_again() { # MACHINE
  rescue_into "$1" "$work/$1.root" "$work/$1.again" || return
  cmp "$work/$1.kit/rootfs.tar.gz" "$work/$1.again/rootfs.tar.gz" || return
  if has_image "$1"; then
    cmp "$work/$1.kit/image.tar" "$work/$1.again/image.tar" || return
  fi
  rm -r "$work/$1.again"
}

# GNU tar compares the archive with the root: what differs, or is not in it, has to be among the changes.
tells_every_change() { # MACHINE
  python3 - "$work/$1.root" "$work/$1.kit" <<'COMPARE'
import json, os, re, subprocess, sys

root, kit = sys.argv[1:]
archive = os.path.join(kit, "rootfs.tar.gz")
changes = json.load(open(os.path.join(kit, "changes.json"), encoding="utf-8"))["changes"]
told = [change["path"].lstrip("/") for change in changes]
added = {change["path"].lstrip("/") for change in changes if change["what"] == "added"}

def tar(*options):
    command = ["tar", "--quoting-style=literal", "--numeric-owner", "-C", root, *options]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "LC_ALL": "C"})
    return done.stdout.decode("utf-8", "surrogateescape").splitlines()

def is_told(path):
    return any(path == change or path.startswith(change + "/") for change in told)

archived = {re.sub(r"^\./", "", name).rstrip("/") for name in tar("-tzf", archive)}
present = set()
for directory, directories, files in os.walk(root):
    present.update(os.path.relpath(os.path.join(directory, name), root) for name in directories + files)
# An archive notes the time of a file to the second, the disk does to its fractions.
lines = [line for line in tar("-dzf", archive) if not line.endswith(": Mod time differs")]
paths = [re.match(r"(?:tar: )?(?:\./)?(.*?): ", line) for line in lines if not line.startswith("tar: Exiting")]
untold = [match.group(1) if match else "?" for match in paths if not (match and is_told(match.group(1)))]
untold += [path for path in present - archived if not is_told(path)]
untold += [path for path in archived - present - added - {"", "."}]
for path in sorted(untold):
    print("differs, but is not among the changes:", ascii(path))
print(len(archived), "members compared")
sys.exit(bool(untold) or len(archived) < 100)
COMPARE
}

# Puts the root on a disk: the second of two partitions, with the file system of that kind.
make_disk() { # MACHINE FILE-SYSTEM
  local disk=$work/$1.img part=$work/$1.part sectors
  sectors=$(($(du -s -B512 --apparent-size "$work/$1.root" | cut -f 1) * 2 + 131072))
  sectors=$((sectors - sectors % 8))
  truncate -s "$((sectors * 512))" "$part" || return
  mke2fs -q -F -t "$2" -d "$work/$1.root" "$part" || return
  # The root of a file system is made anew by mke2fs; this gives it back what it was in the directory.
  debugfs -w -f - "$part" <<< "set_inode_field <2> mtime @$(stat -c %Y "$work/$1.root")
set_inode_field <2> mode 0$(stat -c %f "$work/$1.root" | python3 -c 'print(oct(int(input(), 16))[2:])')" || return
  truncate -s "$(((sectors + 8192) * 512))" "$disk" || return
  printf 'label: dos\nstart=63, size=4000, type=82\nstart=4096, size=%d, type=83\n' "$sectors" | sfdisk -q "$disk" || return
  dd if="$part" of="$disk" bs=2M seek=1 conv=notrunc,sparse status=none || return
  rm "$part"
}

rescue_from_disk() { # MACHINE
  local before
  before=$(sha256sum < "$work/$1.img")
  "$here/exhume" disks "$work/$1.img" || return
  rescue_into "$1" "$work/$1.img" "$work/$1.disk-kit" || return
  [ "$before" = "$(sha256sum < "$work/$1.img")" ] || { echo "the image was changed"; return 1; }
}

# The disk has a lost+found that the directory has not; the rest is the same.
same_files_from_disk() { # MACHINE
  python3 - "$work/$1.kit/rootfs.tar.gz" "$work/$1.disk-kit/rootfs.tar.gz" <<'COMPARE'
import hashlib, sys, tarfile

def members(file):
    found = {}
    with tarfile.open(file, errors="surrogateescape") as archive:
        for member in archive:
            content = hashlib.sha256(archive.extractfile(member).read()).hexdigest() if member.isreg() else None
            found[member.name] = (member.type if not member.issparse() else tarfile.REGTYPE, member.mode, member.uid, member.gid,
                                  int(member.mtime), member.linkname, content)
    found.pop("lost+found", None)
    return found

ours, disks = members(sys.argv[1]), members(sys.argv[2])
different = sorted(name for name in ours.keys() | disks.keys() if ours.get(name) != disks.get(name))
for name in different[:20]:
    print("differs:", ascii(name), ours.get(name), disks.get(name))
print(len(ours), "files compared")
sys.exit(bool(different) or len(ours) < 100)
COMPARE
}

same_image_from_disk() { # MACHINE
  cmp "$work/$1.kit/oci/index.json" "$work/$1.disk-kit/oci/index.json"
}

# From here on the container is made of what was read from the disk.
take_disk_kit() { # MACHINE
  rm -r "$work/$1.kit" "$work/$1.img" && mv "$work/$1.disk-kit" "$work/$1.kit"
}

root_is_as_it_was() { # MACHINE
  inventory "$work/$1.root" > "$work/$1.afterwards" || return
  diff "$work/$1.inventory" "$work/$1.afterwards" | head -n 20
  cmp "$work/$1.inventory" "$work/$1.afterwards"
}

profile_says() { # MACHINE PYTHON-CONDITION
  python3 - "$work/$1.kit/profile.json" "$2" <<'PROFILE'
import json, sys
profile = json.load(open(sys.argv[1], encoding="utf-8"))
verdicts = {service["name"]: service["verdict"] for service in profile["services"]}
started = profile["container"]["services"]
facts = {"os": profile["os"], "profile": profile, "verdicts": verdicts, "started": started}
if not eval(sys.argv[2], facts):
    print("not so:", sys.argv[2])
    print("os:", {key: value for key, value in profile["os"].items() if key != "evidence"})
    print("verdicts:", verdicts)
    print("container:", profile["container"])
    sys.exit(1)
PROFILE
}

keeps_secrets() { # MACHINE
  ! grep -rlE 'PLANTED|UExBTlRFRD' --exclude=rootfs.tar.gz --exclude=image.tar --exclude-dir=blobs "$work/$1.kit"
}

make_root() { # MACHINE
  if is_debian "$1"; then
    "$here/.ci/make-debian-root" "$1" "$work/$1.root" || return
  else
    "$here/testdata/servers/centos4-web/unpack.sh" "$work/$1.root" && "$here/.ci/lay-busybox" "$work/$1.root" || return
  fi
  # Last read long ago: otherwise a kernel that notes only the first reading of the day would hide one.
  find "$work/$1.root" -exec touch -h -a -d 2013-04-03 {} + || return
  inventory "$work/$1.root" > "$work/$1.inventory"
}

#!/bin/bash
# How fast a browser opens the report of a server with 1,500 packages: benchmarks/report.sh [RUNS]
#
# Needs chromium, chromium-driver, curl and python3, of Debian. EXHUME_BENCHMARK keeps the server and its report.
set -euo pipefail

runs=${1:-9}
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
driver=
stop() {
  if [ -n "$driver" ]; then kill "$driver" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap stop EXIT
made=${EXHUME_BENCHMARK:-$work}
root=$made/root report=$made/report.html

# The sample server of Ubuntu with its packages many times over under other names.
make_server() {
  mkdir -p "$made"
  cp -a "$home/testdata/servers/ubuntu804/root" "$root"
  python3 - "$root/var/lib/dpkg/status" 1500 << 'STATUS'
import re, sys
path, wanted = sys.argv[1], int(sys.argv[2])
entries = [entry for entry in open(path, encoding="utf-8").read().split("\n\n") if entry.startswith("Package:")]
with open(path, "a", encoding="utf-8") as status:
    for number in range(wanted - len(entries)):
        entry = entries[number % len(entries)].strip()
        status.write("\n" + re.sub(r"^Package: (.*)$", rf"Package: \1-{number}", entry, count=1, flags=re.M) + "\n")
STATUS
}

[ -d "$root" ] || make_server
"$home/exhume" analyze "$root" -r "$report" > "$work/summary"
grep Packages "$work/summary"
echo "report.html: $(stat -c %s "$report") bytes; $(chromium --version 2> /dev/null)"
echo "$(uname -srm), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"

chromedriver --port=0 > "$work/driver" 2>&1 &
driver=$!
port=
for ((tries = 0; tries < 100; tries++)); do
  port=$(sed -n 's/.*started successfully on port \([0-9]*\).*/\1/p' "$work/driver")
  [ -z "$port" ] || break
  sleep 0.1
done

python3 - "http://127.0.0.1:$port" "file://$report" "$runs" << 'MEASURE'
import json, statistics, sys, urllib.request

base, page, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])

def call(method, path, body=None):
    request = urllib.request.Request(base + path, method=method, data=None if body is None else json.dumps(body).encode())
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["value"]

FIGURES = """const [page] = performance.getEntriesByType('navigation');
const paint = performance.getEntriesByName('first-contentful-paint')[0];
return [paint ? paint.startTime : -1, page.domContentLoadedEventEnd, page.loadEventEnd];"""
figures = []
for run in range(runs):
    # A browser of its own for each, so that nothing is in its memory.
    session = call("POST", "/session", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": {
        "args": ["--headless=new", "--no-sandbox", "--window-size=1280,900"]}}}})["sessionId"]
    call("POST", f"/session/{session}/url", {"url": page})
    figures.append(call("POST", f"/session/{session}/execute/sync", {"script": FIGURES, "args": []}))
    call("DELETE", f"/session/{session}")
print("milliseconds from the start of the navigation: least, middle, largest of", runs)
for name, column in zip(("first contentful paint", "document and script done", "load"), zip(*figures)):
    print(f"  {name:26} {min(column):6.0f} {statistics.median(column):6.0f} {max(column):6.0f}")
MEASURE

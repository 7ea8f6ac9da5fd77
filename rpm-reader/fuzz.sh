#!/bin/bash
# Fuzzes the reader, one entry point after the other, each in a JVM of its own with 256 MiB.
#   rpm-reader/fuzz.sh [--seconds N | --executions N] [ENTRY ...]
# N holds for each entry point. What was learnt lies in rpm-reader/.cifuzz-corpus, and the next run goes on from there;
# a find is written to rpm-reader, with the reason in target/fuzz-ENTRY.log. Make it a named test of the default build.
set -euo pipefail

cd "$(dirname "$0")/.."
export JAZZER_MAX_DURATION=60s
case ${1:-} in
  --seconds)
    export JAZZER_MAX_DURATION=${2}s
    shift 2
    ;;
  --executions)
    export JAZZER_MAX_DURATION=100h JAZZER_MAX_EXECUTIONS=$2
    shift 2
    ;;
esac

# Every method below @FuzzTest, as Class#method.
all() {
  grep -r -A 1 -H '@FuzzTest' rpm-reader/src/test/java --include='*FuzzTest.java' |
    sed -n 's|.*/\([A-Za-z]*\)\.java-  void \([A-Za-z]*\)(.*|\1#\2|p'
}

failed=0
mvn -q -B -P fuzz -pl rpm-reader -am test-compile
for test in $(all); do
  entry=${test#*#}
  if [ $# -gt 0 ] && [[ " $* " != *" $entry "* ]]; then continue; fi
  log=rpm-reader/target/fuzz-$entry.log
  mvn -B -P fuzz -pl rpm-reader -am test -Dtest="$test" -Dsurefire.failIfNoSpecifiedTests=false > "$log" 2>&1 || {
    failed=1
    grep -m 3 -E '^== |Exception|Test unit written|ERROR' "$log" || tail -n 5 "$log"
  }
  echo "$entry: $(grep -oE 'Done [0-9]+ runs in [0-9]+ second' "$log" || grep -E '^#[0-9]+' "$log" | tail -n 1)"
done
exit $failed

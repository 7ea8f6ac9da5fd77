# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: steps, and how they went.
# shellcheck shell=bash disable=SC2154,SC2034

# step MACHINE TEXT COMMAND...: one line that says how it went and how long it took; what a failed command printed.
step() {
  local machine=$1 text=$2 started=$EPOCHREALTIME status=0
  shift 2
  if [ -n "${broken[$machine]:-}" ]; then
    echo "SKIP  $machine: $text"
    return 1
  fi
  "$@" > "$work/step.log" 2>&1 || status=$?
  local took
  took=$(awk -v from="$started" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f s", to - from }')
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok    $machine: $text ($took)"
  else
    failed=$((failed + 1))
    echo "FAIL  $machine: $text ($took, status $status)"
    tail -n 40 "$work/step.log" | sed 's/^/      | /'
  fi
  return "$status"
}

# The same, for a step without which the rest of that machine's steps make no sense.
needed_step() {
  step "$@" || broken[$1]=yes
}

# within SECONDS COMMAND...: tries until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    if [ "$SECONDS" -ge "$end" ]; then
      echo "not within the time: $*"
      return 1
    fi
    sleep 0.3
  done
}

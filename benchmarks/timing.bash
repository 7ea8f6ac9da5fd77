# Times whole processes in turn; sourced by the scripts beside it, which set $work, a directory for scratch.
# shellcheck shell=bash

names=() commands=() outputs=()

# add NAME COMMAND
add() {
  names+=("$1")
  commands+=("$2")
}

# What all figures depend on.
machine() {
  echo "$(uname -srm), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 | sed -n 2p
}

# Runs one command into a file or /dev/null and notes wall and processor seconds, and the largest memory in MiB. What it
# writes into $work/made is thrown away.
run() {
  rm -rf "${work:?}/made"
  mkdir "$work/made"
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" bash -o pipefail -c "$2" > "$3" 2> "$work/err" || {
    echo "failed: $2" >&2
    tail -n 5 "$work/err" >&2
    return 1
  }
  tail -n 1 "$work/time" | awk '{ printf "%.2f %.2f %d\n", $1, $2 + $3, $4 / 1024 }' >> "$work/$1.runs"
}

# The least, the middle and the largest of one column.
spread() {
  cut -d' ' -f"$2" "$work/$1.runs" | sort -n |
    awk '{ run[NR] = $1 } END { printf "%.2f %.2f %.2f", run[1], run[int((NR + 1) / 2)], run[NR] }'
}

# measure RUNS: all commands in turn, as often; then the table and the commands.
measure() {
  local runs=$1 i j memory lines bytes
  # The first run of each warms the machine up, and is looked at.
  for j in "${!commands[@]}"; do
    run "$j" "${commands[$j]}" "$work/out"
    rm "$work/$j.runs"
    outputs+=("$(wc -lc < "$work/out")")
  done
  rm -f "$work/out"
  for ((i = 0; i < runs; i++)); do
    for j in "${!commands[@]}"; do run "$j" "${commands[$j]}" /dev/null; done
  done
  printf '\n%-28s %19s  %19s  %5s  %9s %11s\n' "$runs runs in turn" 'wall (s)' 'processor (s)' MiB lines bytes
  for j in "${!commands[@]}"; do
    read -r _ _ memory < <(sort -k3n "$work/$j.runs" | tail -n 1)
    read -r lines bytes <<< "${outputs[$j]}"
    printf '%-28s %19s  %19s  %5s  %9s %11s\n' "${names[$j]}" "$(spread "$j" 1)" "$(spread "$j" 2)" "$memory" "$lines" "$bytes"
  done
  printf '\n'
  for j in "${!commands[@]}"; do echo "${names[$j]}: ${commands[$j]}"; done
}

#!/bin/sh
# Makes zone files of America/Los_Angeles with zic (Debian: libc-bin 2.36), as a server has them that was updated before and after
# the rules of 2007. Usage: make-zones.sh DIRECTORY
set -eu

directory=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

zone() {
  printf '%s\n' "$2" "$3" 'Zone America/Los_Angeles -8:00 US P%sT' >"$work/$1.tz"
  zic -b fat -d "$work/$1" "$work/$1.tz"
  cp "$work/$1/America/Los_Angeles" "$directory/los-angeles-$1"
}

zone 2006 'Rule US 1987 max - Apr Sun>=1 2:00 1:00 D' 'Rule US 1967 max - Oct lastSun 2:00 0 S'
zone 2007 'Rule US 2007 max - Mar Sun>=8 2:00 1:00 D' 'Rule US 2007 max - Nov Sun>=1 2:00 0 S'

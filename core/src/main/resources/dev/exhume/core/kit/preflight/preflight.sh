#!/bin/sh
# Tells whether this host and its engine can run the rescued server: one line for each check.
#
#   ok      the host has it
#   warn    it may work; the line says what to look at
#   NO-GO   it will not work; the line says what to do
#
# Exit status: 0 go, 1 no-go. It needs no root and changes nothing.
#
# DOCKER, NAME, KEEP_ADDRESS, PORT_80 etc.   as for run.sh
# PROBE=no   does not try a program in the engine; else it builds an image of a few hundred bytes and removes it
# PREFLIGHT_PROC, PREFLIGHT_SYS   look here instead of /proc and /sys
# shellcheck disable=SC2317,SC2329 # not every server needs every check
set -u

docker=${DOCKER:-docker}
proc=${PREFLIGHT_PROC:-/proc}
sys=${PREFLIGHT_SYS:-/sys}
stops=0
answers=no
rootless=no
store=

#@SETTINGS@

say() { # WORD CHECK TEXT
  printf '%-6s %s: %s\n' "$1" "$2" "$3"
}

ok() {
  say ok "$@"
}

warn() {
  say warn "$@"
}

no_go() {
  say NO-GO "$@"
  stops=$((stops + 1))
}

# Octal numbers are all that every printf knows.
write_probe() { # FILE OCTAL
  # shellcheck disable=SC2059 # the format is the program
  printf "$2" >"$1" && chmod 700 "$1"
}

# A directory may forbid that programs in it are run.
find_work() {
  work=
  for place in "${TMPDIR:-/tmp}" "${HOME:-/}" "$kit"; do
    work=$(mktemp -d "$place/preflight.XXXXXX" 2>/dev/null) || continue
    printf '#!/bin/sh\nexit 0\n' >"$work/try"
    chmod 700 "$work/try"
    "$work/try" 2>/dev/null && return
    rm -rf "$work"
  done
  work=
}

runs_on_x86() {
  case $(uname -m) in
    x86_64 | i?86) ;;
    *) return 1 ;;
  esac
}

check_engine() {
  if ! command -v "$docker" >/dev/null 2>&1; then
    no_go engine "there is no $docker on this host: install docker or podman, or name another with DOCKER=podman"
    return
  fi
  case ${DOCKER_HOST:-} in
    '' | unix:*) ;;
    *) warn engine "it runs elsewhere ($DOCKER_HOST): the checks here are of this host" ;;
  esac
  if ! info=$("$docker" info 2>&1); then
    no_go engine "$docker does not answer: start it, or join the group that may ask it ($(printf '%s\n' "$info" | tail -n 1))"
    return
  fi
  answers=yes
  version=$("$docker" version --format '{{.Server.Version}}' 2>/dev/null)
  case $version in
    [0-9]*) ;;
    *) version=$("$docker" version --format '{{.Client.Version}}' 2>/dev/null) ;;
  esac
  if printf '%s\n' "$info" | grep -Eq '^ *rootless(: true)?$'; then
    rootless=yes
  fi
  store=$(printf '%s\n' "$info" | sed -n -e 's/^ *Docker Root Dir: //p' -e 's/^ *graphRoot: //p' | head -n 1)
  ok engine "$docker $version$([ "$rootless" = no ] || echo ", rootless")"
}

check_name() {
  [ "$answers" = yes ] || return 0
  if "$docker" container inspect "$name" >/dev/null 2>&1; then
    no_go name "there is a container $name already: remove it ($docker rm -f $name) or set NAME to another"
  else
    ok name "$name is free"
  fi
}

check_kit() {
  if [ -f "$kit/image.tar" ]; then
    ok kit "the image is here"
    return
  fi
  for file in Dockerfile $archives; do
    if [ ! -f "$kit/$file" ]; then
      no_go kit "$file is not beside this script"
      return
    fi
  done
  ok kit "complete"
}

check_architecture() {
  machine=$(uname -m)
  case $platform in
    linux/386) wanted='x86_64 i386 i486 i586 i686' emulator=qemu-i386 ;;
    linux/amd64) wanted=x86_64 emulator=qemu-x86_64 ;;
    linux/arm64*) wanted='aarch64 arm64' emulator=qemu-aarch64 ;;
    linux/arm*) wanted='aarch64 arm64 armv6l armv7l armv8l' emulator=qemu-arm ;;
    linux/*) wanted=${platform#linux/} emulator=qemu-${platform#linux/} ;;
    *)
      no_go architecture "no engine has a platform for these programs: only a whole machine, emulated, runs them"
      return
      ;;
  esac
  case " $wanted " in
    *" $machine "*) ok architecture "$machine runs $platform" ;;
    *)
      if [ -e "$proc/sys/fs/binfmt_misc/$emulator" ]; then
        warn architecture "$machine emulates $platform: slow, and not all old programs bear it"
      else
        no_go architecture "$machine does not run $platform: take another host, or install qemu-user-static"
      fi
      ;;
  esac
}

# The exit status of a program tells for sure: 0, or why not.
try() { # FILE OCTAL
  [ -n "$work" ] && write_probe "$work/$1" "$2" || return 125
  "$work/$1" >/dev/null 2>&1
}

check_ia32() {
  if [ -z "$ia32" ]; then
    ok ia32 "not needed: the programs are not 32-bit ones of Intel's"
    return
  fi
  runs_on_x86 || return 0
  (try probe32 "$probe32") 2>/dev/null
  case $? in
    0 | 1) ok ia32 "the kernel runs 32-bit programs" ;;
    125)
      if grep -qs '^CONFIG_IA32_EMULATION=y' "/boot/config-$(uname -r)"; then
        warn ia32 "not tried, for no directory lets programs run; the kernel was built for it"
      else
        warn ia32 "not tried, for no directory lets programs run: $ia32"
      fi
      ;;
    *) no_go ia32 "the kernel does not run 32-bit programs, and $ia32: boot it with ia32_emulation=on, or take another" ;;
  esac
}

check_vsyscall() {
  if [ -z "$vsyscall" ]; then
    ok vsyscall "not needed: the C library does without"
    return
  fi
  runs_on_x86 || return 0
  (try probe64 "$probe64") 2>/dev/null
  status=$?
  if [ "$status" = 0 ]; then
    ok vsyscall "the kernel answers at the fixed place"
  elif [ "$status" = 125 ] && grep -qs 'xp .*\[vsyscall\]' "$proc/self/maps"; then
    ok vsyscall "the kernel has the page"
  else
    no_go vsyscall "$vsyscall: boot this host with vsyscall=emulate on the kernel's command line"
  fi
}

check_vdso32() {
  if [ -z "$vdso32" ]; then
    ok vdso32 "not needed: the C library bears a moved vDSO"
  elif grep -qs 'vdso32=0' "$proc/cmdline" || [ "$(cat "$proc/sys/abi/vsyscall32" 2>/dev/null)" = 0 ]; then
    ok vdso32 "switched off"
  else
    warn vdso32 "$vdso32; if programs end with \"_dl_sysinfo_dso\": sysctl -w abi.vsyscall32=0, or boot with vdso32=0"
  fi
}

# Only a program in a container knows what the engine's filter lets through.
try_in_engine() {
  mkdir "$work/context" && write_probe "$work/context/probe" "$probe32" || return 125
  printf 'FROM scratch\nCOPY probe /probe\nENTRYPOINT ["/probe"]\n' >"$work/context/Dockerfile"
  "$docker" build --platform linux/386 -t "$probe_image" "$work/context" >/dev/null 2>&1 || return 125
  "$docker" run --rm --network none --platform linux/386 "$probe_image" >/dev/null 2>"$work/words"
  status=$?
  "$docker" rmi -f "$probe_image" >/dev/null 2>&1
  return "$status"
}

# What the engine said last, which tells more than its status.
last_words() {
  sed -n '$p' "$work/words" 2>/dev/null | tr -cd '[:print:]' | cut -c 1-300
}

check_seccomp() {
  if [ -z "$socketcall" ]; then
    ok seccomp "not needed: the programs do not use socketcall"
    return
  fi
  [ "$answers" = yes ] || return 0
  status=125
  if [ "${PROBE:-yes}" != no ] && [ -n "$work" ]; then
    try_in_engine
    status=$?
  fi
  case $status:$version in
    0:*) ok seccomp "a 32-bit program in a container opened a socket" ;;
    1:*) no_go seccomp "the engine's filter refuses socketcall, by which 32-bit programs open sockets: take a newer engine, or its profile with --security-opt seccomp=FILE (never unconfined)" ;;
    125:29.4.2) no_go seccomp "$socketcall" ;;
    125:*) warn seccomp "not tried; version $version is not known to refuse socketcall" ;;
    *) no_go seccomp "a 32-bit program does not run in a container of this engine (status $status): $(last_words)" ;;
  esac
}

check_selinux() {
  enforce=$(cat "$sys/fs/selinux/enforce" 2>/dev/null)
  if [ "$enforce" != 1 ]; then
    ok selinux "this host does not enforce it"
  elif [ -n "$label" ]; then
    warn selinux "this host enforces it, and the old programs take its policy for their own: if cron jobs or useradd fail, ./run.sh --security-opt label=disable"
  else
    ok selinux "enforced; the programs know how to live with it"
  fi
}

check_cgroups() {
  if [ -f "$sys/fs/cgroup/cgroup.controllers" ]; then
    ok cgroups "version 2; version 1 is not needed, for the old init does not run"
  else
    ok cgroups "version 1; either will do, for the old init does not run"
  fi
}

check_limit() { # NAME WANTED LETTER
  # shellcheck disable=SC3045 # dash, ash and bash have it
  own=$(ulimit -H"$3")
  if [ "$rootless" = no ] || [ "$own" = unlimited ]; then
    ok limits "$1 up to $2"
  elif [ "$2" = -1 ] || [ "$2" -gt "$own" ]; then
    no_go limits "an engine without root cannot raise $1 to $2, yours is $own: raise it in /etc/security/limits.conf, or run the engine as root"
  else
    ok limits "$1 up to $2"
  fi
}

check_sysctl() { # NAME
  if [ ! -e "$proc/sys/$(printf '%s' "$1" | tr . /)" ]; then
    no_go sysctl "this kernel has no $1: take the option out of run.sh"
  elif [ "$rootless" = yes ]; then
    warn sysctl "an engine without root may not be allowed to set $1"
  else
    ok sysctl "$1 can be set"
  fi
}

check_device() { # PATH
  if [ -e "$1" ]; then
    ok device "$1 is there"
  else
    no_go device "$1 is not on this host: load the kernel module that makes it"
  fi
}

check_memory() {
  free=$(sed -n 's/^MemAvailable: *\([0-9]*\) kB$/\1/p' "$proc/meminfo" 2>/dev/null)
  if [ -z "$free" ]; then
    warn memory "it cannot be told how much is free"
  elif [ "$free" -lt "$memory_kib" ]; then
    warn memory "$((free / 1024)) MiB are free, $((memory_kib / 1024)) MiB would be good"
  else
    ok memory "$((free / 1024)) MiB are free"
  fi
}

check_storage() {
  [ "$answers" = yes ] || return 0
  if printf '%s\n' "$info" | grep -Eq 'Supports d_type: false'; then
    no_go storage "the engine's files lie on a file system without d_type: make XFS anew with ftype=1, or take ext4"
    return
  fi
  free=
  if [ -n "$store" ] && [ -e "$store" ]; then
    free=$(df -Pk "$store" 2>/dev/null | awk 'END { print $4 }')
  fi
  case $free in
    '' | *[!0-9]*) warn storage "it cannot be told how much is free where the engine keeps images; $((image_kib / 1024)) MiB are needed" ;;
    *)
      if [ "$free" -lt "$image_kib" ]; then
        no_go storage "$((free / 1024)) MiB are free in $store, $((image_kib / 1024)) MiB are needed to build the image: make room (for one: $docker system prune)"
      else
        ok storage "$((free / 1024)) MiB are free in $store, $((image_kib / 1024)) MiB are needed"
      fi
      ;;
  esac
}

check_inodes() {
  if [ -z "$inodes" ] || [ -z "$store" ]; then return 0; fi
  number=$(stat -c %i "$store" 2>/dev/null)
  case $(stat -f -c %T "$store" 2>/dev/null) in
    xfs | zfs | nfs | ceph | fuseblk)
      warn inodes "$inodes: keep the engine's files on ext4 if programs say \"Value too large for defined data type\""
      ;;
    *)
      # Ten digits are more than 32 bits hold, but for the first few billions.
      if [ "${#number}" -gt 10 ]; then
        warn inodes "$inodes: keep the engine's files on ext4"
      else
        ok inodes "the numbers of files are small enough for 32-bit programs"
      fi
      ;;
  esac
}

hexadecimal_of() { # IPV4: as the kernel writes it
  # shellcheck disable=SC2046 # one word each
  set -- $(printf '%s' "$1" | tr . ' ')
  [ $# -eq 4 ] && printf '%02X%02X%02X%02X' "$4" "$3" "$2" "$1" 2>/dev/null
}

# Who listens, by the kernel's own tables: ADDRESS:PORT in hexadecimal, and 0A for a socket that listens.
is_taken() { # PORT PROTOCOL ADDRESS
  port=$(printf '%04X' "$1")
  address=
  case $3 in
    '' | 0.0.0.0 | '[::]') ;;
    *) address=$(hexadecimal_of "$3") ;;
  esac
  for table in "$2" "${2}6"; do
    [ -r "$proc/net/$table" ] || continue
    while read -r _ own _ state _; do
      case $own in
        *:"$port") ;;
        *) continue ;;
      esac
      [ "$2" = udp ] || [ "$state" = 0A ] || continue
      case ${own%:*} in
        00000000 | 00000000000000000000000000000000) return 0 ;;
      esac
      if [ -z "$address" ] || [ "${own%:*}" = "$address" ]; then return 0; fi
    done <"$proc/net/$table"
  done
  return 1
}

check_port() { # PORT PROTOCOL CHOICE
  chosen=${3##*:}
  address=
  case $3 in
    *:*) address=${3%:*} ;;
  esac
  case $chosen in
    '')
      ok ports "$1/$2: the engine chooses one of this host's"
      return
      ;;
    *[!0-9]* | ??????*)
      warn ports "$1/$2: \"$3\" is no single port; not looked at"
      return
      ;;
  esac
  if is_taken "$chosen" "$2" "$address"; then
    no_go ports "$chosen/$2 is taken on this host: end who listens there, or choose another: PORT_$1=$(((chosen + 10000) % 65536)) ./run.sh"
  elif [ "$rootless" = yes ] && [ "$chosen" -lt "$(cat "$proc/sys/net/ipv4/ip_unprivileged_port_start" 2>/dev/null || echo 1024)" ]; then
    no_go ports "an engine without root cannot open $chosen/$2: PORT_$1=$((chosen + 10000)) ./run.sh"
  else
    ok ports "$chosen/$2 is free"
  fi
}

number_of() { # HEXADECIMAL: bytes in the kernel's order
  tail=${1#??}
  third=${tail#??}
  echo $((0x${third#??}${third%??}$(printf '%s' "${tail%????}")${1%??????}))
}

# A network of the engine with the number of one that this host reaches would hide that one.
check_address() { # ADDRESS SUBNET FIRST MASK ALONE REASON
  if [ "$keep_address" != yes ]; then
    if [ "$5" = yes ]; then
      warn address "$6: it will not start in the container unless KEEP_ADDRESS=yes, or its configuration is changed"
    else
      ok address "$1 is left out"
    fi
    return
  fi
  if [ "$answers" = yes ] && "$docker" network inspect "$name-network" >/dev/null 2>&1; then
    ok address "the network for $1 is there"
    return
  fi
  while read -r _ to _ _ _ _ _ mask _; do
    case $to:$mask in
      *[!0-9A-F:]* | 00000000:* | :*) continue ;;
    esac
    to=$(number_of "$to")
    mask=$(number_of "$mask")
    common=$((mask & $4))
    if [ $((to & common)) -eq $(($3 & common)) ]; then
      no_go address "this host reaches a network in $2 already: KEEP_ADDRESS=no ./run.sh, and let the service listen on *"
      return
    fi
  done <"$proc/net/route"
  ok address "no network of this host is in $2"
}

kit=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
probe_image=exhume-preflight-$$
find_work
trap '[ -z "$work" ] || rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

check_engine
check_name
check_kit
check_architecture
check_ia32
check_vsyscall
check_vdso32
check_seccomp
check_selinux
check_cgroups
check_memory
check_storage
check_inodes
#@CHECKS@

if [ "$stops" -gt 0 ]; then
  echo "NO-GO: it will not run here; what to do stands in $stops lines above"
  exit 1
fi
echo "go"

# Removes files, but neither directories nor links to such.
remove_files() {
  for file in "$@"; do
    if [ -e "$file" ] || [ -h "$file" ]; then
      [ -d "$file" ] || rm -f "$file" 2>/dev/null
    fi
  done
}

# What rc.sysinit and its like did to a directory of pid files, locks and sockets.
clean_directory() {
  for entry in "$1"/* "$1"/.[!.]*; do
    if [ ! -d "$entry" ]; then
      case $entry in
        */utmp) ;;
        *) remove_files "$entry" ;;
      esac
    elif [ ! -h "$entry" ]; then
      case $entry in
        */news | */mon) ;;
        */sudo | */vmware | */samba) remove_files "$entry"/* "$entry"/*/* "$entry"/*/*/* ;;
        *) remove_files "$entry"/* "$entry"/.[!.]* ;;
      esac
    fi
  done
}

clean_data_directory() {
  for entry in "$root$1"/*.pid; do
    forget_pid_file "${entry#"$root"}"
  done
  for entry in "$root$1"/*.sock; do
    if [ -S "$entry" ]; then
      rm -f "$entry"
    fi
  done
}

# mode, user, group, path
directory() {
  [ -d "$root$4" ] || mkdir -p "$root$4"
  chown "$2:$3" "$root$4" 2>/dev/null
  chmod "$1" "$root$4"
}

# mode, user, group, path of a file that starts empty
fresh_file() {
  # Not ":", a built-in whose failed redirection ends the shell.
  { printf '' >"$root$4"; } 2>/dev/null || return 0
  chown "$2:$3" "$root$4" 2>/dev/null
  chmod "$1" "$root$4"
}

# What started before the end is not started now; a script would refuse to start it twice.
clean_states_of_openrc() {
  for place in /var/lib/init.d /lib/rc/init.d /lib64/rc/init.d /libexec/rc/init.d; do
    for state in started starting stopping inactive wasinactive failed scheduled hotplugged coldplugged; do
      for entry in "$root$place/$state"/*; do
        if [ -h "$entry" ]; then
          rm -f "$entry"
        fi
      done
    done
  done
}

# The network is the engine's. Scripts of Gentoo's first init would start it, and all of the runlevel boot, before
# they start anything else.
mark_boot_of_gentoo() {
  [ -d "$root/var/lib/init.d/started" ] || return 0
  for script in "$root"/etc/init.d/net.* "$root"/etc/runlevels/boot/*; do
    if [ -e "$script" ] || [ -h "$script" ]; then
      find_service "${script##*/}" || ln -s "/etc/init.d/${script##*/}" "$root/var/lib/init.d/started/" 2>/dev/null
    fi
  done
}

clean_up() {
  for place in /var/run /run /var/lock /run/lock; do
    if [ -d "$root$place" ]; then
      clean_directory "$root$place"
    fi
  done
  # What others need may be shared with the container in which they run.
  for index in $cleaned; do
    "pid_files_$index" forget_pid_file
  done
  if [ "$cleans_data" = yes ]; then
    data_directories clean_data_directory
  fi
  clean_states_of_openrc
  mark_boot_of_gentoo
  remove_files "$root"/tmp/.s.PGSQL.* "$root"/tmp/mysql*.sock "$root"/tmp/mysql*.sock.lock \
    "$root"/tmp/.X*-lock "$root"/tmp/.X11-unix/X* "$root"/var/lib/rpm/__db*
  runtime_files
  if [ -e "$root/etc/mtab" ] && [ ! -h "$root/etc/mtab" ]; then
    rm -f "$root/etc/mtab" && ln -s /proc/mounts "$root/etc/mtab"
  fi
}

has_ipv6() {
  while read -r address index length scope flags interface; do
    [ "$interface" = lo ] || return 0
  done <"$root/proc/net/if_inet6"
  return 1
}

# Engines say that ::1 is localhost, even where there is no IPv6. The C library then gives 127.0.0.1 twice, and a daemon
# that listens on localhost fails at the second one. The file is the engine's own; it may be written, not replaced.
name_localhost_once() {
  [ -r "$root/etc/hosts" ] && [ -w "$root/etc/hosts" ] || return 0
  if [ -r "$root/proc/net/if_inet6" ] && has_ipv6; then
    return 0
  fi
  hosts=
  changed=no
  while read -r address names; do
    if [ "$address" = ::1 ]; then
      others=
      for name in $names; do
        if [ "$name" = localhost ]; then
          changed=yes
        else
          others="$others $name"
        fi
      done
      names=${others# }
      [ -n "$names" ] || continue
    fi
    hosts="$hosts$address $names
"
  done <"$root/etc/hosts"
  if [ "$changed" = yes ]; then
    { printf '%s' "$hosts" >"$root/etc/hosts"; } 2>/dev/null
  fi
  return 0
}

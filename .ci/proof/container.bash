# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: the container, as people use it.
# shellcheck shell=bash disable=SC2154,SC2034

# Builds or loads the image and starts the container as the kit's own script does, but on ports of this host that are free.
run() { # MACHINE OPTION...
  local port
  for port in $(python3 -c '
import json, sys
for port in json.load(open(sys.argv[1], encoding="utf-8"))["container"]["exposedPorts"]:
    print(port.split("/")[0])' "$work/$1.kit/profile.json"); do
    export "PORT_$port=127.0.0.1:"
  done
  if [ -n "${mailer_of[$1]:-}" ]; then
    set -- "$@" -e "EXHUME_ALSO=${mailer_of[$1]}" -p 127.0.0.1::25
  fi
  IMAGE=$tag-$1 NAME=$tag-$1 sh "$work/$1.kit/run.sh" "${@:2}"
}

# A dead disk shows nothing below /run, for it was in memory: what is needed there has to be made at each start.
runs_with_empty_run() { # MACHINE
  docker rm -f "$tag-$1" > /dev/null && run "$1" --tmpfs /run && has_page "$1" && stops "$1"
}

is_running() { # MACHINE
  [ "$(docker inspect -f '{{.State.Running}}' "$tag-$1")" = true ]
}

page_once() { # MACHINE
  local address
  address=$(docker port "$tag-$1" 80/tcp | head -n 1) && [ -n "$address" ] &&
    curl -sS --max-time 5 -o "$work/page" "http://$address/" &&
    cmp "$work/page" "$work/$1.root/var/www/html/index.html"
}

has_page() { # MACHINE
  within 90 page_once "$1" > "$work/page.log" 2>&1 && return
  tail -n 3 "$work/page.log"
  docker logs "$tag-$1" 2>&1 | tail -n 30
  return 1
}

query() { # MACHINE STATEMENT EXPECTED
  local client=(mysql -e)
  is_debian "$1" && client=(mariadb -N -B -e)
  docker exec "$tag-$1" "${client[@]}" "$2" > "$work/answer" 2> "$work/answer.err"
  [ "$(tr '\n\t' '  ' < "$work/answer")" = "$3 " ] && return
  cat "$work/answer" "$work/answer.err"
  return 1
}

answers() { # MACHINE STATEMENT EXPECTED
  within 60 query "$@"
}

shows() { # URL TEXT
  curl -sS --max-time 5 "$1" | grep "$2"
}

shop_answers() { # MACHINE
  local address
  address=$(docker port "$tag-$1" 8080/tcp | head -n 1) && within 30 shows "http://$address/" lantern
}

order_is_done() { # MACHINE
  within 30 docker cp "$tag-$1:/opt/shop/done/0001.order" - > /dev/null
}

has_line() { # MACHINE FILE PATTERN
  docker cp "$tag-$1:$2" - 2> /dev/null | tar -xO 2> /dev/null | grep -a "$3"
}

lacks_file() { # MACHINE FILE
  if docker cp "$tag-$1:$2" - > /dev/null 2>&1; then
    echo "$2 is there"
    return 1
  fi
}

cron_ran() { # MACHINE
  if is_debian "$1"; then
    within 75 has_line "$1" /var/log/heartbeat.log :
  else
    within 75 has_line "$1" /var/log/shop-watchdog.log UTC
  fi
}

# As another mail server would hand it over; the mail server is one of the services that start only if someone asks for it.
takes_mail_once() { # MACHINE
  local address
  address=$(docker port "$tag-$1" 25/tcp | head -n 1) && [ -n "$address" ] &&
    python3 - "$address" "clerk@${host_of[$1]}" <<'MAIL'
import smtplib, sys
host, port = sys.argv[1].rsplit(":", 1)
with smtplib.SMTP(host, int(port), local_hostname="proof.example.org", timeout=60) as mail:
    mail.set_debuglevel(1)
    message = "From: clerk@example.org\r\nSubject: a lantern, please\r\n\r\nAnd a rope.\r\n"
    mail.sendmail("", [sys.argv[2]], message)
MAIL
}

takes_mail() { # MACHINE
  within 60 takes_mail_once "$1" && within 60 has_line "$1" /var/mail/clerk 'Subject: a lantern, please'
}

tells_in_its_log() { # MACHINE PATTERN
  docker logs "$tag-$1" 2>&1 | grep -a "$2" && return
  docker logs "$tag-$1" 2>&1 | tail -n 30
  return 1
}

stops() { # MACHINE
  local from=$SECONDS status
  docker stop -t 60 "$tag-$1" > /dev/null || return
  status=$(docker inspect -f '{{.State.ExitCode}}' "$tag-$1")
  echo "exit status $status after $((SECONDS - from)) s"
  [ "$status" = 0 ] && [ $((SECONDS - from)) -le 30 ] && return
  docker logs "$tag-$1" 2>&1 | tail -n 30
  return 1
}

database_is_clean() { # MACHINE
  if is_debian "$1"; then
    has_line "$1" /var/log/mysql/error.log 'Shutdown complete' &&
      lacks_file "$1" /var/lib/mysql/ibtmp1 && lacks_file "$1" /var/lib/mysql/ddl_recovery.log &&
      checkpoint_is_the_end "$1"
  else
    has_line "$1" /var/lib/mysql/CLEAN 'shut down cleanly'
  fi
}

# InnoDB's log of MariaDB 10.8 and later: the newer of its two checkpoints is where the log ends.
checkpoint_is_the_end() { # MACHINE
  docker cp "$tag-$1:/var/lib/mysql/ib_logfile0" - | tar -xO | python3 -c '
import struct, sys
log = sys.stdin.buffer.read()[:12288]
checkpoints = [struct.unpack_from(">QQ", log, at) for at in (4096, 8192)]
print(log[:4], checkpoints)
sys.exit(log[:4] != b"Phys" or len(set(max(checkpoints))) != 1)'
}

starts_again() { # MACHINE
  docker start "$tag-$1" > /dev/null && has_page "$1"
}

dies_by_a_kill() { # MACHINE
  docker kill "$tag-$1" > /dev/null && [ "$(docker inspect -f '{{.State.ExitCode}}' "$tag-$1")" = 137 ]
}

is_over() { # MACHINE
  ! is_running "$1"
}

# Debian's unit of Apache asks systemd to start it again.
brings_it_back() { # MACHINE PROCESS-NAME
  kill_all "$1" "$2" && within 60 tells_in_its_log "$1" "$2: ok again" > /dev/null && has_page "$1"
}

kill_all() { # MACHINE PROCESS-NAME
  # shellcheck disable=SC2016 # expands in the container
  docker exec "$tag-$1" /bin/sh -c '
    for stat in /proc/[0-9]*/stat; do
      read -r line < "$stat" || continue
      case $line in *"($1)"*) kill -9 "${line%% *}" ;; esac
    done 2> /dev/null
    :' kill "$2"
}

# A web server that falls over must not go unnoticed: the container ends, and says so by its status.
notices_a_death() { # MACHINE PROCESS-NAME
  kill_all "$1" "$2" || return
  within 60 is_over "$1" && [ "$(docker inspect -f '{{.State.ExitCode}}' "$tag-$1")" != 0 ] && return
  docker logs "$tag-$1" 2>&1 | tail -n 30
  return 1
}

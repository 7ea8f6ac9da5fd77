usage() {
  say "$1"
  say "usage: [--list] [--service NAME]..."
  exit 2
}

# Takes "--service NAME", any number of times, and "--list".
read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --list) lists=yes ;;
      --service=*) choose "${1#--service=}" ;;
      --service)
        [ $# -gt 1 ] || usage "--service needs a name"
        shift
        choose "$1"
        ;;
      *) usage "unknown argument: $1" ;;
    esac
    shift
  done
}

# The number of a service by its name, as $index.
find_service() {
  for index in $services; do
    eval "name=\$name_$index"
    [ "$name" != "$1" ] || return 0
  done
  return 1
}

# The same of what init itself ran.
find_extra() {
  for index in $extras; do
    eval "name=\$extra_name_$index"
    [ "$name" != "$1" ] || return 0
  done
  return 1
}

choose() {
  chooses=yes
  if find_service "$1"; then
    eval "chosen_$index=yes"
  elif find_extra "$1"; then
    eval "extra_chosen_$index=yes"
  else
    unknown="$unknown
  $1"
  fi
}

list_services() {
  for index in $services; do
    eval "name=\$name_$index need=\$need_$index"
    printf '%s\n' "$name ($need)"
  done
  for index in $extras; do
    eval "name=\$extra_name_$index"
    printf '%s\n' "$name (init ran it)"
  done
}

# Says which names of a list are no service's.
check_names() {
  for wanted in $2; do
    find_service "$wanted" || say "$1 names $wanted, which is not among the services; --list shows them"
  done
}

# What will be started, as numbers in $planned and $planned_extras.
plan_services() {
  unknown=
  lists=no
  chooses=no
  cleans_data=yes
  cleaned=$services
  planned=
  planned_extras=
  read_arguments "$@"
  # Names, not patterns.
  set -f
  for wanted in $EXHUME_ONLY; do
    choose "$wanted"
  done
  check_names EXHUME_ALSO "$EXHUME_ALSO"
  check_names EXHUME_WITHOUT "$EXHUME_WITHOUT"
  set +f
  if [ "$lists" = yes ]; then
    list_services
    exit 0
  fi
  if [ -n "$unknown" ]; then
    say "there is no such service:$unknown"
    say "there are:"
    list_services
    exit 2
  fi
  if [ "$chooses" = yes ]; then
    cleans_data=no
    cleaned=
  else
    planned_extras=$extras
  fi
  for index in $services; do
    eval "name=\$name_$index need=\$need_$index chosen=\$chosen_$index keeps_data=\$keeps_data_$index"
    if is_among "$EXHUME_WITHOUT" "$name"; then
      say "$name: left out, as EXHUME_WITHOUT asks"
      continue
    fi
    case $chooses$chosen$need in
      yesyes*) cleaned="$cleaned $index" ;;
      noneeded) ;;
      *) is_among "$EXHUME_ALSO" "$name" || continue ;;
    esac
    planned="$planned $index"
    [ "$keeps_data" = no ] || cleans_data=yes
  done
  for index in $extras; do
    eval "chosen=\$extra_chosen_$index"
    [ "$chosen" != yes ] || planned_extras="$planned_extras $index"
  done
}

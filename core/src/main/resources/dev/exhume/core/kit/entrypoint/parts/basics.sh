say() {
  printf '%s\n' "exhume: $*"
}

# A number of seconds from the environment, or else the usual one; as $seconds.
seconds_of() {
  case $1 in
    '' | *[!0-9]* | ??????*) seconds=$2 ;;
    *) seconds=$1 ;;
  esac
}

# Waits a little; $second is 1 when a whole second has gone by since it was last 1, else 0.
pause() {
  if [ "$fractions" = no ]; then
    sleep 1
    second=1
  else
    sleep 0.2
    fifths=$((fifths + 1))
    second=0
    if [ "$fifths" -eq 5 ]; then
      fifths=0
      second=1
    fi
  fi
}

# Whether a list of names from the environment has one.
is_among() {
  case " $1 " in
    *" $2 "*) return 0 ;;
  esac
  return 1
}

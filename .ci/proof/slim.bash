# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: the image without what the needed services do
# not reach, of the server with sysvinit.
# shellcheck shell=bash disable=SC2154,SC2034

rescue_slim() {
  ln -s "$work/sysvinit.root" "$work/slim.root" &&
    "$here/exhume" rescue --slim "$work/sysvinit.root" -o "$work/slim.kit" &&
    grep -q '"change": "unreached"' "$work/slim.kit/changes.json"
}

# Less than half, though of this root nearly a quarter is the database's own data, which stays.
is_less_than_half() {
  local slim whole
  slim=$(docker image inspect -f '{{.Size}}' "$tag-slim") && whole=$(docker image inspect -f '{{.Size}}' "$tag-sysvinit") || return
  echo "$slim of $whole bytes"
  [ $((2 * slim)) -lt "$whole" ]
}

slim_answers() { # STATEMENT EXPECTED
  [ "$(docker exec "$tag-slim" mariadb -N -B -e "$1")" = "$2" ]
}

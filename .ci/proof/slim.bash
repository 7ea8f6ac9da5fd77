# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: the image without what the needed services do
# not reach, of the server with sysvinit.
# shellcheck shell=bash disable=SC2154,SC2034

rescue_slim() {
  ln -s "$work/sysvinit.root" "$work/slim.root" &&
    "$here/exhume" rescue --slim "$work/sysvinit.root" -o "$work/slim.kit" &&
    grep -q '"change": "unreached"' "$work/slim.kit/changes.json"
}

# Half is what it should be; of this root a quarter is the database's own data, and six tenths are what holds.
is_much_smaller() {
  local slim whole
  slim=$(docker image inspect -f '{{.Size}}' "$tag-slim") && whole=$(docker image inspect -f '{{.Size}}' "$tag-sysvinit") || return
  echo "$slim of $whole bytes"
  [ $((10 * slim)) -lt $((6 * whole)) ]
}

slim_answers() { # STATEMENT EXPECTED
  [ "$(docker exec "$tag-slim" mariadb -N -B -e "$1")" = "$2" ]
}

# Part of .ci/container-proof, which sets here, work, tag, passed, failed and broken: the image that --oci writes.
# shellcheck shell=bash disable=SC2154,SC2034

# The digest of an image as skopeo works it out: SKOPEO-NAME.
digest() {
  skopeo inspect "$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)["Digest"])'
}

skopeo_takes_it() { # MACHINE
  local kit=$work/$1.kit layout
  layout=$(digest "oci:$kit/oci") && [ "$layout" = "$(digest "oci-archive:$kit/image.tar")" ] || return
  skopeo inspect "docker-archive:$kit/image.tar" || return
  # Copying reads every byte and compares the sums.
  skopeo copy -q "oci:$kit/oci" "dir:$work/$1.copy" || return
  [ "$layout" = "$(digest "dir:$work/$1.copy")" ] || return
  rm -r "$work/$1.copy"
  skopeo copy -q "docker-archive:$kit/image.tar" "dir:$work/$1.copy" && rm -r "$work/$1.copy"
}

# GNU tar compares what umoci unpacked with the archive of the root; the count of files finds those that only one of them has.
umoci_unpacks_the_root() { # MACHINE
  local kit=$work/$1.kit bundle=$work/$1.bundle files
  umoci unpack --image "$kit/oci:latest" "$bundle" || return
  tar --numeric-owner -C "$bundle/rootfs" -dzf "$kit/rootfs.tar.gz" || return
  files=$(find "$bundle/rootfs" -printf . | wc -c)
  echo "$files files"
  [ "$files" = "$(tar -tzf "$kit/rootfs.tar.gz" | wc -l)" ] || return
  rm -r "$bundle"
}

# What docker calls an image is the digest of its configuration, or of its manifest where containerd keeps the images.
docker_has_the_same() { # MACHINE
  local id
  id=$(docker image inspect -f '{{.Id}}' "$tag-$1") || return
  echo "$id"
  python3 - "$work/$1.kit/oci" "$id" <<'COMPARE'
import json, os, sys
layout, image = sys.argv[1:]
manifest = json.load(open(os.path.join(layout, "index.json")))["manifests"][0]["digest"]
config = json.load(open(os.path.join(layout, "blobs", *manifest.split(":"))))["config"]["digest"]
print("manifest", manifest, "configuration", config)
sys.exit(image not in (manifest, config))
COMPARE
}

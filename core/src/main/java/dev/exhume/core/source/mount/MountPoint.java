package dev.exhume.core.source.mount;

import dev.exhume.filesystem.Inode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A directory on which something is mounted, or on the way to such a one. */
final class MountPoint {
  private final SortedMap<String, MountPoint> steps = new TreeMap<>();
  private Optional<Inode> mounted = Optional.empty();

  /** Mounts a directory here; what was mounted here or below before is hidden by it. */
  void mount(Inode directory) {
    mounted = Optional.of(directory);
    steps.clear();
  }

  Optional<Inode> mounted() {
    return mounted;
  }

  /** The point one step down, made if there is none. */
  MountPoint step(String name) {
    return steps.computeIfAbsent(name, absent -> new MountPoint());
  }

  /** The point one step down. */
  Optional<MountPoint> find(String name) {
    return Optional.ofNullable(steps.get(name));
  }

  boolean isLast() {
    return steps.isEmpty();
  }
}

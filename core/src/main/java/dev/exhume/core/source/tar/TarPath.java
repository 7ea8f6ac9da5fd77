package dev.exhume.core.source.tar;

import com.google.common.base.Splitter;
import dev.exhume.filesystem.UnixNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path in an archive, from the root on whatever it starts with.
 *
 * @param names the bytes of each, some of which may be {@code ..}
 */
record TarPath(List<byte[]> names) {
  /** Linux' PATH_MAX without the NUL. */
  private static final int MAX_LENGTH = 4095;

  private static final String UP = "..";

  TarPath {
    names = List.copyOf(names);
  }

  /** The path of a member; empty if Linux would not take it, or it goes up. */
  static Optional<TarPath> of(String path) {
    Optional<TarPath> any = ofTarget(path);
    return any.filter(sane -> sane.names.stream().noneMatch(TarPath::isUp));
  }

  /** Where a symbolic link leads, which may be up; empty if Linux would not follow it. */
  static Optional<TarPath> ofTarget(String path) {
    if (path.length() > MAX_LENGTH || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<byte[]> names = new ArrayList<>();
    for (String name : Splitter.on('/').split(path)) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(UnixNames.encode(name));
      }
    }
    return Optional.of(new TarPath(names));
  }

  static boolean isUp(byte[] name) {
    return name.length == UP.length() && name[0] == '.' && name[1] == '.';
  }

  boolean isRoot() {
    return names.isEmpty();
  }

  /** The names of the directory that holds what this one names. */
  List<byte[]> parent() {
    return names.subList(0, names.size() - 1);
  }

  byte[] lastName() {
    return names.get(names.size() - 1);
  }
}

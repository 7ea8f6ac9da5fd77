package dev.exhume.filesystem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inode and the way to it from the root, without links. */
record Location(@Nullable Location directory, String name, Inode inode) {
  /** The root of a tree. */
  static Location root(Inode inode) {
    return new Location(null, "", inode);
  }

  /** Where {@code ..} leads: the root is its own parent. */
  Location parent() {
    return directory == null ? this : directory;
  }

  /** The names from the root to here. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    Location here = this;
    while (here.directory != null) {
      names.add(here.name);
      here = here.directory;
    }
    Collections.reverse(names);
    return List.copyOf(names);
  }
}

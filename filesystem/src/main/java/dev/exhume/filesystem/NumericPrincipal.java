package dev.exhume.filesystem;

import java.nio.file.attribute.GroupPrincipal;

/** A user or a group by its number: what it was called stands in the server's own files. */
record NumericPrincipal(int id) implements GroupPrincipal {
  @Override
  public String getName() {
    return Integer.toUnsignedString(id);
  }

  @Override
  public String toString() {
    return getName();
  }
}

package dev.exhume.core.analysis.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** A directory while it is looked for what no package owns. */
final class UnownedFolder {
  /** A directory of a package that a program fills without end, such as a queue. */
  private static final int MAX_ENTRIES = 10_000;

  private final String path;
  private final List<UnownedEntry> entries = new ArrayList<>();
  private final Tally all = new Tally();
  private boolean isKept;
  private long omitted;

  /**
   * Opens a directory.
   *
   * @param isKept whether a package or the layout of every machine has the directory itself
   */
  UnownedFolder(String path, boolean isKept) {
    this.path = path;
    this.isKept = isKept;
  }

  boolean isKept() {
    return isKept;
  }

  /** Notes that something of a package is in here or below. */
  void keep() {
    isKept = true;
  }

  /** How many entries there were more. */
  long omitted() {
    return omitted;
  }

  List<UnownedEntry> entries() {
    return entries;
  }

  void add(String file, BasicFileAttributes attributes) {
    Tally one = new Tally();
    if (attributes.isRegularFile()) {
      one.add(attributes);
    }
    all.add(one);
    add(entry(file, one));
  }

  /** Takes a directory in this one, of which no package has anything; an empty one is no news. */
  void add(UnownedFolder folder) {
    if (!folder.entries.isEmpty()) {
      all.add(folder.all);
      add(entry(folder.path + "/", folder.all));
    }
  }

  private void add(UnownedEntry entry) {
    if (entries.size() < MAX_ENTRIES) {
      entries.add(entry);
    } else {
      omitted++;
    }
  }

  private static UnownedEntry entry(String path, Tally tally) {
    return new UnownedEntry(path, tally.files(), tally.sizeBytes(), tally.newest());
  }
}

package dev.exhume.core.analysis.files;

import java.util.List;
import java.util.TreeMap;

/** The directories with data that a survey has seen; of nested ones the outermost. */
final class WrittenFolders {
  /** More homes and uploads than any one server has; the first ones stay. */
  private static final int MAX_FOLDERS = 2000;

  private final TreeMap<String, WrittenFolder> folders = new TreeMap<>();

  /** Takes a directory of which everything is known. */
  void close(String path, Tally all) {
    if (all.files() == 0) {
      return;
    }
    DataPlace.of(path)
        .ifPresent(
            place -> {
              // A place for certain, such as mailboxes, stays by itself in one that is only likely.
              folders
                  .subMap(path + "/", path + "0")
                  .values()
                  .removeIf(inner -> place.certain() || !inner.place().certain());
              folders.put(
                  path, new WrittenFolder(path, place, all.files(), all.sizeBytes(), all.newest()));
              if (folders.size() > MAX_FOLDERS) {
                folders.pollLastEntry();
              }
            });
  }

  List<WrittenFolder> found() {
    return List.copyOf(folders.values());
  }
}

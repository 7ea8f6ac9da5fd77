package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that each directory has one place in the tree, as Linux does.
 *
 * <p>Else a directory that damage or a forger put into itself, or twice into each of a few dozen
 * others, would make a tree without an end. Its place is where its {@code ..} leads; if that does
 * not know it, the first directory that does.
 */
final class DirectoryPlaces<R extends StoredInode> {
  private static final int MAX_FOUNDLINGS = 1 << 16;

  /** What may be read in all to find out whether a directory knows another one. */
  private static final long MAX_SEARCHED_BYTES = 256 << 20;

  private final InodeStore<R> store;
  private final Map<Long, Long> foundlings = new HashMap<>();
  private long searched;

  DirectoryPlaces(InodeStore<R> store) {
    this.store = store;
  }

  /**
   * Whether a directory is to be read where it was found.
   *
   * @param parent the inode that its {@code ..} names, 0 if none could be read
   */
  synchronized boolean isPlace(NumberedInode<R> directory, R record, long parent) {
    if (directory.isRoot()) {
      return true;
    }
    long number = record.number();
    long foundIn = directory.foundIn();
    Optional<Long> foundling = Optional.ofNullable(foundlings.get(number));
    boolean mayBe = directory.isFirstName() && number != store.root();
    if (mayBe && foundling.orElse(parent) == foundIn) {
      return true;
    }
    if (!mayBe || foundling.isPresent() || isFull() || knows(parent, number)) {
      store.tell(
          record.bytes().position(),
          "directory %d has another name than the one in directory %d, where it is not read"
              .formatted(number, foundIn));
      return false;
    }
    foundlings.put(number, foundIn);
    store.tell(
        record.bytes().position(),
        "directory %d says it is in directory %d, but only directory %d has a name for it"
            .formatted(number, parent, foundIn));
    return true;
  }

  private boolean isFull() {
    return foundlings.size() >= MAX_FOUNDLINGS || searched >= MAX_SEARCHED_BYTES;
  }

  private boolean knows(long parent, long directory) {
    boolean[] found = {false};
    try {
      R record = store.inode(parent);
      if (record.type() != FileType.DIRECTORY) {
        return false;
      }
      searched += Math.min(record.size(), MAX_SEARCHED_BYTES);
      store.scan(
          record,
          (name, inode, type) -> {
            found[0] = inode == directory && !name.equals(".") && !name.equals("..");
            return !found[0];
          });
    } catch (IOException unreadable) {
      // A parent that cannot be read leads nobody to the directory.
      return false;
    }
    return found[0];
  }
}

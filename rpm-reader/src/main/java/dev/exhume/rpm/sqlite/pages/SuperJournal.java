package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The name at the end of a journal of a transaction over several databases. It ended when the file
 * of that name was deleted.
 *
 * <pre>
 * SuperJournal --> lock page number (u32), name, length of the name (u32), sum of its bytes (u32),
 *                  magic (u64)
 * </pre>
 */
final class SuperJournal {
  private static final int TRAILER_SIZE = 16;
  private static final long MAGIC = 0xD9D5_05F9_20A1_63D7L;
  private static final int MAX_NAME_SIZE = 4096;

  private SuperJournal() {}

  /** Whether the journal names a file that does not lie beside it, so that nothing is undone. */
  static boolean isGone(CachedFile journal) throws IOException {
    Optional<String> name = name(journal);
    if (name.isEmpty()) {
      return false;
    }
    // The name is a path of the dead machine, of which only this directory is at hand.
    String ownName = name.get().substring(name.get().lastIndexOf('/') + 1);
    if (ownName.isEmpty() || ownName.equals("..")) {
      return true;
    }
    try {
      Path beside = journal.path().resolveSibling(ownName);
      return !Files.exists(beside, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      // No file can have this name.
      return true;
    }
  }

  private static Optional<String> name(CachedFile journal) throws IOException {
    if (journal.size() < TRAILER_SIZE) {
      return Optional.empty();
    }
    long end = journal.size() - TRAILER_SIZE;
    Bytes trailer = journal.read("super-journal name", end, TRAILER_SIZE);
    long length = trailer.u32(0);
    if (trailer.s64(8) != MAGIC || length < 1 || length > Math.min(end, MAX_NAME_SIZE)) {
      return Optional.empty();
    }
    Bytes name = journal.read("super-journal name", end - length, (int) length);
    return sum(name) == trailer.s32(4) ? Optional.of(name.text(0, (int) length)) : Optional.empty();
  }

  /** Bytes are signed, as characters are to most compilers. */
  private static int sum(Bytes name) throws MalformedDataException {
    int sum = 0;
    for (byte letter : name.copy(0, name.size())) {
      sum += letter;
    }
    return sum;
  }
}

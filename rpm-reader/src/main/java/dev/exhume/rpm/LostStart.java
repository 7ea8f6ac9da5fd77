package dev.exhume.rpm;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A database of which the start is lost, and with it the signature of its format: each format is
 * asked for packages, the one that the file is named for first.
 */
final class LostStart {
  /** A file without a package in as much of it is no database; it may be of any size. */
  private static final long SEARCHED_SIZE = 64L * 1024 * 1024;

  /** The stricter its structures are, the earlier. */
  private static final List<DatabaseFormat> FORMATS =
      List.of(
          DatabaseFormat.BDB_HASH,
          DatabaseFormat.BDB_BTREE,
          DatabaseFormat.NDB,
          DatabaseFormat.SQLITE,
          DatabaseFormat.HEAP);

  private LostStart() {}

  /**
   * The first format in which a package is found; nothing where the file is no database.
   *
   * @param file by whose name the format is guessed
   */
  static Optional<DatabaseFormat> format(ByteSource source, Path file) throws IOException {
    if (source.size() == 0) {
      // Only SQLite keeps pages beside the file.
      return Optional.of(DatabaseFormat.SQLITE).filter(format -> hasPackage(format, source, file));
    }
    String name = String.valueOf(file.getFileName());
    List<DatabaseFormat> likelyFirst =
        FORMATS.stream().sorted(Comparator.comparing(format -> -likeness(format, name))).toList();
    for (DatabaseFormat format : likelyFirst) {
      if (hasPackage(format, source, file)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  private static int likeness(DatabaseFormat format, String name) {
    return name.startsWith(format.fileName()) ? format.fileName().length() : 0;
  }

  private static boolean hasPackage(DatabaseFormat format, ByteSource source, Path file) {
    try (HeaderStore store = RpmDatabase.store(format, new Start(source), file)) {
      ProblemList problems = new ProblemList(file);
      PackageReader reader = new PackageReader(store, store.scan(problems::add), problems, false);
      return StreamSupport.stream(reader, false).findFirst().isPresent();
    } catch (IOException notThisFormat) {
      return false;
    }
  }

  /** The first bytes of a source, which stays open. */
  private record Start(ByteSource source) implements ByteSource {
    @Override
    public long size() throws IOException {
      return Math.min(source.size(), SEARCHED_SIZE);
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
      if (position > size() - target.remaining()) {
        throw new MalformedDataException("file", position, "what lies there is not searched");
      }
      source.readFully(position, target);
    }

    @Override
    public void close() {
      // Belongs to whoever asks for the format.
    }
  }
}

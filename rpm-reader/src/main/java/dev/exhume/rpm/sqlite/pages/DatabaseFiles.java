package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database with the logs beside it. What a transaction changed that never ended is undone, and
 * what was committed to a log is done, as SQLite would when it next opens the database; but in
 * memory only.
 */
public final class DatabaseFiles implements Closeable {
  private final CachedFile database;
  private final List<Damage> damages = new ArrayList<>();
  private Optional<CachedFile> journal = Optional.empty();
  private Optional<CachedFile> log = Optional.empty();
  private Optional<Layer> undone = Optional.empty();
  private Optional<Layer> done = Optional.empty();
  private long pageCount;

  private DatabaseFiles(CachedFile database) {
    this.database = database;
  }

  /**
   * Opens the files.
   *
   * @param source of the database; belongs to the files from then on
   * @param file the database, beside which logs are looked for
   */
  public static DatabaseFiles open(ByteSource source, Path file) throws IOException {
    DatabaseFiles files = new DatabaseFiles(new CachedFile(source, file));
    if (files.database.isCut()) {
      files.damages.add(
          new Damage(
              files.database.size(), "is too long for a database; what lies beyond is not read"));
    }
    Path real = Files.isSymbolicLink(file) ? file.toRealPath() : file;
    files.journal = files.beside(real, "-journal");
    files.journal.ifPresent(files::undo);
    files.log = files.beside(real, "-wal");
    files.log.ifPresent(files::redo);
    if (source.size() == 0 && files.done.isPresent()) {
      files.damages.add(new Damage(0, "is empty; all that is read is in its log"));
    }
    return files;
  }

  /** A log, if there is one. Links are not followed: SQLite makes none. */
  private Optional<CachedFile> beside(Path file, String suffix) {
    Path beside = file.resolveSibling(file.getFileName() + suffix);
    if (!Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CachedFile(ByteSource.open(beside), beside));
    } catch (IOException e) {
      tellLost(beside, 0, "cannot be opened: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void undo(CachedFile file) {
    try {
      if (database.size() == 0 || RollbackJournal.isFinished(file) || SuperJournal.isGone(file)) {
        return;
      }
      int pageSize = header().map(DatabaseHeader::pageSize).orElse(0);
      RollbackJournal read = RollbackJournal.read(file, pageSize, damages::add);
      undone = Optional.of(new Layer(file, read.copies(), file.size()));
      if (fits(file, read.pageSize())) {
        pageCount = read.pageCount();
      } else {
        undone = Optional.empty();
      }
    } catch (IOException e) {
      tellLost(file, e);
    }
  }

  private void redo(CachedFile file) {
    try {
      if (file.size() <= WriteAheadLog.HEADER_SIZE) {
        return;
      }
      WriteAheadLog read = WriteAheadLog.read(file, damages::add);
      if (read.pageCount() == 0) {
        return;
      }
      done = Optional.of(new Layer(file, read.committed(), read.end()));
      if (fits(file, read.pageSize())) {
        pageCount = read.pageCount();
      } else {
        done = Optional.empty();
      }
    } catch (IOException e) {
      tellLost(file, e);
    }
  }

  /** Whether pages of a log are as large as those of the database that they would change. */
  private boolean fits(CachedFile file, int pageSize) {
    int expected = header().map(DatabaseHeader::pageSize).orElse(pageSize);
    if (pageSize != expected) {
      String message =
          "has pages of %d bytes, the database has pages of %d".formatted(pageSize, expected);
      tellLost(file.path(), 0, message);
    }
    return pageSize == expected;
  }

  private void tellLost(CachedFile file, IOException fault) {
    if (fault instanceof MalformedDataException malformed) {
      tellLost(file.path(), malformed.offset(), malformed.getMessage());
    } else {
      tellLost(file.path(), 0, "cannot be read: " + fault.getMessage());
    }
  }

  private void tellLost(Path file, long offset, String message) {
    damages.add(Damage.in(file, offset, message + "; what it holds is not read"));
  }

  /** The header, where page 1 is not lost. */
  public Optional<DatabaseHeader> header() {
    try {
      return Optional.of(DatabaseHeader.read(start()));
    } catch (IOException e) {
      // Whoever reads the header itself is told why.
      return Optional.empty();
    }
  }

  /** The start of page 1, whatever stands there. */
  public Bytes start() throws IOException {
    for (Layer layer : layers()) {
      if (layer.has(1)) {
        return layer.read(1, DatabaseHeader.SIZE, 0);
      }
    }
    return database.read("database header", 0, DatabaseHeader.SIZE);
  }

  /** The topmost first. */
  private List<Layer> layers() {
    return Stream.of(done, undone).flatMap(Optional::stream).toList();
  }

  /** The database as the last transaction left it. */
  public Snapshot current(DatabaseHeader header) {
    return new Snapshot(database, layers(), header, pageCount);
  }

  /**
   * All that pages contain now, and what they contained before as far as it still lies somewhere:
   * one stream for each place. What was never committed is left out.
   */
  public List<Stream<PageVersion>> history(Snapshot current) {
    PageHistory before = new PageHistory(database, current.header(), undone);
    // What lies behind the end of a database that was undone is what was undone.
    return List.of(
        current.all(undone.isEmpty() ? current.lastPage() : current.count()),
        done.stream().flatMap(before::below),
        log.stream().flatMap(before::in),
        journal.filter(file -> undone.isEmpty()).stream().flatMap(before::before));
  }

  /** What is wrong with the logs. */
  public List<Damage> damages() {
    return damages;
  }

  /** The size of all files in bytes. */
  public long size() {
    return Stream.of(Optional.of(database), journal, log)
        .flatMap(Optional::stream)
        .mapToLong(CachedFile::size)
        .sum();
  }

  @Override
  public void close() throws IOException {
    for (Optional<CachedFile> file : List.of(journal, log)) {
      if (file.isPresent()) {
        file.get().close();
      }
    }
    database.close();
  }
}

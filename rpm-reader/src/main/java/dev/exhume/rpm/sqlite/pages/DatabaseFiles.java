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

/**
 * A database with the logs beside it. What a transaction changed that never ended is undone, and
 * what was committed to a log is done, as SQLite would when it next opens the database; but in
 * memory only.
 */
public final class DatabaseFiles implements Closeable {
  private final CachedFile database;
  private final List<CachedFile> logs = new ArrayList<>();
  private final List<Layer> layers = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
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
    Optional<CachedFile> journal = files.beside(real, "-journal");
    if (journal.isPresent()) {
      files.undo(journal.get());
    }
    Optional<CachedFile> log = files.beside(real, "-wal");
    if (log.isPresent()) {
      files.redo(log.get());
    }
    return files;
  }

  /** A log, if there is one that is not empty. Links are not followed: SQLite makes none. */
  private Optional<CachedFile> beside(Path file, String suffix) {
    Path log = file.resolveSibling(file.getFileName() + suffix);
    if (!Files.isRegularFile(log, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      CachedFile opened = new CachedFile(ByteSource.open(log), log);
      logs.add(opened);
      return Optional.of(opened).filter(found -> found.size() > 0);
    } catch (IOException e) {
      tellLost(log, 0, "cannot be opened: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void undo(CachedFile file) {
    try {
      boolean isFinished = file.read("rollback journal", 0, 1).u8(0) == 0;
      if (isFinished || database.size() == 0 || SuperJournal.isGone(file)) {
        return;
      }
      int pageSize = header().map(DatabaseHeader::pageSize).orElse(0);
      RollbackJournal journal = RollbackJournal.read(file, pageSize, damages::add);
      add(new Layer(file, journal.copies(), file.size()), journal.pageSize(), journal.pageCount());
    } catch (MalformedDataException e) {
      tellLost(file.path(), e.offset(), e.getMessage());
    } catch (IOException e) {
      tellLost(file.path(), 0, "cannot be read: " + e.getMessage());
    }
  }

  private void redo(CachedFile file) {
    if (file.size() <= WriteAheadLog.HEADER_SIZE) {
      return;
    }
    try {
      WriteAheadLog log = WriteAheadLog.read(file, damages::add);
      if (log.pageCount() > 0) {
        add(new Layer(file, log.committed(), log.end()), log.pageSize(), log.pageCount());
      }
    } catch (MalformedDataException e) {
      tellLost(file.path(), e.offset(), e.getMessage());
    } catch (IOException e) {
      tellLost(file.path(), 0, "cannot be read: " + e.getMessage());
    }
  }

  private void add(Layer layer, int pageSize, long pagesAfterwards) {
    layers.add(0, layer);
    int expected = header().map(DatabaseHeader::pageSize).orElse(pageSize);
    if (pageSize == expected) {
      pageCount = pagesAfterwards;
    } else {
      layers.remove(0);
      tellLost(
          layer.file().path(),
          0,
          "has pages of %d bytes, the database has pages of %d".formatted(pageSize, expected));
    }
  }

  private void tellLost(Path log, long offset, String message) {
    damages.add(Damage.in(log, offset, message + "; what it holds is not read"));
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
    for (Layer layer : layers) {
      if (layer.has(1)) {
        return layer.read(1, DatabaseHeader.SIZE, 0);
      }
    }
    return database.read("database header", 0, DatabaseHeader.SIZE);
  }

  /** The database as the last transaction left it. */
  public Snapshot current(DatabaseHeader header) {
    return new Snapshot(database, layers, header, pageCount);
  }

  /** What is wrong with the logs. */
  public List<Damage> damages() {
    return damages;
  }

  /** The size of all files in bytes. */
  public long size() {
    return database.size() + logs.stream().mapToLong(CachedFile::size).sum();
  }

  @Override
  public void close() throws IOException {
    for (CachedFile log : logs) {
      log.close();
    }
    database.close();
  }
}

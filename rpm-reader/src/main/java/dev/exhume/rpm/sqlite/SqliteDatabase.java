package dev.exhume.rpm.sqlite;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.sqlite.pages.DatabaseFiles;
import dev.exhume.rpm.sqlite.pages.DatabaseHeader;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The database of RPM in a file of SQLite, of which only the table {@code Packages} is read. The
 * logs beside it count as they would for SQLite, but nothing is written, locked or made there.
 */
public final class SqliteDatabase implements HeaderStore {
  private final DatabaseFiles files;
  private final Snapshot pages;
  private final Optional<Long> root;
  private final List<Damage> damages;

  private SqliteDatabase(
      DatabaseFiles files, Snapshot pages, Optional<Long> root, List<Damage> damages) {
    this.files = files;
    this.pages = pages;
    this.root = root;
    this.damages = damages;
  }

  /**
   * Reads the header and the schema, or does without them where they are damaged.
   *
   * @param source belongs to the database from then on
   * @param file beside which logs are looked for
   * @throws MalformedDataException when no page is one of a database, or when it is one of another
   *     kind
   */
  public static SqliteDatabase open(ByteSource source, Path file) throws IOException {
    DatabaseFiles files = DatabaseFiles.open(source, file);
    try {
      return open(files);
    } catch (IOException e) {
      files.close();
      throw e;
    }
  }

  private static SqliteDatabase open(DatabaseFiles files) throws IOException {
    List<Damage> damages = new ArrayList<>(files.damages());
    DatabaseHeader header = header(files, damages);
    Snapshot pages = files.current(header);
    pages.cut().ifPresent(damages::add);
    return new SqliteDatabase(files, pages, root(pages, damages), damages);
  }

  private static DatabaseHeader header(DatabaseFiles files, List<Damage> damages)
      throws IOException {
    try {
      DatabaseHeader header = DatabaseHeader.read(files.start());
      // The schema fits its page only if the header is right about the size of pages.
      BtreePage.read(files.current(header), 1).checkSpace();
      return header;
    } catch (MalformedDataException e) {
      DatabaseHeader found = LostHeader.find(files).orElseThrow(() -> e);
      Optional<DatabaseHeader> read = files.header();
      if (read.isPresent() && read.get().hasPagesOf(found)) {
        return read.get();
      }
      String message =
          "database header is damaged; pages of %d bytes, %d of them usable, are read without it"
              .formatted(found.pageSize(), found.usableSize());
      damages.add(new Damage(0, message));
      return found;
    }
  }

  private static Optional<Long> root(Snapshot pages, List<Damage> damages)
      throws MalformedDataException {
    Schema schema = Schema.read(pages);
    if (schema.packages().isPresent()) {
      return schema.packages();
    }
    if (schema.isOfAnotherKind()) {
      throw new MalformedDataException(
          "sqlite_schema", pages.position(1), "there is no table Packages");
    }
    if (!pages.header().isLost()) {
      damages.add(schema.lost());
    }
    return LostRoot.find(pages);
  }

  @Override
  public ByteOrder byteOrder() {
    return ByteOrder.BIG_ENDIAN;
  }

  @Override
  public long size() {
    return files.size();
  }

  @Override
  public Scan scan(Consumer<Damage> damage) {
    damages.forEach(damage);
    return new TableScan(pages, root, damage);
  }

  @Override
  public Scan erased(Consumer<Damage> damage) {
    Freelist freelist = Freelist.read(pages);
    Snapshot current = freelist.isSound() ? pages.erased(freelist.leaves()) : pages;
    TableScan rows = new TableScan(pages, root, told -> {});
    return new ErasedScan(rows, files.history(current), damage);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}

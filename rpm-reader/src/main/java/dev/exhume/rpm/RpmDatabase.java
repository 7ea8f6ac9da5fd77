package dev.exhume.rpm;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.rpm.bdb.BerkeleyDatabase;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.header.HeaderStore.Scan;
import dev.exhume.rpm.heap.HeapDatabase;
import dev.exhume.rpm.ndb.NdbDatabase;
import dev.exhume.rpm.sqlite.SqliteDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The packages that RPM has installed on a machine, read from its database without RPM and without
 * writing, locking or converting anything.
 *
 * <p>What is damaged costs no more than itself: see {@link #problems()}.
 */
public final class RpmDatabase implements Closeable {
  private static final Comparator<RpmPackage> ORDER =
      Comparator.comparing(RpmPackage::name)
          .thenComparing(RpmPackage::evr)
          .thenComparing(rpm -> rpm.architecture().orElse(""))
          .thenComparing(RpmPackage::instance);

  private final Path file;
  private final DatabaseFormat format;
  private final HeaderStore store;
  private final ProblemList problems;
  private Optional<List<RpmPackage>> installed = Optional.empty();

  private RpmDatabase(Path file, DatabaseFormat format, HeaderStore store) {
    this.file = file;
    this.format = format;
    this.store = store;
    this.problems = new ProblemList(file);
  }

  /**
   * Opens a database.
   *
   * @param path the database file, or the directory that holds it: {@code /var/lib/rpm}
   * @throws UnsupportedFeatureException for a format that is known but not read yet
   * @throws MalformedDataException when the file is of no format of RPM
   */
  public static RpmDatabase open(Path path) throws IOException {
    Path file = path;
    if (Files.isDirectory(path)) {
      file =
          first(DatabaseLocations.in(path))
              .orElseThrow(
                  () -> new NoSuchFileException(path.toString(), null, "holds no RPM database"));
    } else if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString(), null, "is no regular file");
    }
    ByteSource source = ByteSource.open(file);
    try {
      DatabaseFormat format = format(source, file);
      return new RpmDatabase(file, format, store(format, source, file));
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  /**
   * Looks for the database of a dead server.
   *
   * @param root the server's {@code /}, in any file system; no link leads out of it
   * @return the database file; where there are several, the first of {@link #findAll}
   */
  public static Optional<Path> find(Path root) throws IOException {
    return first(DatabaseLocations.under(root));
  }

  /**
   * All databases of a dead server: those of RPM, of OSTree, and what rebuilds have left over; and
   * the directories that may hold one and cannot be looked into.
   *
   * @param root the server's {@code /}, or a directory that holds a database itself; no link leads
   *     out of it
   * @return the one that the server used first: one that holds packages, where RPM looks for it,
   *     written last
   */
  public static List<FoundDatabase> findAll(Path root) {
    List<DatabaseLocation> here = DatabaseLocations.in(root);
    boolean isHere = here.stream().anyMatch(location -> location.failure().isEmpty());
    return DatabaseChoice.of(isHere ? here : DatabaseLocations.under(root));
  }

  private static Optional<Path> first(List<DatabaseLocation> locations) throws IOException {
    List<DatabaseLocation> seen =
        locations.stream().filter(location -> location.failure().isEmpty()).toList();
    Optional<IOException> failure =
        locations.stream().flatMap(location -> location.failure().stream()).findFirst();
    if (seen.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return seen.size() < 2
        ? seen.stream().map(DatabaseLocation::file).findFirst()
        : Optional.of(DatabaseChoice.of(seen).get(0).file());
  }

  private static DatabaseFormat format(ByteSource source, Path file) throws IOException {
    Optional<DatabaseFormat> signed = DatabaseFormat.of(source);
    Optional<DatabaseFormat> format = signed.isPresent() ? signed : LostStart.format(source, file);
    return format.orElseThrow(
        () ->
            new MalformedDataException(
                "RPM database", 0, "starts like none, and no package is found in it"));
  }

  /** Opens a file as one of a format, whatever its signature. */
  static HeaderStore store(DatabaseFormat format, ByteSource source, Path file) throws IOException {
    return switch (format) {
      case BDB_HASH -> BerkeleyDatabase.openHash(source);
      case BDB_BTREE -> BerkeleyDatabase.openBtree(source);
      case NDB -> NdbDatabase.open(source);
      case SQLITE -> SqliteDatabase.open(source, file);
      case HEAP -> HeapDatabase.open(source);
    };
  }

  /** The file that holds the packages. */
  public Path file() {
    return file;
  }

  public DatabaseFormat format() {
    return format;
  }

  /** The byte order of the machine that wrote the database. */
  public ByteOrder byteOrder() {
    return store.byteOrder();
  }

  /**
   * Reads the packages one by one, in the order of the file; each keeps its header in memory as
   * long as it is referred to.
   */
  public Stream<RpmPackage> stream() {
    PackageReader reader = new PackageReader(store, store.scan(problems::add), problems, true);
    return StreamSupport.stream(reader, false);
  }

  /**
   * All packages, sorted by name, version, architecture and instance, without their headers; read
   * when they are asked for first.
   */
  public synchronized List<RpmPackage> packages() {
    List<RpmPackage> packages = installed.orElseGet(this::readAll);
    installed = Optional.of(packages);
    return packages;
  }

  private List<RpmPackage> readAll() {
    PackageReader reader = new PackageReader(store, store.scan(problems::add), problems, false);
    return StreamSupport.stream(reader, false).sorted(ORDER).toList();
  }

  /**
   * Packages that were erased, as far as their headers still lie in free parts of the file, sorted
   * as {@link #packages()}. Each tells by its {@link RpmPackage#integrity()} how sure it is.
   */
  public List<RpmPackage> erased() {
    ProblemList overwritten = new ProblemList(file);
    Scan scan = store.erased(problems::add);
    PackageReader reader = new PackageReader(store, scan, overwritten, false);
    return ErasedPackages.among(StreamSupport.stream(reader, false), packages()).stream()
        .sorted(ORDER)
        .toList();
  }

  /**
   * What is damaged, sorted by its place. Reads through the database if that was not done yet; file
   * lists are examined when they are asked for.
   */
  public List<RpmProblem> problems() {
    if (!problems.isComplete()) {
      packages();
    }
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    store.close();
  }
}

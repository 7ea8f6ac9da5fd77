package dev.exhume.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * RPM databases of the same five packages, made by RPM and Berkeley DB themselves; see {@code
 * testdata/rpm/make.sh}.
 */
public final class RpmDatabases {
  /** Byte order, or what else is special, and page size in bytes. */
  public static final List<String> NAMES =
      List.of(
          "little-endian-512",
          "little-endian-4096",
          "little-endian-16384",
          "big-endian-8192",
          "big-endian-65536",
          "checksums-4096",
          "hash-5-4096",
          "hash-6-4096");

  /** The same as BTREE databases, as RPM 5 wrote them. */
  public static final List<String> BTREE_NAMES =
      List.of(
          "btree/little-endian-512",
          "btree/little-endian-4096",
          "btree/big-endian-4096",
          "btree/big-endian-65536",
          "btree/checksums-8192");

  /**
   * The same after some were erased: dig-server and dig-many, of which the last pages are used
   * again.
   */
  public static final List<String> ERASED_NAMES =
      List.of("erased-512", "erased-16384", "btree/erased-1024");

  /**
   * ndb databases of the same packages, made by {@code testdata/rpm/make-ndb.sh}; the second has
   * 257 more.
   */
  public static final List<String> NDB_NAMES = List.of("ndb/five", "ndb/grown");

  /** Tags of every kind, signatures and keys; see {@code testdata/rpm/make-tags.sh}. */
  public static final String TAGS = "tags/Packages";

  /** Heaps of RPM 3 with three of the packages, see {@code testdata/rpm/make-heap.py}. */
  public static final List<String> HEAP_NAMES = List.of("heap/little-endian", "heap/big-endian");

  private RpmDatabases() {}

  /** The file {@code Packages} of a database. */
  public static byte[] packagesFile(String name) {
    try (InputStream packed = resource(name + ".gz");
        InputStream unpacked = new GZIPInputStream(packed)) {
      return unpacked.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What RPM says of the packages: name, epoch, version, release, architecture, vendor, packager,
   * license, source package, install time, build time, size, the numbers of files, requirements and
   * provisions, instance; tab-separated, {@code -} where absent.
   */
  public static List<String> packages() {
    return lines("packages.tsv");
  }

  /** The same of a database that has packages of its own. */
  public static List<String> packages(String name) {
    return lines(name + "-packages.tsv");
  }

  /**
   * What RPM says of the files: package, path, digest, mode in octal, flags, size, time of change,
   * owner, group, link target, state; tab-separated.
   */
  public static List<String> files() {
    return lines("files.tsv");
  }

  /** Two versions and which is older: -1 the first, 1 the second, 0 none; tab-separated. */
  public static List<String> comparedVersions() {
    return lines("versions/versions.tsv");
  }

  /** The same with epochs and releases. */
  public static List<String> comparedEvrs() {
    return lines("versions/evrs.tsv");
  }

  /**
   * Two dependencies on the same name, each a sign and a version, and 1 where RPM takes one for the
   * other; tab-separated.
   */
  public static List<String> overlappingDependencies() {
    return lines("versions/overlaps.tsv");
  }

  /** What {@code rpm -qa --xml} prints of {@link #TAGS}. */
  public static byte[] tagsXml() {
    return packagesFile("tags/rpm.xml");
  }

  /** What RPM or GnuPG says of {@link #TAGS} in one respect. */
  public static List<String> tags(String name) {
    return lines("tags/" + name);
  }

  private static List<String> lines(String name) {
    try (InputStream table = resource(name)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        RpmDatabases.class.getResourceAsStream("rpm/" + name), () -> name + " is not a resource");
  }
}

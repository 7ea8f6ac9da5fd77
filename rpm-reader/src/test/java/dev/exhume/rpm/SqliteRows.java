package dev.exhume.rpm;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderProof;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a database as the tables of expectations have them. */
final class SqliteRows {
  private SqliteRows() {}

  /** Instance, length and SHA-1 of the header, and name of each of the packages, in file order. */
  static List<String> of(Path file, Stream<RpmPackage> packages) throws IOException {
    Map<Long, String> names = new HashMap<>();
    packages.forEach(rpm -> names.put(rpm.instance(), SharedArchivesTest.nameWithEpoch(rpm)));
    List<String> rows = new ArrayList<>();
    try (HeaderStore store = SqliteDatabase.open(ByteSource.open(file), file)) {
      HeaderStore.Scan scan = store.scan(damage -> {});
      for (Optional<HeaderLocation> row = scan.next(); row.isPresent(); row = scan.next()) {
        long instance = row.get().instance();
        Bytes header = header(row.get());
        if (names.containsKey(instance)) {
          rows.add(
              "%d\t%d\t%s\t%s"
                  .formatted(instance, header.size(), sha1(header), names.get(instance)));
        }
      }
    }
    return rows;
  }

  /** The header as it is, or as its digest says that it was. */
  private static Bytes header(HeaderLocation location) throws IOException {
    Bytes header = location.read().bytes();
    if (!HeaderProof.holds(header)) {
      Optional<HeaderLocation> repaired = location.repaired();
      return repaired.isPresent() ? repaired.get().read().bytes() : header;
    }
    return header;
  }

  private static String sha1(Bytes header) throws IOException {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(header.buffer(0, header.size()));
      return HexFormat.of().formatHex(sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

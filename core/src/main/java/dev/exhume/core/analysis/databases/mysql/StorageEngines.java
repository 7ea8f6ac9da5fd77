package dev.exhume.core.analysis.databases.mysql;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/** Storage engines by the files of their tables, and by the number in a table's definition. */
final class StorageEngines {
  static final String INNODB = "InnoDB";

  /** Of files that only tables of one engine have. */
  private static final ImmutableMap<String, String> BY_EXTENSION =
      ImmutableMap.<String, String>builder()
          .put("ibd", INNODB)
          .put("MYI", "MyISAM")
          .put("MYD", "MyISAM")
          .put("MAI", "Aria")
          .put("MAD", "Aria")
          .put("ISM", "ISAM")
          .put("ISD", "ISAM")
          .put("CSM", "CSV")
          .put("MRG", "MRG_MyISAM")
          .put("ARZ", "ARCHIVE")
          .put("ARM", "ARCHIVE")
          .put("db", "BerkeleyDB")
          .put("xtd", "PBXT")
          .put("xtr", "PBXT")
          .buildOrThrow();

  /** {@code enum legacy_db_type} of the server; from 42 on MariaDB has numbers of its own. */
  private static final ImmutableMap<Integer, String> BY_NUMBER =
      ImmutableMap.<Integer, String>builder()
          .put(6, "MEMORY")
          .put(7, "ISAM")
          .put(8, "MRG_ISAM")
          .put(9, "MyISAM")
          .put(10, "MRG_MyISAM")
          .put(11, "BerkeleyDB")
          .put(12, INNODB)
          .put(13, "Gemini")
          .put(14, "ndbcluster")
          .put(15, "EXAMPLE")
          .put(16, "ARCHIVE")
          .put(17, "CSV")
          .put(18, "FEDERATED")
          .put(19, "BLACKHOLE")
          .put(22, "solidDB")
          .put(23, "PBXT")
          .put(26, "Falcon")
          .put(27, "Maria")
          .put(42, "Aria")
          .buildOrThrow();

  private StorageEngines() {}

  static Optional<String> byExtension(String extension) {
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }

  static Optional<String> byNumber(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }
}

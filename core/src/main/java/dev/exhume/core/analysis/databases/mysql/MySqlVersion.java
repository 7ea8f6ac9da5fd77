package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The version of the server that wrote a data directory.
 *
 * <p>Each file tells of the server that made that file, so that the newest one counts.
 *
 * @param isMariaDb whether the file says so
 */
record MySqlVersion(int major, int minor, int patch, boolean isMariaDb) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,3})(-MariaDB)?");

  private static final Comparator<MySqlVersion> BY_AGE =
      Comparator.comparingInt(MySqlVersion::major)
          .thenComparingInt(MySqlVersion::minor)
          .thenComparingInt(MySqlVersion::patch);

  private static final int MAX_DEFINITIONS = 500;

  static Optional<MySqlVersion> find(MySqlInstance instance, Problems problems) {
    List<MySqlVersion> versions = new ArrayList<>();
    for (String name : List.of("mysql_upgrade_info", "mariadb_upgrade_info")) {
      TextFile.readStart(instance.data().resolve(name), 1, problems)
          .flatMap(TextFile::firstMeaningfulLine)
          .map(TextLine::stripped)
          .flatMap(MySqlVersion::parse)
          .ifPresent(versions::add);
    }
    creatorOfLog(instance.logDirectory().resolve("ib_logfile0"), problems).ifPresent(versions::add);
    int definitions = 0;
    for (Path database : MySqlDatabases.directories(instance.data(), problems)) {
      for (Path file : Folder.files(database, problems)) {
        if (file.getFileName().toString().endsWith(".frm") && definitions++ < MAX_DEFINITIONS) {
          makerOfTable(file, problems).ifPresent(versions::add);
        }
      }
    }
    boolean isMariaDb = versions.stream().anyMatch(MySqlVersion::isMariaDb);
    return versions.stream()
        .max(BY_AGE)
        .map(
            newest ->
                new MySqlVersion(
                    newest.major, newest.minor, newest.patch, isMariaDb || newest.major >= 10));
  }

  @Override
  public String toString() {
    return "%d.%d.%d".formatted(major, minor, patch);
  }

  private static Optional<MySqlVersion> parse(String text) {
    Matcher version = TEXT.matcher(text);
    if (!version.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new MySqlVersion(
            Integer.parseInt(version.group(1)),
            Integer.parseInt(version.group(2)),
            Integer.parseInt(version.group(3)),
            text.contains("MariaDB")));
  }

  /** The log's header since MySQL 5.7 and MariaDB 10.2 has {@code MariaDB 10.2.11}. */
  private static Optional<MySqlVersion> creatorOfLog(Path log, Problems problems) {
    return bytes(log, 16, 32, problems)
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
        .flatMap(MySqlVersion::parse);
  }

  /** The definition of a table since 5.0 has the version as one number: 50045 for 5.0.45. */
  private static Optional<MySqlVersion> makerOfTable(Path definition, Problems problems) {
    return bytes(definition, 0x33, 4, problems)
        .map(
            bytes ->
                ((bytes[3] & 0xFF) << 24
                    | (bytes[2] & 0xFF) << 16
                    | (bytes[1] & 0xFF) << 8
                    | (bytes[0] & 0xFF)))
        .filter(number -> number >= 3_00_00 && number < 20_00_00)
        .map(number -> new MySqlVersion(number / 10_000, number / 100 % 100, number % 100, false));
  }

  private static Optional<byte[]> bytes(Path file, long position, int length, Problems problems) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (ByteSource source = ByteSource.open(file)) {
      if (source.size() < position + length) {
        return Optional.empty();
      }
      Bytes bytes = source.read("version", position, length, ByteOrder.LITTLE_ENDIAN);
      return Optional.of(bytes.copy(0, length));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}

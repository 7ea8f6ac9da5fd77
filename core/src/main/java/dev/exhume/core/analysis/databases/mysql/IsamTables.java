package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of MyISAM and Aria, whose index files say how many servers have them open for writing.
 *
 * <p>MyISAM's count stays after a crash until somebody repairs the table, even if the server was
 * stopped cleanly since.
 */
final class IsamTables {
  private static final int MYISAM = 0xFEFE07;
  private static final int ARIA = 0xFEFE09;
  private static final int HEADER_LENGTH = 27;
  private static final int MAX_TABLES = 20_000;
  private static final int MAX_NAMED = 5;

  private final Path data;
  private final Problems problems;
  private final List<Path> open = new ArrayList<>();
  private final List<Path> crashed = new ArrayList<>();
  private int read;
  private int unreadable;

  private IsamTables(Path data, Problems problems) {
    this.data = data;
    this.problems = problems;
  }

  /** Empty when there are no such tables. */
  static Optional<ShutdownClue> clue(Path data, Problems problems) {
    IsamTables tables = new IsamTables(data, problems);
    for (Path database : MySqlDatabases.directories(data, problems)) {
      for (Path file : Folder.files(database, problems)) {
        tables.look(file);
      }
    }
    return tables.clue();
  }

  private void look(Path file) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".MYI") && !name.endsWith(".MAI")) {
      return;
    }
    if (read == MAX_TABLES) {
      problems.add(file, "not looked at, like the tables after it: there are over " + MAX_TABLES);
    }
    read++;
    if (read > MAX_TABLES) {
      return;
    }
    try (ByteSource source = ByteSource.open(file)) {
      take(file, source.read("index header", 0, HEADER_LENGTH, ByteOrder.BIG_ENDIAN));
    } catch (IOException e) {
      problems.unreadable(file, e);
      unreadable++;
    }
  }

  private void take(Path file, Bytes header) throws MalformedDataException {
    int magic = (int) (header.u32(0) >>> 8);
    if (magic != MYISAM && magic != ARIA) {
      throw header.malformed(
          0, "magic is 0x%06x, not 0x%06x or 0x%06x".formatted(magic, MYISAM, ARIA));
    }
    int openCount = header.u16(0x18);
    int changed = header.u8(0x1A);
    boolean isMarkedCrashed = magic == MYISAM && (changed & 0x06) != 0;
    if (isMarkedCrashed) {
      crashed.add(file);
    } else if (openCount != 0) {
      open.add(file);
    }
  }

  private Optional<ShutdownClue> clue() {
    if (read == 0) {
      return Optional.empty();
    }
    if (open.isEmpty() && crashed.isEmpty() && unreadable > 0) {
      return Optional.of(
          new ShutdownClue(
              ShutdownState.UNKNOWN,
              "%d of %d tables could not be read".formatted(unreadable, read),
              Evidence.file(data.toString())));
    }
    if (open.isEmpty() && crashed.isEmpty()) {
      return Optional.of(
          new ShutdownClue(
              ShutdownState.CLEAN,
              "no MyISAM or Aria table was left open",
              Evidence.file(data.toString())));
    }
    List<Path> bad = new ArrayList<>(crashed);
    bad.addAll(open);
    List<String> says = new ArrayList<>();
    if (!crashed.isEmpty()) {
      says.add("%s marked as crashed (%s)".formatted(are(crashed), names(crashed)));
    }
    if (!open.isEmpty()) {
      says.add("%s not closed (%s)".formatted(were(open), names(open)));
    }
    return Optional.of(
        new ShutdownClue(
            ShutdownState.UNCLEAN,
            String.join(" and ", says),
            Evidence.offset(bad.get(0).toString(), 0x18)));
  }

  private static String are(List<Path> tables) {
    return tables.size() == 1 ? "1 table is" : tables.size() + " tables are";
  }

  private static String were(List<Path> tables) {
    return tables.size() == 1 ? "1 table was" : tables.size() + " tables were";
  }

  private static String names(List<Path> tables) {
    List<String> names = new ArrayList<>();
    for (Path table : tables.subList(0, Math.min(MAX_NAMED, tables.size()))) {
      String file = table.getFileName().toString();
      names.add(
          table.getName(table.getNameCount() - 2) + "." + file.substring(0, file.length() - 4));
    }
    return String.join(", ", names) + (tables.size() > MAX_NAMED ? ", …" : "");
  }
}

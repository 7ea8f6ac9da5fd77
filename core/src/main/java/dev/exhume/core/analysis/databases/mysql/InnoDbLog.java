package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** InnoDB's redo log, which has to be empty from its last checkpoint on after a clean stop. */
final class InnoDbLog {
  /** The first four bytes since MariaDB 10.8. */
  private static final long PHYSICAL_FORMAT = 0x50687973;

  private InnoDbLog() {}

  /** Empty when there is no InnoDB. */
  static Optional<ShutdownClue> clue(MySqlInstance instance, Problems problems) {
    Path log = instance.logDirectory().resolve("ib_logfile0");
    if (!Files.exists(log)) {
      return missing(instance);
    }
    if (!Files.isRegularFile(log)) {
      problems.add(log, "is no regular file; it was not opened");
      return unreadable(log);
    }
    try (ByteSource source = ByteSource.open(log)) {
      Bytes start = source.read("redo log header", 0, 0x30, ByteOrder.BIG_ENDIAN);
      return Optional.of(
          start.u32(0) == PHYSICAL_FORMAT
              ? PhysicalRedoLog.clue(log, source)
              : BlockRedoLog.clue(instance, log, source));
    } catch (IOException e) {
      problems.unreadable(log, e);
    }
    return unreadable(log);
  }

  private static Optional<ShutdownClue> unreadable(Path log) {
    return Optional.of(
        new ShutdownClue(
            ShutdownState.UNKNOWN,
            "the InnoDB log could not be read",
            Evidence.file(log.toString())));
  }

  private static Optional<ShutdownClue> missing(MySqlInstance instance) {
    Path redo = instance.logDirectory().resolve("#innodb_redo");
    if (Files.isDirectory(redo)) {
      return Optional.of(
          new ShutdownClue(
              ShutdownState.UNKNOWN,
              "the InnoDB log of MySQL 8.0.30 and later is not read",
              Evidence.file(redo.toString())));
    }
    if (Files.isRegularFile(instance.systemTablespace())) {
      return Optional.of(
          new ShutdownClue(
              ShutdownState.UNKNOWN,
              "InnoDB's data is there without its log files",
              Evidence.file(instance.systemTablespace().toString())));
    }
    return Optional.empty();
  }
}

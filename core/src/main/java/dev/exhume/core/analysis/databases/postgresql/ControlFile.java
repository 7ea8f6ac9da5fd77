package dev.exhume.core.analysis.databases.postgresql;

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
import java.util.List;

/**
 * The file {@code global/pg_control}, in which a server notes what it is doing.
 *
 * <p>{@code pg_control_version} stands at offset 8 in every release, the state after it; the states
 * were numbered anew in 8.2 and in 9.1, all the same with 1 for a clean stop.
 */
final class ControlFile {
  private static final int VERSION = 8;
  private static final int CATALOG_VERSION = 12;

  /** Version 8.0 put the system identifier in between. */
  private static final int CONTROL_VERSION_8_0 = 74;

  private static final int CONTROL_VERSION_8_2 = 822;
  private static final int CONTROL_VERSION_9_0_AND_9_1 = 903;
  private static final long CATALOG_VERSION_9_1 = 201105231;

  private static final List<String> STATES_BEFORE_8_2 =
      List.of("starting up", "shut down", "shutting down", "in recovery", "in production");

  private static final List<String> STATES_BEFORE_9_1 =
      List.of(
          "starting up",
          "shut down",
          "shutting down",
          "in crash recovery",
          "in archive recovery",
          "in production");

  private static final List<String> STATES =
      List.of(
          "starting up",
          "shut down",
          "shut down in recovery",
          "shutting down",
          "in crash recovery",
          "in archive recovery",
          "in production");

  private ControlFile() {}

  /** What the file of a cluster says. */
  static ShutdownClue clue(PostgresCluster cluster, Problems problems) {
    Path file = cluster.data().resolve("global").resolve("pg_control");
    if (!Files.isRegularFile(file)) {
      return unknown(file, "there is no control file");
    }
    try (ByteSource source = ByteSource.open(file)) {
      return read(file, source);
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return unknown(file, "the control file could not be read");
  }

  private static ShutdownClue read(Path file, ByteSource source) throws IOException {
    Bytes bytes = inItsByteOrder(source);
    int version = (int) bytes.u32(VERSION);
    int place = version == CONTROL_VERSION_8_0 ? 24 : 16;
    long state = bytes.u32(place);
    List<String> states = states(version, bytes.u32(CATALOG_VERSION));
    if (state >= states.size()) {
      throw bytes.malformed(
          place,
          "state is %d, not one of %d in version %d".formatted(state, states.size(), version));
    }
    String name = states.get((int) state);
    return new ShutdownClue(
        name.startsWith("shut down") ? ShutdownState.CLEAN : ShutdownState.UNCLEAN,
        "the control file says that the server was " + name,
        Evidence.offset(file.toString(), place));
  }

  private static Bytes inItsByteOrder(ByteSource source) throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Bytes bytes = source.read("control file", 0, 28, order);
      if (bytes.u32(VERSION) > 0 && bytes.u32(VERSION) <= 0xFFFF) {
        return bytes;
      }
    }
    Bytes bytes = source.read("control file", 0, 28, ByteOrder.LITTLE_ENDIAN);
    throw bytes.malformed(
        VERSION, "version is 0x%08x in either byte order".formatted(bytes.u32(VERSION)));
  }

  private static List<String> states(int version, long catalogVersion) {
    if (version < CONTROL_VERSION_8_2) {
      return STATES_BEFORE_8_2;
    }
    boolean isNew =
        version > CONTROL_VERSION_9_0_AND_9_1
            || (version == CONTROL_VERSION_9_0_AND_9_1 && catalogVersion >= CATALOG_VERSION_9_1);
    return isNew ? STATES : STATES_BEFORE_9_1;
  }

  private static ShutdownClue unknown(Path file, String sentence) {
    return new ShutdownClue(ShutdownState.UNKNOWN, sentence, Evidence.file(file.toString()));
  }
}

package dev.exhume.core.analysis.databases.redis;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.core.analysis.databases.DataDirectoryFixture;
import dev.exhume.core.analysis.databases.DatabaseDetector;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisDetectorTest {
  private static final String DATA = "/var/lib/redis";

  private final Problems problems = new Problems();

  private Database detect(ServerBuilder server) {
    List<Database> found = DatabaseDetector.detect(server.root(), problems);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** The log lies among the data, where the server was told to write it. */
  private static ServerBuilder left(String fixture) {
    return DataDirectoryFixture.put(server(), fixture, DATA)
        .file("/etc/redis.conf", "dir " + DATA, "logfile " + DATA + "/redis.log");
  }

  @Test
  void aRealServerThatWasStoppedSaidFarewell() {
    Database database = detect(left("redis-7.0-stopped"));

    assertThat(database.engine()).isEqualTo("redis");
    assertThat(database.version()).contains("7.0.15");
    assertThat(database.shutdown()).isEqualTo(ShutdownState.CLEAN);
    assertThat(database.detail())
        .isEqualTo("the log ends with the server's farewell; the snapshot is whole");
    assertThat(database.databases()).containsExactly("db0", "db3");
    assertThat(database.facts())
        .containsExactly(
            new Fact("keys in db0", "3", Evidence.file(DATA + "/dump.rdb")),
            new Fact("keys in db3", "3", Evidence.file(DATA + "/dump.rdb")));
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aRealServerThatWasKilledDidNot() {
    Database database = detect(left("redis-7.0-killed"));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail()).startsWith("the log has a start of the server, but no end");
    assertThat(database.evidence()).isEqualTo(Evidence.file(DATA + "/redis.log"));
  }

  @Test
  void anAppendOnlyFileThatWasCutOffIsUncleanByItself() {
    Database database = detect(DataDirectoryFixture.put(server(), "redis-7.0-cut", DATA));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail()).startsWith("the append-only file ends within a command");
  }

  @Test
  @Timeout(2)
  void aTailOfCommandsThatLeadNowhereIsGoneThroughOnce() {
    Database database =
        detect(
            server()
                .bytes(
                    DATA + "/appendonly.aof",
                    ("*0\r\n".repeat(50_000) + "x").getBytes(StandardCharsets.US_ASCII)));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis-7.0-stopped", "redis-7.0-killed"})
  void withoutItsLogWholeFilesDoNotTell(String fixture) {
    assertThat(detect(DataDirectoryFixture.put(server(), fixture, DATA)).shutdown())
        .isEqualTo(ShutdownState.UNKNOWN);
  }

  @Test
  void aSnapshotWithAWrongBitOrAMissingEndIsUnclean() throws IOException {
    ServerBuilder server = left("redis-7.0-stopped");
    byte[] good = Files.readAllBytes(server.root().resolve("var/lib/redis/dump.rdb"));
    byte[] bad = good.clone();
    bad[100] ^= 1;

    for (byte[] content : List.of(bad, Arrays.copyOf(good, good.length - 3))) {
      Database database = detect(server.bytes(DATA + "/dump.rdb", content));

      assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
      assertThat(database.detail()).startsWith("the snapshot is cut off or damaged");
    }
  }

  @Test
  void aSnapshotMayBeDamagedInAnyBit() throws IOException {
    ServerBuilder server = left("redis-7.0-stopped");
    byte[] good = Files.readAllBytes(server.root().resolve("var/lib/redis/dump.rdb"));
    Random random = new Random(17);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      server.bytes(DATA + "/dump.rdb", i < good.length ? Arrays.copyOf(bad, i) : bad);

      assertThatCode(() -> detect(server)).doesNotThrowAnyException();
    }
  }

  @Test
  void aSnapshotThatWasBeingWrittenIsLeft() {
    Database database =
        detect(left("redis-7.0-stopped").bytes(DATA + "/temp-4711.rdb", new byte[] {'R'}));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNCLEAN);
    assertThat(database.detail()).startsWith("temp-4711.rdb, which was being written, is left");
  }

  @Test
  void aFileThatIsNoSnapshotIsAProblem() {
    Database database = detect(server().file(DATA + "/dump.rdb", "something else"));

    assertThat(database.shutdown()).isEqualTo(ShutdownState.UNKNOWN);
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly(
            "cannot be read: snapshot at offset 0x0: magic is not REDIS and four digits");
  }
}

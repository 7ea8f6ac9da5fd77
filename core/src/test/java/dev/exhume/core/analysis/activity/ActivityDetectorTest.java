package dev.exhume.core.analysis.activity;

import static dev.exhume.testdata.DeadServers.server;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Activity.Trace;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.FactEvidence;
import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ActivityDetectorTest {
  private static final int RUN_LVL = 1;
  private static final int BOOT_TIME = 2;
  private static final int USER_PROCESS = 7;
  private static final int DEAD_PROCESS = 8;

  private static final Instant BOOT = Instant.parse("2013-01-07T08:00:00Z");
  private static final Instant LOGIN = Instant.parse("2013-03-30T10:00:00Z");
  private static final Instant HALT = Instant.parse("2013-04-02T03:10:11Z");

  @Nested
  class Wtmp {
    @Test
    void aBootWithoutAShutdownAfterItIsACrash() {
      Activity activity =
          detect(
              wtmp(
                  record(RUN_LVL, '6', "runlevel", BOOT.minusSeconds(60)),
                  record(BOOT_TIME, 0, "reboot", BOOT),
                  record(RUN_LVL, '3', "runlevel", BOOT),
                  record(USER_PROCESS, 4711, "root", LOGIN),
                  record(DEAD_PROCESS, 4711, "", HALT)));

      assertThat(activity.lastBoot()).contains(BOOT);
      assertThat(activity.lastLogin()).contains(LOGIN);
      assertThat(activity.lastShutdownClean()).contains(false);
      assertThat(activity.evidence())
          .extracting(FactEvidence::fact)
          .containsExactly("lastBoot", "lastLogin", "lastShutdownClean");
      assertThat(activity.evidence())
          .extracting(FactEvidence::evidence)
          .containsOnly(Evidence.file("/var/log/wtmp"));
    }

    @Test
    void aShutdownAfterTheLastBootIsClean() {
      assertThat(
              detect(
                      wtmp(
                          record(BOOT_TIME, 0, "reboot", BOOT),
                          record(RUN_LVL, 0, "shutdown", HALT)))
                  .lastShutdownClean())
          .contains(true);
      assertThat(
              detect(
                      wtmp(
                          record(BOOT_TIME, 0, "reboot", BOOT),
                          record(RUN_LVL, '3' << 8 | '0', "runlevel", HALT)))
                  .lastShutdownClean())
          .contains(true);
    }

    @Test
    void theFileBeforeTellsWhenTheNewOneHasOnlyLogins() {
      Path root =
          server()
              .bytes("/var/log/wtmp", wtmp(record(USER_PROCESS, 1, "root", LOGIN)))
              .bytes("/var/log/wtmp.1", wtmp(record(BOOT_TIME, 0, "reboot", BOOT)))
              .root();

      Activity activity = ActivityDetectorTest.detect(root);

      assertThat(activity.lastBoot()).contains(BOOT);
      assertThat(activity.lastLogin()).contains(LOGIN);
      assertThat(activity.lastShutdownClean()).contains(false);
    }

    @Test
    void isReadInEitherByteOrder() {
      byte[] record = record(ByteOrder.BIG_ENDIAN, BOOT_TIME, 0, "reboot", BOOT);

      assertThat(detect(wtmp(record)).lastBoot()).contains(BOOT);
    }

    @Test
    void isReadWithTheLongerRecordsOfOther64BitMachinesInEitherByteOrder() {
      for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
        Activity activity =
            detect(
                wtmp(
                    wideRecord(order, BOOT_TIME, "reboot", BOOT),
                    wideRecord(order, USER_PROCESS, "root", LOGIN)));

        assertThat(activity.lastBoot()).contains(BOOT);
        assertThat(activity.lastLogin()).contains(LOGIN);
      }
    }

    @Test
    void aTornRecordAtTheEndIsPassedOver() {
      byte[] wtmp =
          wtmp(record(BOOT_TIME, 0, "reboot", BOOT), record(USER_PROCESS, 1, "root", LOGIN));

      assertThat(detect(Arrays.copyOf(wtmp, 384 + 100)).lastBoot()).contains(BOOT);
    }

    @Test
    void onlyTheEndOfAHugeOneIsRead() {
      byte[] boot = record(BOOT_TIME, 0, "reboot", BOOT);
      byte[] wtmp = Arrays.copyOf(boot, 384 * 10_000);

      assertThat(detect(wtmp).lastBoot()).isEmpty();
    }

    @ParameterizedTest(name = "corruption {index}")
    @MethodSource("corruptions")
    void isReadOrPassedOver(byte[] wtmp) {
      assertThatCode(() -> detect(wtmp)).doesNotThrowAnyException();
    }

    static Stream<byte[]> corruptions() {
      byte[] good = wtmp(record(BOOT_TIME, 0, "reboot", BOOT));
      Random random = new Random(17);
      return Stream.concat(
          IntStream.range(0, 64).mapToObj(length -> Arrays.copyOf(good, length * 7)),
          IntStream.range(0, 100)
              .mapToObj(
                  i -> {
                    byte[] flipped = good.clone();
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                    return flipped;
                  }));
    }

    private static Activity detect(byte[] wtmp) {
      return ActivityDetectorTest.detect(server().bytes("/var/log/wtmp", wtmp).root());
    }
  }

  @Test
  void refusedLoginsAreCountedAndTheLastOneDated() {
    Path root =
        server()
            .bytes(
                "/var/log/btmp",
                wtmp(
                    record(USER_PROCESS, 1, "admin", BOOT), record(USER_PROCESS, 2, "root", LOGIN)))
            .root();

    assertThat(detect(root).traces())
        .containsExactly(
            new Trace(
                "failed-login",
                LOGIN,
                Optional.of("2 in the file"),
                Evidence.file("/var/log/btmp")));
  }

  @Test
  void theMarkOfARunningRedHatIsACrashWhateverWtmpSays() {
    Path root =
        server()
            .file("/.autofsck")
            .bytes("/var/log/wtmp", wtmp(record(RUN_LVL, 0, "shutdown", HALT)))
            .root();

    assertThat(detect(root).lastShutdownClean()).contains(false);
  }

  @Test
  void howItEndedIsUnknownWhenNothingTells() {
    assertThat(detect(server().root()).lastShutdownClean()).isEmpty();
  }

  @Test
  void theFirstPackageTellsWhenItWasInstalled() {
    Instant first = Instant.parse("2008-01-12T20:02:00Z");
    Path root = server().file("/root/install.log").root();

    assertThat(
            ActivityDetector.detect(
                    root,
                    packages(Instant.EPOCH, first.plusSeconds(5), first),
                    Optional.empty(),
                    new Problems())
                .installedAt())
        .contains(first);
  }

  @Test
  void theEarliestFileOfTheInstallerTellsWhenPackagesDoNot() {
    Instant first = Instant.parse("2006-01-12T20:02:00Z");
    Path root =
        server()
            .directory("/lost+found")
            .file("/var/lib/dpkg/info/bash.list")
            .modified("/var/lib/dpkg/info/bash.list", first)
            .file("/var/lib/dpkg/info/damaged.list")
            .modified("/var/lib/dpkg/info/damaged.list", Instant.EPOCH)
            .root();

    assertThat(detect(root).installedAt()).contains(first);
    assertThat(detect(root).evidence())
        .containsExactly(
            new FactEvidence("installedAt", Evidence.file("/var/lib/dpkg/info/bash.list")));
  }

  @Test
  void theLastWriteIsHandedOn() {
    assertThat(
            ActivityDetector.detect(
                    server().root(),
                    packages(),
                    Optional.of(new Sourced<>(HALT, Evidence.file("/etc/adjtime"))),
                    new Problems())
                .lastWrite())
        .contains(HALT);
  }

  private static Activity detect(Path root) {
    return ActivityDetector.detect(root, packages(), Optional.empty(), new Problems());
  }

  private static Packages packages(Instant... installed) {
    return ItemBuilder.packages(
        "rpm",
        Stream.of(installed)
            .map(time -> ItemBuilder.item("bash").installedAt(time).build())
            .toList());
  }

  private static byte[] wtmp(byte[]... records) {
    ByteArrayOutputStream wtmp = new ByteArrayOutputStream();
    for (byte[] record : records) {
      wtmp.writeBytes(record);
    }
    return wtmp.toByteArray();
  }

  private static byte[] record(int type, int pid, String user, Instant time) {
    return record(ByteOrder.LITTLE_ENDIAN, type, pid, user, time);
  }

  private static byte[] record(ByteOrder order, int type, int pid, String user, Instant time) {
    ByteBuffer record = ByteBuffer.allocate(384).order(order);
    record.putShort(0, (short) type);
    record.putInt(4, pid);
    record.position(44).put(user.getBytes(US_ASCII));
    record.putInt(340, (int) time.getEpochSecond());
    return record.array();
  }

  private static byte[] wideRecord(ByteOrder order, int type, String user, Instant time) {
    ByteBuffer record = ByteBuffer.allocate(400).order(order);
    record.putShort(0, (short) type);
    record.position(44).put(user.getBytes(US_ASCII));
    record.putLong(344, time.getEpochSecond());
    return record.array();
  }
}

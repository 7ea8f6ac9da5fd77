package dev.exhume.disk.filesystem.ext.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.SharedDisks;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read after a replay is, block for block, what e2fsck leaves on the volume. */
class JournalReplayTest {
  private static final String MISSING = "it and what follows it is missing";
  private static final String LOST = "changes that are only in the journal are missing";

  static Stream<String> journals() {
    return ExtImages.JOURNALS.stream();
  }

  @ParameterizedTest
  @MethodSource("journals")
  void aJournalIsReplayedAsE2fsckDoesIt(String name) throws IOException {
    byte[] image = ExtImages.image("journal/" + name);
    MemoryVolume volume = new MemoryVolume(image);
    assertThat(changed(volume)).isEqualTo(ExtImages.replayed(name)).isNotEmpty();
    assertThat(problems(volume)).isEmpty();
    assertThat(volume.bytes()).isEqualTo(image);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "descriptors   | checksum of a block of transaction 4 is wrong; " + LOST,
        "copy          | blocks in the journal that are damaged: 1; they are read as they were before",
        "commit        | checksum of a block of transaction 4 is wrong; " + MISSING,
        "first-commit  | checksum of a block of transaction 1 is wrong; " + MISSING,
        "revocations   | checksum of a block of transaction 3 is wrong; " + LOST,
        "uncommitted   |",
        "superblock    | checksum is 0x",
        "checksums-v1  | checksum of a block of transaction 2 is wrong; " + MISSING,
        "checksums-v2  | blocks in the journal that are damaged: 1; they are read as they were before"
      })
  void aDamagedJournalIsReplayedAsFarAsE2fsckDoesIt(String name, String problem)
      throws IOException {
    List<String> replayed = ExtImages.replayed("damaged-" + name);
    String[] damage = replayed.get(0).split(" ", -1);
    MemoryVolume volume = new MemoryVolume(ExtImages.image("journal/" + damage[0]));
    volume.put(Long.parseLong(damage[1]), Integer.parseInt(damage[2]));
    assertThat(changed(volume)).isEqualTo(replayed.subList(1, replayed.size()));
    if (problem == null) {
      assertThat(problems(volume)).isEmpty();
    } else {
      assertThat(problems(volume)).singleElement().asString().contains(problem);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "j_corrupt_commit_csum, image.gz, checksum of a block of transaction 3 is wrong; " + MISSING,
    "j_corrupt_descr_csum, image.gz, checksum of a block of transaction 3 is wrong; " + LOST,
    "j_corrupt_journal_block, image.gz, blocks in the journal that are damaged: 1",
    "j_corrupt_revoke_csum, image.gz,",
    "j_recover_csum2_32bit, image.bz2,",
    "j_recover_csum3_64bit, image.bz2,"
  })
  void theJournalsOfE2fsprogsAreReplayedAsItDoesIt(String name, String file, String problem)
      throws IOException {
    MemoryVolume volume =
        new MemoryVolume(SharedDisks.read("e2fsprogs/%s/%s".formatted(name, file)));
    assertThat(changed(volume)).isEqualTo(ExtImages.replayed(name));
    if (problem == null) {
      assertThat(problems(volume)).isEmpty();
    } else {
      assertThat(problems(volume)).singleElement().asString().contains(problem);
    }
  }

  @Test
  void whatABlockWasBeforeIsReadWhereItsCopyCannotBe() throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.image("journal/written-64-checksums-v3"));
    String[] damage = ExtImages.replayed("damaged-copy").get(0).split(" ", -1);
    volume.bad(Long.parseLong(damage[1]), 1);
    List<String> replayed = ExtImages.replayed("damaged-copy");
    assertThat(changed(volume)).isEqualTo(replayed.subList(1, replayed.size()));
    assertThat(problems(volume))
        .singleElement()
        .asString()
        .contains("blocks in the journal that are damaged: 1");
  }

  private static List<String> problems(MemoryVolume volume) throws IOException {
    DiskProblems problems = new DiskProblems();
    Recovery.open(volume, "/dev/sda1", problems);
    return problems.sorted().stream().map(DiskProblem::message).toList();
  }

  /** Number and digest of each block that is not read as it is on the volume. */
  private static List<String> changed(MemoryVolume volume) throws IOException {
    ExtVolume recovered = Recovery.open(volume, "/dev/sda1", new DiskProblems());
    byte[] raw = volume.bytes();
    int size = recovered.blockSize();
    List<String> changed = new ArrayList<>();
    byte[] block = new byte[size];
    for (int number = 0; number < raw.length / size; number++) {
      boolean isSuperblock = number == 1024 / size;
      if (!isSuperblock && read(recovered, (long) number * size, block)) {
        byte[] before = Arrays.copyOfRange(raw, number * size, number * size + size);
        if (!Arrays.equals(block, before)) {
          changed.add(number + " " + digest(block));
        }
      }
    }
    return changed;
  }

  private static boolean read(ExtVolume volume, long position, byte[] block) {
    try {
      volume.read(position, ByteBuffer.wrap(block));
      return true;
    } catch (IOException badSector) {
      return false;
    }
  }

  private static String digest(byte[] block) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(block));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

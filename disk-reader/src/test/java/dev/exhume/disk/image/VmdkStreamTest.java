package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that were exported as a stream: whole, padded, cut off. */
@Timeout(60)
class VmdkStreamTest {
  private static final int GRAINS = 1200;
  private static final int GRAIN_BYTES = VmdkStream.GRAIN_BYTES;

  @TempDir Path directory;

  @Test
  void grainsInAnyOrderAreTheDisk() throws IOException {
    VmdkStream stream = stream();
    for (int grain : new int[] {1199, 3, 600, 0, 601, 2}) {
      stream.grain(grain, content(grain));
    }
    try (DiskImage disk = open(stream.finish())) {
      for (int grain : new int[] {0, 2, 3, 600, 601, 1199}) {
        assertGrain(disk, grain, content(grain));
      }
      assertGrain(disk, 1, new byte[GRAIN_BYTES]);
      assertThat(DiskBytes.read(disk.bytes(), 600L * GRAIN_BYTES - 7, 14))
          .isEqualTo(concat(new byte[7], Arrays.copyOf(content(600), 7)));
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void ofTwoGrainsTheOneHoldsThatTheTableLeadsTo() throws IOException {
    VmdkStream stream = stream().grain(1, content(8)).grain(0, content(0)).grain(1, content(1));
    try (DiskImage disk = open(stream.finish())) {
      assertGrain(disk, 1, content(1));
    }
    try (DiskImage disk = open(stream.cutOff())) {
      assertGrain(disk, 1, content(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 512, 1000, 4096, 60_000})
  void whatFollowsTheStreamIsNoPartOfIt(int padding) throws IOException {
    byte[] file = stream().grain(5, content(5)).finish();
    try (DiskImage disk = open(Arrays.copyOf(file, file.length + padding))) {
      assertGrain(disk, 5, content(5));
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aStreamThatWasCutOffIsReadAsFarAsItCame() throws IOException {
    VmdkStream stream = stream().grain(2, content(2)).grain(3, content(3));
    int end = stream.cutOff().length;
    stream.grain(7, content(7));
    try (DiskImage disk = open(Arrays.copyOf(stream.cutOff(), end + 3000))) {
      assertGrain(disk, 2, content(2));
      assertGrain(disk, 3, content(3));
      assertGrain(disk, 0, new byte[GRAIN_BYTES]);
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 7L * GRAIN_BYTES, 512))
          .withMessageContaining("it was cut off before grain 7");
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .contains(
              "VMDK stream: the directory at its end is missing;"
                  + " 2 grains were found by their markers");
    }
  }

  @Test
  void aStreamWhoseFooterIsDamagedIsWhole() throws IOException {
    byte[] file = stream().grain(2, content(2)).finish();
    Arrays.fill(file, file.length - 1024, file.length - 512, (byte) 0);
    try (DiskImage disk = open(file)) {
      assertGrain(disk, 2, content(2));
      assertGrain(disk, 3, new byte[GRAIN_BYTES]);
      assertThat(disk.problems()).hasSize(1);
    }
  }

  @Test
  void damageBetweenGrainsCostsOnlyOneWhereTheDirectoryIsMissing() throws IOException {
    VmdkStream stream = stream().grain(0, content(0));
    int start = stream.cutOff().length;
    byte[] file = stream.grain(1, content(1)).grain(2, content(2)).cutOff();
    Arrays.fill(file, start, start + 700, (byte) 0xEE);
    try (DiskImage disk = open(file)) {
      assertGrain(disk, 0, content(0));
      assertGrain(disk, 2, content(2));
      assertThat(disk.problems())
          .contains(
              new DiskProblem(disk.file().toString(), start, "VMDK stream: there is no marker"));
    }
  }

  @Test
  void aGrainThatIsDamagedIsNotAnothersAndCostsOnlyItself() throws IOException {
    VmdkStream stream = stream().grain(0, content(0));
    int first = stream.cutOff().length;
    int second = stream.grain(1, content(1)).cutOff().length;
    byte[] file = stream.grain(2, content(2)).grain(3, content(3)).finish();
    file[first + 500] ^= 0x10;
    file[second] ^= 0x01;
    try (DiskImage disk = open(file)) {
      assertGrain(disk, 0, content(0));
      assertGrain(disk, 3, content(3));
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), GRAIN_BYTES, 1))
          .withMessageContaining("VMDK compressed grain at offset 0x%x: it ".formatted(first));
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 2 * GRAIN_BYTES, 1))
          .withMessageEndingWith("it is for sector 257, not 256");
    }
  }

  @Test
  void theWholeDiskIsReadFromStartToEndByAnyNumberOfBytes() throws IOException {
    VmdkStream stream = new VmdkStream(200 * 128 - 77);
    byte[] all = new byte[200 * GRAIN_BYTES - 77 * 512];
    for (int grain = 0; grain < 200; grain++) {
      byte[] content = content(grain);
      int length = Math.min(GRAIN_BYTES, all.length - grain * GRAIN_BYTES);
      System.arraycopy(content, 0, all, grain * GRAIN_BYTES, length);
      stream.grain(grain, grain < 199 ? content : Arrays.copyOf(content, length));
    }
    try (DiskImage disk = open(stream.finish())) {
      for (int step : new int[] {4096, 65_536, 100_001, 1 << 20}) {
        for (int at = 0; at < all.length; at += step) {
          int length = Math.min(step, all.length - at);
          assertThat(
                  Arrays.mismatch(
                      DiskBytes.read(disk.bytes(), at, length),
                      Arrays.copyOfRange(all, at, at + length)))
              .isEqualTo(-1);
        }
      }
    }
  }

  private static VmdkStream stream() {
    return new VmdkStream(GRAINS * 128L);
  }

  private DiskImage open(byte[] file) throws IOException {
    return DiskImage.open(Files.write(directory.resolve("stream.vmdk"), file));
  }

  private static void assertGrain(DiskImage disk, int grain, byte[] content) throws IOException {
    byte[] read = DiskBytes.read(disk.bytes(), (long) grain * GRAIN_BYTES, GRAIN_BYTES);
    assertThat(Arrays.mismatch(read, content)).as("grain %d", grain).isEqualTo(-1);
  }

  /** Half of it does not become smaller. */
  private static byte[] content(int grain) {
    byte[] content = new byte[GRAIN_BYTES];
    new Random(grain).nextBytes(content);
    Arrays.fill(content, GRAIN_BYTES / 2, GRAIN_BYTES, (byte) grain);
    return content;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}

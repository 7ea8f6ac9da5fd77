package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the header of a qcow leads to, and what it may not. */
@Timeout(30)
class QcowHeaderTest {
  @TempDir Path directory;
  private Path image;
  private ByteBuffer bytes;

  @BeforeEach
  void unpack() throws IOException {
    DiskImages.unpack("qcow", directory);
    image = directory.resolve("v3.qcow2");
    bytes = ByteBuffer.wrap(Files.readAllBytes(image));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 4, qcow version 4",
    "32, 1, encryption 1 of qcow",
    "76, 32, qcow feature 0x20",
  })
  void whatCannotBeReadIsNamed(int offset, int value, String feature) {
    bytes.putInt(offset, value);
    assertThatExceptionOfType(UnsupportedFeatureException.class)
        .isThrownBy(this::open)
        .withMessage(feature + " is not read by this version of Exhume");
  }

  @ParameterizedTest
  @CsvSource({"20, 8", "20, 22", "24, -1", "16, 1024"})
  void impossibleNumbersAreRefused(int offset, int value) {
    bytes.putInt(offset, value);
    bytes.putInt(12, 300);
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("qcow header at offset 0x%x: ".formatted(offset));
  }

  @Test
  void anImageThatWasMarkedAsCorruptIsReadAndTold() throws IOException {
    bytes.put(79, (byte) 2);
    try (DiskImage disk = open()) {
      assertThat(DiskBytes.read(disk.bytes(), 0, 7)).asString().isEqualTo("sector ");
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("qcow: the image was marked as corrupt by whoever wrote it last");
    }
  }

  @Test
  void aBackingFileThatIsSaidToBeRawIsRawWhateverItLooksLike() throws IOException {
    Path base = directory.resolve("base.raw");
    byte[] raw = Files.readAllBytes(base);
    byte[] hostile = Files.readAllBytes(directory.resolve("v3.qcow2"));
    System.arraycopy(hostile, 0, raw, 0, 512);
    Files.write(base, raw);
    try (DiskImage disk = DiskImage.open(directory.resolve("top-raw.qcow2"))) {
      assertThat(DiskBytes.read(disk.bytes(), 3 << 19, 512))
          .isEqualTo(Arrays.copyOfRange(raw, 3 << 19, (3 << 19) + 512));
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aBackingFileMayBeNamedByOptions() throws IOException {
    Path top = directory.resolve("top-v2.qcow2");
    ByteBuffer child = ByteBuffer.wrap(Files.readAllBytes(top));
    byte[] name =
        "json:{\"driver\":\"qcow2\",\"file\":{\"driver\":\"file\",\"filename\":\"/vms/v2.qcow2\"}}"
            .getBytes(StandardCharsets.UTF_8);
    child.putLong(8, 4096).putInt(16, name.length).put(4096, name);
    try (DiskImage disk = DiskImage.open(Files.write(top, child.array()))) {
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.files()).hasSize(2);
    }
  }

  @Test
  void aBackingFileWhoseNameNoFileCanHaveIsMissing() throws IOException {
    Path top = directory.resolve("top-v2.qcow2");
    ByteBuffer child = ByteBuffer.wrap(Files.readAllBytes(top));
    byte[] name = "../\0/x".getBytes(StandardCharsets.UTF_8);
    child.putLong(8, 4096).putInt(16, name.length).put(4096, name);
    try (DiskImage disk = DiskImage.open(Files.write(top, child.array()))) {
      assertThat(DiskBytes.read(disk.bytes(), 600 * 512, 8)).asString().isEqualTo("changed ");
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .startsWith("parent \"../\0/x\" was not found; looked for: ")
                      .contains(directory.toRealPath() + "/../\0/x"));
    }
  }

  @Test
  void aMissingBackingFileCostsOnlyWhatItHolds() throws IOException {
    Files.delete(directory.resolve("v2.qcow2"));
    try (DiskImage disk = DiskImage.open(directory.resolve("top-v2.qcow2"))) {
      assertThat(DiskBytes.read(disk.bytes(), 600 * 512, 8)).asString().isEqualTo("changed ");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 1000 * 512, 512))
          .withMessage("parent \"v2.qcow2\" of top-v2.qcow2 is missing");
      assertThat(disk.problems()).hasSize(1);
    }
  }

  @Test
  void aTableOutsideOfTheFileIsNoZeros() throws IOException {
    bytes.putLong(40, 1L << 40);
    try (DiskImage disk = open()) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 0, 1))
          .withMessageStartingWith("qcow L1 table at offset 0x10000000000: it lies past the end");
    }
  }

  /** The JVM that reads them has 64 MiB. */
  @Test
  void hugeDisksAndHostileNumbersTakeNeitherMemoryNorTime() throws IOException {
    bytes.putLong(24, 1L << 62);
    Path few = Files.write(directory.resolve("few.qcow2"), bytes.array());
    bytes.putInt(36, -1);
    Path many = Files.write(directory.resolve("many.qcow2"), bytes.array());
    long table = bytes.getLong(40);
    byte[] empty = Arrays.copyOf(bytes.array(), (int) table + 4096 * 8);
    Arrays.fill(empty, (int) table, empty.length, (byte) 0);
    ByteBuffer.wrap(empty).putLong(24, 2L << 40).putInt(36, 4096);
    Path sparse = Files.write(directory.resolve("sparse.qcow2"), empty);
    assertThat(SmallHeap.read(few, many, sparse))
        .containsExactly(
            "qcow L1 table at offset 0x30000: it has 1 entries, none for cluster 70368744177",
            "qcow L1 table at offset 0x41b9000: it lies past the end at 0x100000",
            "2199023255552");
  }

  private DiskImage open() throws IOException {
    return DiskImage.open(Files.write(image, bytes.array()));
  }
}

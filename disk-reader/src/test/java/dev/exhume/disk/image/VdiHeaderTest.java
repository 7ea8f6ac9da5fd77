package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the header of a VDI leads to, and how its parent is found, which it does not name. */
@Timeout(30)
class VdiHeaderTest {
  @TempDir Path directory;
  private Path image;
  private ByteBuffer bytes;

  @BeforeEach
  void unpack() throws IOException {
    DiskImages.unpack("vdi", directory);
    image = directory.resolve("disk.vdi");
    bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void theVersionBeforeTheFirstIsNamed() {
    bytes.putInt(68, 1);
    assertThatExceptionOfType(UnsupportedFeatureException.class)
        .isThrownBy(this::open)
        .withMessage("VDI version 0.1 is not read by this version of Exhume");
  }

  @ParameterizedTest
  @CsvSource({"76, 0", "76, 5", "368, -1", "376, 0", "376, -1", "384, 0"})
  void impossibleNumbersAreRefused(int offset, int number) {
    bytes.putInt(offset, number);
    if (offset == 368) {
      bytes.putInt(offset + 4, number);
    }
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("VDI header at offset 0x%x: ".formatted(offset));
  }

  @Test
  void aParentInTheFolderAboveIsKnownByItsId() throws IOException {
    Path snapshots = Files.createDirectories(directory.resolve("Snapshots"));
    Path child = Files.move(directory.resolve("child.vdi"), snapshots.resolve("{1}.vdi"));
    Files.write(snapshots.resolve("noise.vdi"), new byte[4096]);
    try (DiskImage disk = DiskImage.open(child)) {
      assertThat(disk.files()).containsExactly(child.toRealPath(), image.toRealPath());
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aParentThatWasChangedIsReadAndTold() throws IOException {
    bytes.putLong(408, 17);
    Files.write(image, bytes.array());
    try (DiskImage disk = DiskImage.open(directory.resolve("child.vdi"))) {
      assertThat(disk.files()).hasSize(2);
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .contains("disk.vdi has the revision 00000011-0000-0000-")
                      .endsWith("it may have been changed after this image was made"));
    }
  }

  @Test
  void aParentThatIsMissingIsNamedByItsId() throws IOException {
    Files.delete(image);
    try (DiskImage disk = DiskImage.open(directory.resolve("child.vdi"))) {
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .singleElement()
          .asString()
          .matches("its parent [0-9a-f-]{36} was not found; looked for: its identity, .*");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 1000 * 512, 1))
          .withMessageMatching("parent \"[0-9a-f-]{36}\" of child.vdi is missing");
    }
  }

  /** The JVM that reads them has 64 MiB. */
  @Test
  void hugeDisksAndHostileNumbersTakeNeitherMemoryNorTime() throws IOException {
    bytes.putLong(368, 0xFFFF_FFFEL << 20).putInt(384, -1);
    Path many = Files.write(directory.resolve("many.vdi"), bytes.array());
    bytes.putLong(368, 1L << 62).putInt(376, 1 << 30);
    Path large = Files.write(directory.resolve("large.vdi"), bytes.array());
    assertThat(SmallHeap.read(many, large))
        .containsExactly(
            "VDI block map at offset 0x1062000: it lies past the end at 0x300400",
            "VDI header at offset 0x180: 4294967295, not 4294967296 to 4294967295");
  }

  private DiskImage open() throws IOException {
    return DiskImage.open(Files.write(image, bytes.array()));
  }
}

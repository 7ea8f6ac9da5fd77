package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.disk.DiskProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks of many extents, of which each keeps its place. */
class VmdkExtentsTest {
  private static final int SECTOR_BYTES = 512;

  @TempDir Path directory;

  @BeforeEach
  void writeAnExtent() throws IOException {
    byte[] bytes = new byte[8 * SECTOR_BYTES];
    for (int sector = 0; sector < 8; sector++) {
      int start = sector * SECTOR_BYTES;
      Arrays.fill(bytes, start, start + SECTOR_BYTES, (byte) ('a' + sector));
    }
    Files.write(directory.resolve("x-flat.vmdk"), bytes);
  }

  @Test
  void extentsFollowEachOtherFromWhereTheyStartInTheirFiles() throws IOException {
    try (DiskImage disk =
        open(
            """
            RW 2 FLAT "x-flat.vmdk" 3
            RW 3 ZERO
            NOACCESS 1 ZERO
            RW 0 FLAT "x-flat.vmdk" 0
            NOACCESS 1 FLAT "x-flat.vmdk" 7
            RW 1 VMFS "x-flat.vmdk"
            """)) {
      assertThat(sectors(disk)).isEqualTo("de....ha");
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.files()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RW 2 FLAT \"missing.vmdk\" 0",
        "NOACCESS 2 FLAT \"/dev/sda\" 63",
        "NOACCESS 2 FLAT \"\\\\.\\PhysicalDrive0\" 0",
        "RW 2 SPARSE \"missing-s001.vmdk\"",
        "RW 2 SPARSE \"x-flat.vmdk\"",
        "RW 2 CRYSTAL \"x-flat.vmdk\"",
        "RW 2 FLAT",
        "RW 2 FLAT \"x-flat.vmdk\" 8",
      })
  void whatIsNotThereMovesNothingElse(String line) throws IOException {
    try (DiskImage disk =
        open("RW 1 FLAT \"x-flat.vmdk\" 1\n" + line + "\nRW 1 FLAT \"x-flat.vmdk\" 2\n")) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('b');
      assertThat(DiskBytes.read(disk.bytes(), 3 * SECTOR_BYTES, SECTOR_BYTES)).containsOnly('c');
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 2 * SECTOR_BYTES, 1));
      assertThat(disk.problems()).isNotEmpty();
    }
  }

  @Test
  void aFileThatEndsTooEarlyCostsItsEnd() throws IOException {
    try (DiskImage disk = open("RW 20 FLAT \"x-flat.vmdk\" 4\nRW 1 ZERO\n")) {
      assertThat(DiskBytes.read(disk.bytes(), 0, SECTOR_BYTES)).containsOnly('e');
      assertThat(DiskBytes.read(disk.bytes(), 20 * SECTOR_BYTES, SECTOR_BYTES)).containsOnly(0);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 4 * SECTOR_BYTES, 1))
          .withMessageStartingWith("x-flat.vmdk at offset 0x1000: it ends");
      assertThat(disk.problems())
          .containsExactly(
              new DiskProblem(
                  directory.toRealPath().resolve("x-flat.vmdk").toString(),
                  4096,
                  "the file ends 8192 bytes before the extent does"));
    }
  }

  private DiskImage open(String extents) throws IOException {
    return DiskImage.open(
        Files.writeString(directory.resolve("disk.vmdk"), "version=1\nCID=1\n" + extents));
  }

  /** A letter for each sector, a dot for zeros. */
  private static String sectors(DiskImage disk) throws IOException {
    StringBuilder sectors = new StringBuilder();
    for (long at = 0; at < disk.bytes().size(); at += SECTOR_BYTES) {
      byte first = DiskBytes.read(disk.bytes(), at, SECTOR_BYTES)[SECTOR_BYTES - 1];
      sectors.append(first == 0 ? '.' : (char) first);
    }
    return sectors.toString();
  }
}

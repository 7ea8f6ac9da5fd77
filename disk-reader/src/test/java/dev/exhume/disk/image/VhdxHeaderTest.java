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
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which of a VHDX's headers and tables count, and when its log does. */
@Timeout(30)
class VhdxHeaderTest {
  private static final int FIRST_HEADER = 64 << 10;
  private static final int SECOND_HEADER = 128 << 10;
  private static final int REGIONS = 192 << 10;

  @TempDir Path directory;
  private Path image;
  private ByteBuffer bytes;

  @BeforeEach
  void unpack() throws IOException {
    DiskImages.unpack("vhdx", directory);
    image = directory.resolve("log.vhdx");
    bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void theHeaderThatIsWholeCounts() throws IOException {
    bytes.putLong(FIRST_HEADER + 8, 1000);
    bytes.putInt(FIRST_HEADER + 72, 17);
    try (DiskImage disk = open()) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void theHeaderThatWasWrittenLastCounts() throws IOException {
    bytes
        .putLong(SECOND_HEADER + 8, 1)
        .putLong(SECOND_HEADER + 48, 0)
        .putLong(SECOND_HEADER + 56, 0);
    seal(SECOND_HEADER);
    try (DiskImage disk = open()) {
      assertThat(isChangedDisk(disk)).isTrue();
    }
  }

  @Test
  void twoDamagedHeadersAreTold() throws IOException {
    bytes.put(FIRST_HEADER + 2000, (byte) 1).put(SECOND_HEADER + 2000, (byte) 1);
    try (DiskImage disk = open()) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("VHDX header: the checksums of both are wrong");
    }
  }

  @Test
  void aRegionTableThatIsDamagedHasACopy() throws IOException {
    bytes.putInt(REGIONS + 16, 17);
    try (DiskImage disk = open()) {
      assertThat(isChangedDisk(disk)).isTrue();
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("VHDX region table: it is damaged; its copy is used");
    }
  }

  @Test
  void aLogWhoseLastEntryIsNotWholeEndsBeforeIt() throws IOException {
    int log = (int) bytes.getLong(FIRST_HEADER + 72);
    int last = log + (64 << 10) + 3 * 4096;
    assertThat(bytes.getLong(last + 16)).isEqualTo(6);
    bytes.put(last + 4096 + 100, (byte) 1);
    try (DiskImage disk = open()) {
      assertThat(isChangedDisk(disk)).isFalse();
      assertThat(DiskBytes.read(disk.bytes(), 5 * 512, 8)).asString().isEqualTo("changed ");
    }
  }

  @Test
  void aLogWithoutAnyEntryIsTold() throws IOException {
    int log = (int) bytes.getLong(FIRST_HEADER + 72);
    Arrays.fill(bytes.array(), log, log + bytes.getInt(FIRST_HEADER + 68), (byte) 0);
    try (DiskImage disk = open()) {
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("VHDX log: it has no whole entry, so that changes may be missing");
    }
  }

  @Test
  void theImageItselfStaysAsItIs() throws IOException {
    byte[] before = Files.readAllBytes(image);
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(isChangedDisk(disk)).isTrue();
    }
    assertThat(Arrays.equals(Files.readAllBytes(image), before)).isTrue();
  }

  @Test
  void whatCannotBeReadIsNamed() {
    bytes.putShort(FIRST_HEADER + 66, (short) 2).putShort(SECOND_HEADER + 66, (short) 2);
    seal(FIRST_HEADER);
    seal(SECOND_HEADER);
    assertThatExceptionOfType(UnsupportedFeatureException.class)
        .isThrownBy(this::open)
        .withMessage("VHDX version 2 is not read by this version of Exhume");
  }

  /** The JVM that reads them has 64 MiB. */
  @Test
  void hugeDisksAndHostileNumbersTakeNeitherMemoryNorTime() throws IOException {
    int metadata = 0;
    while (bytes.getLong(metadata) != 0x6174_6164_6174_656DL) {
      metadata += 4096;
    }
    int sizeItem = metadata;
    while (bytes.getInt(sizeItem) != 0x2FA54224) {
      sizeItem += 32;
    }
    bytes.putLong(metadata + bytes.getInt(sizeItem + 16), 1L << 61);
    Path huge = Files.write(directory.resolve("huge.vhdx"), bytes.array());
    bytes.putInt(FIRST_HEADER + 68, -4096).putInt(SECOND_HEADER + 68, -4096);
    seal(FIRST_HEADER);
    seal(SECOND_HEADER);
    Path log = Files.write(directory.resolve("hugelog.vhdx"), bytes.array());
    assertThat(SmallHeap.read(huge, log))
        .containsExactly(
            "VHDX allocation table at offset 0x200000: it has no entry 2199560125",
            "VHDX log of 4294963200 bytes at 0x100000 is not read by this version of Exhume");
  }

  @Test
  void withoutMetadataThereIsNoDisk() {
    bytes.put(FIRST_HEADER + 48, new byte[16]).put(SECOND_HEADER + 48, new byte[16]);
    seal(FIRST_HEADER);
    seal(SECOND_HEADER);
    int metadata = 0;
    while (bytes.getLong(metadata) != 0x6174_6164_6174_656DL) {
      metadata += 4096;
    }
    bytes.putLong(metadata, 0);
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(this::open)
        .withMessageStartingWith("VHDX metadata at offset 0x%x: signature is".formatted(metadata));
  }

  private void seal(int header) {
    bytes.putInt(header + 4, 0);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes.array(), header, 4096);
    bytes.putInt(header + 4, (int) checksum.getValue());
  }

  private static boolean isChangedDisk(DiskImage disk) throws IOException {
    byte[] changed = DiskImages.changed();
    return Arrays.mismatch(DiskBytes.read(disk.bytes(), 0, changed.length), changed) < 0;
  }

  private DiskImage open() throws IOException {
    return DiskImage.open(Files.write(image, bytes.array()));
  }
}

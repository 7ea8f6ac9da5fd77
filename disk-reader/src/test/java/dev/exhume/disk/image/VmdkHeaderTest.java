package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the header of a sparse extent leads to, and what it may not. */
@Timeout(30)
class VmdkHeaderTest {
  private static final int SECTOR_BYTES = 512;

  /** The image that QEMU made: header, descriptor, redundant directory, directory. */
  private static final int REDUNDANT_DIRECTORY = 21 * SECTOR_BYTES;

  private static final int DIRECTORY = 26 * SECTOR_BYTES;

  @TempDir Path directory;
  private Path image;
  private ByteBuffer bytes;

  @BeforeEach
  void unpack() throws IOException {
    DiskImages.unpack("vmdk", directory);
    image = directory.resolve("monolithicSparse/disk.vmdk");
    bytes = ByteBuffer.wrap(Files.readAllBytes(image)).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Test
  void aTransferInTextModeIsExplained() {
    bytes.put(73, new byte[] {0x0D, 0x0A, 0x20, 0x0D});
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(this::open)
        .withMessageContaining("VMDK sparse header at offset 0x49")
        .withMessageContaining("transferred in text mode")
        .withMessageContaining("copied again in binary mode");
  }

  @Test
  void aDirectoryOutsideOfTheFileHasACopy() throws IOException {
    bytes.putLong(56, 1L << 40);
    try (DiskImage disk = open()) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              "VMDK grain directory: it starts at sector 1099511627776,"
                  + " and does not lie in the file; its copy is used");
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "2130706432"})
  void aTableThatIsLostHasACopy(int sector) throws IOException {
    bytes.putInt(DIRECTORY, sector);
    try (DiskImage disk = open()) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems())
          .containsExactly(
              new DiskProblem(
                  image.toString(),
                  DIRECTORY,
                  "VMDK grain directory: an entry is damaged; its copy is used"));
    }
  }

  @Test
  void aGrainThatLeadsOutOfTheFileHasACopy() throws IOException {
    int table = bytes.getInt(DIRECTORY) * SECTOR_BYTES;
    bytes.putInt(table, 0x7FFF_FFFF);
    try (DiskImage disk = open()) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems()).hasSize(1);
    }
  }

  @Test
  void whatIsLostTwiceIsNotReadAsZeros() throws IOException {
    for (int start : new int[] {DIRECTORY, REDUNDANT_DIRECTORY}) {
      bytes.putInt(bytes.getInt(start) * SECTOR_BYTES, 0x7FFF_FFFF);
    }
    try (DiskImage disk = open()) {
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 0, 1))
          .withMessage("VMDK grain directory at offset 0x3400: grain 0 does not lie in the file");
      assertThat(DiskBytes.read(disk.bytes(), 300 * SECTOR_BYTES, 7))
          .asString()
          .isEqualTo("sector ");
    }
  }

  @Test
  void anExtentWhoseFileIsCutOffCostsWhatIsGone() throws IOException {
    byte[] cut = Arrays.copyOf(bytes.array(), bytes.capacity() - 3 * 64 * 1024);
    try (DiskImage disk = DiskImage.open(Files.write(image, cut))) {
      assertThat(DiskBytes.read(disk.bytes(), 0, 7)).asString().isEqualTo("sector ");
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 5100 * SECTOR_BYTES, 1));
    }
  }

  @Test
  void anEmbeddedDescriptorMayNameAnotherFile() throws IOException {
    Path renamed = Files.move(image, image.resolveSibling("Kopie.vmdk"));
    try (DiskImage disk = DiskImage.open(renamed)) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void anExtentWithoutItsDescriptorIsReadAloneAndTold() throws IOException {
    try (DiskImage disk =
        DiskImage.open(directory.resolve("twoGbMaxExtentSparse/disk-s001.vmdk"))) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly(
              "it has no descriptor: the extent is read alone, without a parent and as if it were"
                  + " the whole disk");
    }
  }

  @Test
  void aSparseFileMayHoldNothingButTheDescriptor() throws IOException {
    Path folder = directory.resolve("twoGbMaxExtentSparse");
    byte[] descriptor = Files.readAllBytes(folder.resolve("disk.vmdk"));
    ByteBuffer file = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), 21 * SECTOR_BYTES));
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(12, 0);
    Arrays.fill(file.array(), SECTOR_BYTES, file.capacity(), (byte) 0);
    file.put(SECTOR_BYTES, descriptor);
    try (DiskImage disk = DiskImage.open(Files.write(folder.resolve("d.vmdk"), file.array()))) {
      assertThat(isSmallDisk(disk)).isTrue();
    }
  }

  /** Field, number, and what is said: capacity, grain size, entries of a table. */
  @ParameterizedTest
  @CsvSource({
    "4, 9, version is 9",
    "12, -1, capacity is 18446744073709551615 sectors",
    "12, 9223372036854775807, capacity is",
    "20, 0, grain size is 0 sectors",
    "20, 9223372036854775807, grain size is",
    "44, 0, grain tables have 0 entries",
    "44, 4294967295, grain tables have 4294967295 entries"
  })
  void impossibleNumbersAreRefused(int offset, long number, String message) {
    if (offset == 4 || offset == 44) {
      bytes.putInt(offset, (int) number);
    } else {
      bytes.putLong(offset, number);
    }
    assertThatExceptionOfType(MalformedDataException.class)
        .isThrownBy(this::open)
        .withMessageContaining(message);
  }

  /** The JVM that reads them has 64 MiB. */
  @Test
  void hugeDisksAndHostileNumbersTakeNeitherMemoryNorTime() throws IOException {
    Path capacity = hostile("capacity", 0, 1L << 52, 1);
    Path grain = hostile("grain", 0, 1L << 30, 1 << 21);
    Path compressed = hostile("compressed", 0x10000, 1L << 30, 1 << 21);
    Path stream = hostile("stream", 0x30000, 1L << 50, 8);
    assertThat(SmallHeap.read(sparse(), capacity, grain, compressed, stream))
        .containsExactly(
            "2199023255552",
            "VMDK grain directory at offset 0x0: it starts at sector 26, and does not lie in the file",
            "grain.vmdk at offset 0x20c59ba5: it ends 65536 bytes too early",
            "VMDK sparse header at offset 0x14:"
                + " compressed grains of 1073741824 bytes, not at most 4194304",
            "VMDK stream at offset 0x%x: it was cut off before grain 0"
                .formatted(bytes.capacity()));
  }

  private Path hostile(String name, int flags, long capacity, long grainSize) throws IOException {
    ByteBuffer copy = ByteBuffer.wrap(bytes.array().clone()).order(ByteOrder.LITTLE_ENDIAN);
    copy.putInt(8, flags | 1).putLong(12, capacity).putLong(20, grainSize).putLong(28, 0);
    if (flags == 0x30000) {
      copy.putLong(56, -1);
    }
    return Files.write(directory.resolve(name + ".vmdk"), copy.array());
  }

  /** Two TiB, to which nothing was written. */
  private Path sparse() throws IOException {
    Path file = directory.resolve("sparse.vmdk");
    long capacity = 1L << 32;
    long tables = capacity / (128 * 512);
    ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), SECTOR_BYTES));
    header.order(ByteOrder.LITTLE_ENDIAN).putLong(12, capacity).putLong(28, 0).putLong(56, 64);
    header.putInt(8, 1);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(header, 0);
      channel.write(ByteBuffer.wrap(new byte[] {0}), 64 * SECTOR_BYTES + tables * 4);
    }
    return file;
  }

  private DiskImage open() throws IOException {
    return DiskImage.open(Files.write(image, bytes.array()));
  }

  private static boolean isSmallDisk(DiskImage disk) throws IOException {
    byte[] small = DiskImages.small();
    return Arrays.mismatch(DiskBytes.read(disk.bytes(), 0, small.length), small) < 0;
  }
}

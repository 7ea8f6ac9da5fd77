package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks without a container: as they are, or cut into pieces. */
class RawImageTest {
  private static final byte[] SMALL = DiskImages.small();
  private static final int PIECE_BYTES = 1000 * 512;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"disk.img", "disk.vmdk", "disk.001", "disk.aa", "disk", "disk.raw.gz"})
  void aFileIsTheDiskWhateverItsName(String name) throws IOException {
    Path file = Files.write(directory.resolve(name), SMALL);
    try (DiskImage disk = DiskImage.open(file)) {
      assertThat(disk.format()).isEqualTo(ImageFormat.RAW);
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems()).isEmpty();
      assertThat(disk.file()).isEqualTo(file);
      assertThat(disk.files()).containsExactly(file.toRealPath());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "disk.001, disk.002, disk.003, disk.004, disk.005, disk.006",
    "disk.0000, disk.0001, disk.0002, disk.0003, disk.0004, disk.0005",
    "disk.img.aa, disk.img.ab, disk.img.ac, disk.img.ad, disk.img.ae, disk.img.af",
    "disk.AAA, disk.AAB, disk.AAC, disk.AAD, disk.AAE, disk.AAF"
  })
  void piecesAreOneDiskWhicheverIsOpened(
      String first, String second, String third, String fourth, String fifth, String sixth)
      throws IOException {
    List<String> names = List.of(first, second, third, fourth, fifth, sixth);
    cut(SMALL, names);
    for (String name : List.of(first, third, sixth)) {
      try (DiskImage disk = DiskImage.open(directory.resolve(name))) {
        assertThat(isSmallDisk(disk)).isTrue();
        assertThat(disk.problems()).isEmpty();
        assertThat(disk.files()).hasSize(6);
      }
    }
  }

  @Test
  void anImageOfAnyFormatMayBeInPieces() throws IOException {
    DiskImages.unpack("vmdk", directory);
    byte[] image = Files.readAllBytes(directory.resolve("streamOptimized/disk.vmdk"));
    int pieces = (image.length + 511) / 512 / 3 + 1;
    for (int i = 0; i < 3; i++) {
      int end = Math.min(image.length, (i + 1) * pieces * 512);
      byte[] piece = Arrays.copyOfRange(image, i * pieces * 512, end);
      Files.write(directory.resolve("disk.vmdk.00" + (i + 1)), piece);
    }
    try (DiskImage disk = DiskImage.open(directory.resolve("disk.vmdk.001"))) {
      assertThat(disk.format()).isEqualTo(ImageFormat.VMDK);
      assertThat(isSmallDisk(disk)).isTrue();
    }
  }

  @Test
  void aPieceThatIsLostCostsOnlyItself() throws IOException {
    cut(SMALL, List.of("disk.001", "disk.002", "disk.003", "disk.004", "disk.005", "disk.006"));
    Files.delete(directory.resolve("disk.002"));
    Path lost = directory.resolve("disk.002");
    try (DiskImage disk = DiskImage.open(directory.resolve("disk.001"))) {
      assertThat(disk.bytes().size()).isEqualTo(SMALL.length);
      assertThat(DiskBytes.read(disk.bytes(), 2 * PIECE_BYTES, PIECE_BYTES))
          .isEqualTo(Arrays.copyOfRange(SMALL, 2 * PIECE_BYTES, 3 * PIECE_BYTES));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), PIECE_BYTES - 1, 2))
          .withMessage("piece %s is missing".formatted(lost));
      assertThat(disk.problems())
          .containsExactly(
              new DiskProblem(lost.toString(), 0, "this piece of the image is missing"));
    }
  }

  /** Name, length and first bytes of the file beside {@code disk.001}. */
  @ParameterizedTest
  @CsvSource({
    "disk.002, 512001, x, 'has 512001 bytes, not 512000'",
    "disk.002, 512000, disk, starts like a disk of its own",
    "disk.002, 512000, KDMV, starts like a disk of its own",
    "disk.900, 512000, x, 898 of them are missing",
  })
  void filesOfLikeNamesThatAreNoPiecesAreLeftOutAndTold(
      String name, int length, String start, String doubt) throws IOException {
    byte[] boot = new byte[PIECE_BYTES];
    boot[510] = 0x55;
    boot[511] = (byte) 0xAA;
    byte[] other = Arrays.copyOf(start.equals("disk") ? boot : bytes(start), length);
    Files.write(directory.resolve("disk.001"), boot);
    Files.write(directory.resolve(name), other);
    try (DiskImage disk = DiskImage.open(directory.resolve("disk.001"))) {
      assertThat(disk.bytes().size()).isEqualTo(PIECE_BYTES);
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .startsWith("files of like names are not read with it: ")
                      .endsWith(doubt));
    }
  }

  @Test
  void aPieceThatStartsWithACopyOfTheSuperblockIsAPiece() throws IOException {
    byte[] start = new byte[PIECE_BYTES];
    start[1024 + 0x38] = 0x53;
    start[1024 + 0x39] = (byte) 0xEF;
    Files.write(directory.resolve("disk.001"), start);
    start[1024 + 0x5A] = 5; // the block group of a copy
    Files.write(directory.resolve("disk.002"), start);
    try (DiskImage disk = DiskImage.open(directory.resolve("disk.001"))) {
      assertThat(disk.bytes().size()).isEqualTo(2 * PIECE_BYTES);
      assertThat(disk.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk.vdi", "disk.ova", "disk.old", "disk.2012", "disk.007"})
  void aNameThatOnlyLooksCountedIsNoPiece(String name) throws IOException {
    Files.write(directory.resolve(name), SMALL);
    Files.write(directory.resolve("disk.vdx"), SMALL);
    Files.write(directory.resolve("disk.2013"), SMALL);
    Files.write(directory.resolve("disk.008"), SMALL);
    try (DiskImage disk = DiskImage.open(directory.resolve(name))) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void piecesAreNotFollowedThroughLinks() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Files.write(elsewhere.resolve("secret"), new byte[PIECE_BYTES]);
    Files.write(directory.resolve("disk.001"), new byte[PIECE_BYTES]);
    Files.createSymbolicLink(directory.resolve("disk.002"), elsewhere.resolve("secret"));
    try (DiskImage disk = DiskImage.open(directory.resolve("disk.001"))) {
      assertThat(disk.bytes().size()).isEqualTo(PIECE_BYTES);
    }
  }

  @Test
  void aDiskThatHappensToStartWithADescriptorIsADisk() throws IOException {
    byte[] disk = new byte[2 << 20];
    byte[] text = bytes("# Disk DescriptorFile\nCID=1\nRW 8 FLAT \"/etc/passwd\" 0\n");
    System.arraycopy(text, 0, disk, 0, text.length);
    try (DiskImage image = DiskImage.open(Files.write(directory.resolve("disk.img"), disk))) {
      assertThat(image.format()).isEqualTo(ImageFormat.RAW);
      assertThat(image.bytes().size()).isEqualTo(disk.length);
    }
  }

  @Test
  void anEmptyFileIsAnEmptyDisk() throws IOException {
    try (DiskImage disk = DiskImage.open(Files.createFile(directory.resolve("disk.img")))) {
      assertThat(disk.bytes().size()).isZero();
    }
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> DiskImage.open(directory.resolve("missing.img")));
    assertThatExceptionOfType(FileSystemException.class)
        .isThrownBy(() -> DiskImage.open(directory))
        .withMessageContaining("is a directory, not a disk image");
  }

  private void cut(byte[] whole, List<String> names) throws IOException {
    for (int i = 0; i < names.size(); i++) {
      int end = Math.min(whole.length, (i + 1) * PIECE_BYTES);
      byte[] piece = Arrays.copyOfRange(whole, i * PIECE_BYTES, end);
      Files.write(directory.resolve(names.get(i)), piece);
    }
  }

  private static boolean isSmallDisk(DiskImage disk) throws IOException {
    return Arrays.equals(DiskBytes.read(disk.bytes(), 0, (int) disk.bytes().size()), SMALL);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}

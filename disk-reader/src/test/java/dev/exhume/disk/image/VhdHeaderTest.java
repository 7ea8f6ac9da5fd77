package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblem;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which of a VHD's footers counts, and what they lead to. */
@Timeout(30)
class VhdHeaderTest {
  private static final byte[] SMALL = DiskImages.small();

  @TempDir Path directory;
  private Path image;
  private ByteBuffer bytes;

  @BeforeEach
  void unpack() throws IOException {
    DiskImages.unpack("vhd", directory);
    image = directory.resolve("disk.vhd");
    bytes = ByteBuffer.wrap(Files.readAllBytes(image));
  }

  @Test
  void aFooterThatIsDamagedHasACopy() throws IOException {
    bytes.put(bytes.capacity() - 100, (byte) 1);
    try (DiskImage disk = open()) {
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("VHD footer: it is damaged or missing; its copy is used");
    }
  }

  @Test
  void aFooterWithoutItsLastByteIsThatOfAnOldProduct() throws IOException {
    byte[] fixed = Files.readAllBytes(directory.resolve("fixed.vhd"));
    Files.write(image, Arrays.copyOf(fixed, fixed.length - 1));
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(disk.format()).isEqualTo(ImageFormat.VHD);
      assertThat(isSmallDisk(disk)).isTrue();
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aRawDiskThatEndsLikeAFooterIsRaw() throws IOException {
    byte[] fixed = Files.readAllBytes(directory.resolve("fixed.vhd"));
    fixed[fixed.length - 1] = 1;
    try (DiskImage disk = DiskImage.open(Files.write(image, fixed))) {
      assertThat(disk.format()).isEqualTo(ImageFormat.RAW);
      assertThat(disk.bytes().size()).isEqualTo(fixed.length);
    }
  }

  @Test
  void aParentIsFoundUnderAnyOfItsNames() throws IOException {
    Path child = directory.resolve("child.vhd");
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(child));
    // Neither the relative nor the other name in the locators is one, nor are they in the file.
    file.putInt(512 + 576 + 8, -1).putLong(512 + 576 + 24 + 16, 1L << 40);
    try (DiskImage disk = DiskImage.open(Files.write(child, file.array()))) {
      assertThat(disk.files()).hasSize(2);
      assertThat(disk.problems())
          .extracting(DiskProblem::message)
          .containsExactly("VHD dynamic header: its checksum is wrong");
    }
  }

  @Test
  void aBlockThatTheTableDoesNotHaveIsNoZeros() throws IOException {
    bytes.putInt(512 + 28, 1);
    try (DiskImage disk = open()) {
      assertThat(DiskBytes.read(disk.bytes(), 0, 7)).asString().isEqualTo("sector ");
      assertThatExceptionOfType(MalformedDataException.class)
          .isThrownBy(() -> DiskBytes.read(disk.bytes(), 2 << 20, 1))
          .withMessageContaining("it has 1 entries, none for block 1");
    }
  }

  /** The JVM that reads them has 64 MiB. */
  @Test
  void hugeDisksAndHostileNumbersTakeNeitherMemoryNorTime() throws IOException {
    for (int footer : new int[] {0, bytes.capacity() - 512}) {
      bytes.putLong(footer + 48, 1L << 61).putInt(footer + 56, -1);
    }
    bytes.putInt(512 + 28, -1);
    Path many = Files.write(directory.resolve("many.vhd"), bytes.array());
    bytes.putInt(512 + 32, 1 << 31);
    Path large = Files.write(directory.resolve("large.vhd"), bytes.array());
    assertThat(SmallHeap.read(many, large))
        .containsExactly(
            "many.vhd at offset 0xcac6f52ac0: it ends 65536 bytes too early",
            "VHD dynamic header at offset 0x220: blocks of 2147483648 bytes");
  }

  private static boolean isSmallDisk(DiskImage disk) throws IOException {
    return Arrays.mismatch(DiskBytes.read(disk.bytes(), 0, SMALL.length), SMALL) < 0;
  }

  private DiskImage open() throws IOException {
    return DiskImage.open(Files.write(image, bytes.array()));
  }
}

package dev.exhume.disk.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskFileSystemTest {
  private static final String UUID = "d15c0b01-5eed-4e57-a11d-000000000001";

  @ParameterizedTest
  @CsvSource({
    "ext2-rev0, EXT2",
    "ext2-old-entries, EXT2",
    "ext3-1k, EXT3",
    "ext4-default, EXT4",
    "ext4-early, EXT4"
  })
  void aFileSystemSaysWhatItIs(String name, FileSystemFormat format) throws IOException {
    assertThat(DiskFileSystem.identify(new MemoryVolume(ExtImages.image(name))))
        .contains(
            new FileSystemIdentity(
                format,
                Optional.of("relics"),
                Optional.of(UUID),
                Optional.of(FileSystemState.CLEAN)));
  }

  @Test
  void aFileSystemWhoseServerWasSwitchedOffSaysSo() throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.image("ext3-1k"));
    volume.put(1024 + 0x60, 0x06);
    assertThat(DiskFileSystem.identify(volume))
        .flatMap(FileSystemIdentity::state)
        .contains(FileSystemState.NEEDS_RECOVERY);
  }

  @Test
  void aFileSystemWithoutASuperblockSaysWhatItIsByACopy() throws IOException {
    byte[] image = ExtImages.image("ext3-1k");
    Arrays.fill(image, 0, 4096, (byte) 0xA5);
    assertThat(DiskFileSystem.identify(new MemoryVolume(image)))
        .map(FileSystemIdentity::label)
        .contains(Optional.of("relics"));
  }

  @Test
  void whatNeitherHasALabelNorAnIdSaysSo() throws IOException {
    byte[] image = ExtImages.image("ext2-rev0");
    Arrays.fill(image, 1024 + 0x68, 1024 + 0x88, (byte) 0);
    assertThat(DiskFileSystem.identify(new MemoryVolume(image)))
        .contains(
            new FileSystemIdentity(
                FileSystemFormat.EXT2,
                Optional.empty(),
                Optional.empty(),
                Optional.of(FileSystemState.CLEAN)));
  }

  @ParameterizedTest
  @CsvSource({
    "REISERFS, 65588, ReIsEr2Fs, 65620, 65636",
    "REISERFS, 65588, ReIsErFs, 65620, 65636",
    "REISERFS, 65588, ReIsEr3Fs, 65620, 65636",
    "REISERFS, 8244, ReIsErFs, 8276, 8292",
    "JFS, 32768, JFS1, 32904, 32920",
    "BTRFS, 65600, _BHRfS_M, 65568, 65835"
  })
  void aFileSystemThatIsNotReadIsNamed(
      FileSystemFormat format, int magicAt, String magic, int uuidAt, int labelAt)
      throws IOException {
    MemoryVolume volume = new MemoryVolume(new byte[1 << 17]);
    volume.put(magicAt, ascii(magic)).put(labelAt, ascii("home"));
    for (int i = 0; i < 16; i++) {
      volume.put(uuidAt + i, i * 0x11);
    }
    assertThat(DiskFileSystem.identify(volume))
        .contains(
            new FileSystemIdentity(
                format, Optional.of("home"), Optional.of("00112233-4455-6677-8899-aabbccddeeff")));
    assertThatThrownBy(() -> DiskFileSystem.open(volume, "/dev/sda2"))
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessage(
            "%s on /dev/sda2 is not read by this version of Exhume".formatted(format.label()));
  }

  private static int[] ascii(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    int[] values = new int[bytes.length];
    Arrays.setAll(values, i -> bytes[i]);
    return values;
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1024", "2047", "2048", "100000"})
  void aVolumeWithoutAFileSystemIsNone(int size) throws IOException {
    MemoryVolume volume = new MemoryVolume(new byte[size]);
    assertThat(DiskFileSystem.identify(volume)).isEmpty();
    assertThatThrownBy(() -> DiskFileSystem.open(volume, "/dev/sda2"))
        .isInstanceOf(IOException.class)
        .hasMessage("/dev/sda2: no file system that is known");
  }

  @Test
  void aClosedFileSystemLeavesItsVolumeOpen() throws IOException {
    MemoryVolume volume = new MemoryVolume(ExtImages.image("ext3-1k"));
    FileSystem first;
    try (DiskFileSystem once = DiskFileSystem.open(volume, "/dev/sda1")) {
      first = once.files();
    }
    assertThat(first.isOpen()).isFalse();
    try (DiskFileSystem again = DiskFileSystem.open(volume, "/dev/sda1")) {
      assertThat(Files.exists(again.files().getPath("/etc/shadow"))).isTrue();
    }
  }
}

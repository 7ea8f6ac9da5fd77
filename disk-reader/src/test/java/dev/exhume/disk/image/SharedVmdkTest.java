package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every VMDK of the collection holds the disk that it was made from. */
class SharedVmdkTest {
  private static final String SMALL =
      "3a06dcb511533bdc914221ad24ef792c595b1e7b68964faf4f2e89601cc126d4";
  private static final String CHANGED =
      "6173dab71671df98943e1ee523dc7a6855343ade07ce7e2c4722038079c4b9b9";
  @TempDir static Path directory;

  @BeforeAll
  static void unpack() throws IOException {
    SharedDisks.unpackAll("made/containers-small.tgz", directory);
    try (DirectoryStream<Path> packed =
        Files.newDirectoryStream(SharedDisks.at("vmdk-rs"), "*.gz")) {
      for (Path file : packed) {
        SharedDisks.unpack("vmdk-rs/" + file.getFileName(), directory);
      }
    }
    SharedDisks.unpack("dfvfs/ext2.vmdk.gz", directory);
  }

  @ParameterizedTest
  @CsvSource({
    "monolithicFlat/disk.vmdk, " + SMALL,
    "monolithicSparse/disk.vmdk, " + SMALL,
    "streamOptimized/disk.vmdk, " + SMALL,
    "twoGbMaxExtentFlat/disk.vmdk, " + SMALL,
    "twoGbMaxExtentSparse/disk.vmdk, " + SMALL,
    "vmdk-zeroed/disk.vmdk, " + SMALL,
    "vmdk-chain/base.vmdk, " + SMALL,
    "vmdk-chain/base-000002.vmdk, " + CHANGED,
    "monolithicSparse.vmdk, a3bcf05f07a1c06a3380eeca8571f0efb2b85afafa1e21662b8cad436d1f7727",
    "streamOptimized.vmdk, a3bcf05f07a1c06a3380eeca8571f0efb2b85afafa1e21662b8cad436d1f7727",
    "twoGbMaxExtentSparse.vmdk, a3bcf05f07a1c06a3380eeca8571f0efb2b85afafa1e21662b8cad436d1f7727",
    "streamOptimizedWithMarkers.vmdk,"
        + " 92c0f8b4280377437056f57c51ef51a5f8aeb1462ac630ef0633febcbfc3db4e",
    "vmfs_thick.vmdk, 8d43c795d24bce01b49f92744f934c1072210dcac170bb1c83a5aa56df46ab7d",
    "ext2.vmdk, a6c2f0e39afe6c6ab432ca5465349fcefe8dc944398e97b2d957d3f89dbb5d80",
  })
  void isTheDiskThatItWasMadeFrom(String image, String sha256) throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve(image))) {
      assertThat(disk.format()).isEqualTo(ImageFormat.VMDK);
      assertThat(DiskBytes.sha256(disk.bytes())).isEqualTo(sha256);
      assertThat(disk.problems()).isEmpty();
    }
  }

  /**
   * Five GiB take a minute to digest; the checksum is of the raw disk that {@code RAW-SHA256} has.
   */
  @Test
  void aDiskInSeveralFilesOfTwoGibIsOneDisk() throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve("twogb5/disk.vmdk"))) {
      assertThat(disk.bytes().size()).isEqualTo(5L << 30);
      assertThat(disk.files()).hasSize(4);
      assertThat(DiskBytes.crc32(disk.bytes())).isEqualTo(0x304038d5L);
    }
  }

  @Test
  void aSnapshotWithoutItsExtentSaysWhatIsMissing() throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve("vmfs_thick-000001.vmdk"))) {
      assertThat(disk.bytes().size()).isEqualTo(4096 * 512);
      assertThat(disk.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .startsWith("\"vmfs_thick-000001-delta.vmdk\" was not found; looked for: ")
                      .contains(directory.toRealPath().toString()));
    }
  }
}

package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every qcow of the collection holds the disk that it was made from. */
class SharedQcowTest {
  private static final String SMALL =
      "3a06dcb511533bdc914221ad24ef792c595b1e7b68964faf4f2e89601cc126d4";
  private static final String CHANGED =
      "6173dab71671df98943e1ee523dc7a6855343ade07ce7e2c4722038079c4b9b9";

  @TempDir static Path directory;

  @BeforeAll
  static void unpack() {
    SharedDisks.unpackAll("made/containers-small.tgz", directory);
    SharedDisks.unpack("dfvfs/ext2.qcow2.gz", directory);
  }

  @ParameterizedTest
  @CsvSource({
    "qcow/v1.qcow, " + SMALL,
    "qcow/v1-c.qcow, " + SMALL,
    "qcow/v2.qcow2, " + SMALL,
    "qcow/v3.qcow2, " + SMALL,
    "qcow/v3-c512.qcow2, " + SMALL,
    "qcow/v3-extl2.qcow2, " + SMALL,
    "qcow/v3-zlib.qcow2, " + SMALL,
    "qcow/v3-zstd.qcow2, " + SMALL,
    "qcow/base.qcow2, " + SMALL,
    "qcow/top.qcow2, " + CHANGED,
    "ext2.qcow2, a6c2f0e39afe6c6ab432ca5465349fcefe8dc944398e97b2d957d3f89dbb5d80",
  })
  void isTheDiskThatItWasMadeFrom(String image, String sha256) throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve(image))) {
      assertThat(disk.format()).isEqualTo(ImageFormat.QCOW);
      assertThat(DiskBytes.sha256(disk.bytes())).isEqualTo(sha256);
      assertThat(disk.problems()).isEmpty();
    }
  }
}

package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.SharedDisks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every image of the collection that is no VMDK holds the disk that it was made from. */
class SharedImagesTest {
  private static final String SMALL =
      "3a06dcb511533bdc914221ad24ef792c595b1e7b68964faf4f2e89601cc126d4";
  private static final String CHANGED =
      "6173dab71671df98943e1ee523dc7a6855343ade07ce7e2c4722038079c4b9b9";

  @TempDir static Path directory;

  @BeforeAll
  static void unpack() {
    SharedDisks.unpackAll("made/containers-small.tgz", directory);
    for (String name : List.of("ext2.qcow2", "ext2.vhd", "image.vhd", "image-differential.vhd")) {
      SharedDisks.unpack("dfvfs/%s.gz".formatted(name), directory);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "QCOW, qcow/v1.qcow, " + SMALL,
    "QCOW, qcow/v1-c.qcow, " + SMALL,
    "QCOW, qcow/v2.qcow2, " + SMALL,
    "QCOW, qcow/v3.qcow2, " + SMALL,
    "QCOW, qcow/v3-c512.qcow2, " + SMALL,
    "QCOW, qcow/v3-extl2.qcow2, " + SMALL,
    "QCOW, qcow/v3-zlib.qcow2, " + SMALL,
    "QCOW, qcow/v3-zstd.qcow2, " + SMALL,
    "QCOW, qcow/base.qcow2, " + SMALL,
    "QCOW, qcow/top.qcow2, " + CHANGED,
    "QCOW, ext2.qcow2, a6c2f0e39afe6c6ab432ca5465349fcefe8dc944398e97b2d957d3f89dbb5d80",
    "VDI, vdi/dyn.vdi, " + SMALL,
    "VDI, vdi/static.vdi, " + SMALL,
    "VHD, vhd/fixed.vhd, " + SMALL,
    "VHDX, vhdx/dyn.vhdx, " + SMALL,
    "VHDX, vhdx/fixed.vhdx, " + SMALL,
    "VHD, ext2.vhd, 870be7ae16c1fa8faab05c6eb9205dc9a7ae35c5f552c5cf8a267c0bc6a5cb99",
  })
  void isTheDiskThatItWasMadeFrom(ImageFormat format, String image, String sha256)
      throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve(image))) {
      assertThat(disk.format()).isEqualTo(format);
      assertThat(DiskBytes.sha256(disk.bytes())).isEqualTo(sha256);
      assertThat(disk.problems()).isEmpty();
    }
  }

  @Test
  void aDynamicVhdIsTheDiskAndZerosUpToAWholeCylinder() throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve("vhd/dyn.vhd"))) {
      assertThat(disk.bytes().size()).isEqualTo(16_781_312);
      assertThat(DiskBytes.sha256(disk.bytes().slice(0, 16 << 20))).isEqualTo(SMALL);
      assertThat(DiskBytes.read(disk.bytes(), 16 << 20, 4096)).containsOnly(0);
      assertThat(disk.problems()).isEmpty();
    }
  }

  /** What libvhdi shows of them; the checksums were not kept when the footers were changed. */
  @ParameterizedTest
  @ValueSource(strings = {"image.vhd", "image-differential.vhd"})
  void aVhdWithWrongChecksumsIsReadAndTold(String name) throws IOException {
    try (DiskImage disk = DiskImage.open(directory.resolve(name))) {
      assertThat(disk.format()).isEqualTo(ImageFormat.VHD);
      assertThat(DiskBytes.sha256(disk.bytes()))
          .isEqualTo("c6db12a7db548e193c29420c1b4533e4708b20c5033db5cc29ef075d48316d25");
      assertThat(disk.files()).hasSize(name.equals("image.vhd") ? 1 : 2);
      assertThat(disk.problems())
          .isNotEmpty()
          .allMatch(problem -> problem.message().startsWith("VHD "));
    }
  }

  /** What QEMU shows of it after it has replayed the log, for which it has to write. */
  @Test
  void theLogOfAVhdxThatWasNotClosedCounts() throws IOException {
    Path image = SharedDisks.unpack("discutils/vhdx-log-replay.vhdx.gz", directory);
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(disk.bytes().size()).isEqualTo(1L << 30);
      assertThat(DiskBytes.crc32(disk.bytes())).isEqualTo(0xa1c1d01aL);
      assertThat(disk.problems()).isEmpty();
    }
  }

  /** The checksums are of what QEMU shows of them. */
  @ParameterizedTest
  @CsvSource({"lvm2, be780b99", "xfs, 98ef2fcf"})
  void aDiskOfHyperVIsReadFromAllItsBlocks(String name, String crc32) throws IOException {
    Path image = SharedDisks.unpack("discutils/%s.vhdx.gz".formatted(name), directory);
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(disk.bytes().size()).isEqualTo(10L << 30);
      assertThat(DiskBytes.crc32(disk.bytes())).isEqualTo(Long.parseLong(crc32, 16));
    }
  }

  @Test
  void aDiskOfHyperVMayBeAllButEmpty() throws IOException {
    Path image = SharedDisks.unpack("discutils/swap.vhdx.gz", directory);
    try (DiskImage disk = DiskImage.open(image)) {
      assertThat(disk.bytes().size()).isEqualTo(10L << 30);
      assertThat(DiskBytes.sha256(disk.bytes().slice(0, 4096)))
          .isEqualTo("b3dd555600a432712a5df00018e81ab99f9bff0bf98eedeb72393de733a40d21");
      assertThat(DiskBytes.read(disk.bytes(), (10L << 30) - 4096, 4096)).containsOnly(0);
    }
  }
}

package dev.exhume.disk.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.SealedDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer starts from images that are sound, and so reaches what lies behind their start. */
class FuzzSeedsTest {
  private static final int SMALLEST_DISK = 5120 * 512;

  @TempDir Path directory;

  static Stream<Arguments> images() {
    return Stream.of(
            of(ImageFormat.VMDK, FuzzSeeds.vmdk()),
            of(ImageFormat.VMDK, FuzzSeeds.cowd()),
            of(ImageFormat.VMDK, FuzzSeeds.seSparse()),
            of(ImageFormat.VDI, FuzzSeeds.vdi()),
            of(ImageFormat.VHD, FuzzSeeds.vhd()),
            of(ImageFormat.VHDX, FuzzSeeds.vhdx()),
            of(ImageFormat.QCOW, FuzzSeeds.qcow()))
        .flatMap(seeds -> seeds);
  }

  private static Stream<Arguments> of(ImageFormat format, Stream<byte[]> packed) {
    return packed.map(seed -> Arguments.of(format, seed));
  }

  @ParameterizedTest
  @MethodSource("images")
  void aDiskIsInEachFile(ImageFormat format, byte[] packed) throws IOException {
    byte[] file = PackedDisk.unpack(packed);
    if (format == ImageFormat.VHD) {
      SealedDisk.vhd(file);
    } else if (format == ImageFormat.VHDX) {
      SealedDisk.vhdx(file);
    }
    try (DiskImage disk = DiskImage.open(Files.write(directory.resolve("seed"), file))) {
      assertThat(disk.format()).isEqualTo(format);
      assertThat(disk.bytes().size()).isGreaterThanOrEqualTo(SMALLEST_DISK);
    }
  }

  @Test
  void descriptorsNameTheirFiles() throws IOException {
    for (byte[] text : FuzzSeeds.descriptor().toList()) {
      try (DiskImage disk = DiskImage.open(Files.write(directory.resolve("seed"), text))) {
        assertThat(disk.format()).isEqualTo(ImageFormat.VMDK);
        assertThat(disk.problems().toString()).contains("disk-");
      }
    }
  }
}

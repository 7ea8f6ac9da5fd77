package dev.exhume.disk.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.SealedDisk;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an image holds, it is read or refused. */
class ImageFuzzTest {
  private static final Path DIRECTORY = Jimfs.newFileSystem(Configuration.unix()).getPath("/work");
  private static final int PARTS = 12;
  private static final int PART_BYTES = 5000;

  /** Files that descriptors name: extents and parents. */
  private static final Path SERVER = server();

  private static Path server() {
    try {
      Path server = Files.createDirectories(DIRECTORY.resolve("server"));
      Files.write(server.resolve("disk-flat.vmdk"), DiskImages.small());
      Files.write(server.resolve("v1-packed.qcow"), DiskImages.small());
      Files.writeString(
          server.resolve("base.vmdk"), "CID=11111111\nRW 5123 FLAT \"disk-flat.vmdk\" 0\n");
      Files.writeString(
          server.resolve("disk.vmdk"), "CID=22222222\nRW 5123 FLAT \"disk-flat.vmdk\" 0\n");
      return server;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#descriptor")
  @FuzzTest
  void descriptor(byte[] file) throws IOException {
    read(file);
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#vmdk")
  @FuzzTest
  void vmdk(byte[] packed) throws IOException {
    read(PackedDisk.unpack(packed));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#cowd")
  @FuzzTest
  void cowd(byte[] packed) throws IOException {
    read(PackedDisk.unpack(packed));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#seSparse")
  @FuzzTest
  void seSparse(byte[] packed) throws IOException {
    read(PackedDisk.unpack(packed));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#vdi")
  @FuzzTest
  void vdi(byte[] packed) throws IOException {
    read(PackedDisk.unpack(packed));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#vhd")
  @FuzzTest
  void vhd(byte[] packed) throws IOException {
    read(SealedDisk.vhd(PackedDisk.unpack(packed)));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#vhdx")
  @FuzzTest
  void vhdx(byte[] packed) throws IOException {
    read(SealedDisk.vhdx(PackedDisk.unpack(packed)));
  }

  @MethodSource("dev.exhume.disk.image.FuzzSeeds#qcow")
  @FuzzTest
  void qcow(byte[] packed) throws IOException {
    read(PackedDisk.unpack(packed));
  }

  private static void read(byte[] bytes) throws IOException {
    Path file = Files.write(SERVER.resolve("fuzzed"), bytes);
    try (DiskImage disk = DiskImage.open(file)) {
      long size = disk.bytes().size();
      int length = (int) Math.min(size, PART_BYTES);
      for (int part = 0; part <= PARTS; part++) {
        readPart(disk, (size - length) / PARTS * part, length);
      }
      disk.problems();
    } catch (IOException e) {
      // An image may be refused; it may not do anything else.
    }
  }

  private static void readPart(DiskImage disk, long position, int length) {
    try {
      DiskBytes.read(disk.bytes(), position, length);
    } catch (IOException e) {
      // So may any part of it.
    }
  }
}

package dev.exhume.disk.image;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.exhume.disk.PackedDisk;
import dev.exhume.testdata.DiskImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the fuzz tests start from: images that tools made, of which little more is left than what
 * they say of the disk.
 */
final class FuzzSeeds {
  /** Longer ones hold more of the same. */
  private static final int MOST_SECTORS = 80;

  private FuzzSeeds() {}

  static Stream<byte[]> descriptor() {
    return files("vmdk", "monolithicFlat/disk.vmdk", "cowd/disk-000001.vmdk");
  }

  static Stream<byte[]> vmdk() {
    return packed(
        "vmdk",
        "monolithicSparse/disk.vmdk",
        "streamOptimized/disk.vmdk",
        "chain/base-000001.vmdk");
  }

  static Stream<byte[]> cowd() {
    return packed("vmdk", "cowd/disk-000001-delta.vmdk");
  }

  static Stream<byte[]> seSparse() {
    return packed("vmdk", "sesparse/disk-000001-delta.vmdk");
  }

  static Stream<byte[]> vdi() {
    return packed("vdi", "disk.vdi", "child.vdi");
  }

  static Stream<byte[]> vhd() {
    return packed("vhd", "disk.vhd", "child.vhd", "fixed.vhd");
  }

  static Stream<byte[]> vhdx() {
    return packed("vhdx", "disk.vhdx", "child.vhdx", "log.vhdx");
  }

  static Stream<byte[]> qcow() {
    return packed(
        "qcow",
        "v1-packed.qcow",
        "v3.qcow2",
        "small-clusters.qcow2",
        "zstd.qcow2",
        "top-v2.qcow2",
        "top-extended.qcow2",
        "data-file.qcow2");
  }

  private static Stream<byte[]> packed(String archive, String... names) {
    return files(archive, names)
        .map(file -> PackedDisk.pack(file, MOST_SECTORS, sector -> !isOfDisk(sector)));
  }

  /** Whether a sector is one of the disk, and says nothing of it. */
  private static boolean isOfDisk(byte[] sector) {
    String start = new String(sector, 0, 8, StandardCharsets.US_ASCII);
    return start.startsWith("sector ") || start.startsWith("changed ");
  }

  private static Stream<byte[]> files(String archive, String... names) {
    try (FileSystem memory = Jimfs.newFileSystem(Configuration.unix())) {
      Path directory = memory.getPath("/work");
      DiskImages.unpack(archive, directory);
      List<byte[]> files = new ArrayList<>();
      for (String name : names) {
        files.add(Files.readAllBytes(directory.resolve(name)));
      }
      return files.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

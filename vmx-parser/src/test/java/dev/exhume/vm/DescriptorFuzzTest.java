package dev.exhume.vm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a descriptor holds, it is read or refused. */
class DescriptorFuzzTest {
  private static final Path HOME = Jimfs.newFileSystem(Configuration.unix()).getPath("/work/web01");

  static {
    try {
      Files.createDirectories(HOME.resolve("Snapshots"));
      Files.writeString(HOME.resolve("web01.vmdk"), "disk");
      Files.writeString(HOME.resolve("Snapshots/difference.vdi"), "disk");
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @MethodSource("dev.exhume.vm.DescriptorSeeds#vmx")
  @FuzzTest
  void vmx(byte[] bytes) throws IOException {
    DescriptorReading.readOrRefuse(HOME, bytes);
  }

  @MethodSource("dev.exhume.vm.DescriptorSeeds#vmsd")
  @FuzzTest
  void vmsd(byte[] bytes) throws IOException {
    DescriptorReading.readWithSnapshots(HOME, bytes);
  }

  @MethodSource("dev.exhume.vm.DescriptorSeeds#vbox")
  @FuzzTest
  void vbox(byte[] bytes) throws IOException {
    DescriptorReading.readOrRefuse(HOME, bytes);
  }

  @MethodSource("dev.exhume.vm.DescriptorSeeds#ovf")
  @FuzzTest
  void ovf(byte[] bytes) throws IOException {
    DescriptorReading.readOrRefuse(HOME, bytes);
  }

  @MethodSource("dev.exhume.vm.DescriptorSeeds#ova")
  @FuzzTest
  void ova(byte[] bytes) throws IOException {
    DescriptorReading.readOrRefuse(HOME, bytes);
  }
}

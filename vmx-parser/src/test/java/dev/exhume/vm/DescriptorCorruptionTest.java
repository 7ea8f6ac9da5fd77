package dev.exhume.vm;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A damaged descriptor is read as far as it goes, or refused. */
class DescriptorCorruptionTest {
  private static final int CUTS = 60;
  private static final int FLIPS = 300;

  @ParameterizedTest
  @MethodSource("dev.exhume.vm.DescriptorSeeds#vmx")
  void settings(byte[] good) throws IOException {
    readsOrRefuses(good);
  }

  @ParameterizedTest
  @MethodSource("dev.exhume.vm.DescriptorSeeds#vbox")
  void settingsOfVirtualBox(byte[] good) throws IOException {
    readsOrRefuses(good);
  }

  @ParameterizedTest
  @MethodSource("dev.exhume.vm.DescriptorSeeds#ovf")
  void packages(byte[] good) throws IOException {
    readsOrRefuses(good);
  }

  @ParameterizedTest
  @MethodSource("dev.exhume.vm.DescriptorSeeds#ova")
  void archives(byte[] good) throws IOException {
    readsOrRefuses(good);
  }

  @ParameterizedTest
  @MethodSource("dev.exhume.vm.DescriptorSeeds#vmsd")
  void snapshots(byte[] good) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path home = Files.createDirectories(files.getPath("/vms/web01"));
      corruptions(good)
          .forEach(
              bytes ->
                  assertThatCode(() -> DescriptorReading.readWithSnapshots(home, bytes))
                      .doesNotThrowAnyException());
    }
  }

  private static void readsOrRefuses(byte[] good) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(Configuration.unix())) {
      Path home = Files.createDirectories(files.getPath("/vms/web01"));
      corruptions(good)
          .forEach(
              bytes ->
                  assertThatCode(() -> DescriptorReading.readOrRefuse(home, bytes))
                      .doesNotThrowAnyException());
    }
  }

  private static Stream<byte[]> corruptions(byte[] good) {
    Stream<byte[]> cut =
        IntStream.rangeClosed(0, CUTS).mapToObj(n -> Arrays.copyOf(good, good.length * n / CUTS));
    Random random = new Random(17);
    Stream<byte[]> flipped = IntStream.range(0, FLIPS).mapToObj(i -> flipOneBit(good, random));
    return Stream.concat(cut, flipped);
  }

  private static byte[] flipOneBit(byte[] good, Random random) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
    return bad;
  }
}

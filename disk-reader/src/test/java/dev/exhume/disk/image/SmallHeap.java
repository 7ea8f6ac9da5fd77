package dev.exhume.disk.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own that has 64 MiB to read images with. */
final class SmallHeap {
  private static final int PARTS = 1000;

  private SmallHeap() {}

  /** For each image its size, or why it cannot be read. */
  static List<String> read(Path... images) throws IOException {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx64m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        SmallHeap.class.getName());
    Stream.of(images).map(Path::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output.lines().toList();
  }

  /** Reads some of all parts of each image. */
  public static void main(String[] images) {
    for (String image : images) {
      try (DiskImage disk = DiskImage.open(Path.of(image))) {
        long size = disk.bytes().size();
        for (int part = 0; part < PARTS; part++) {
          DiskBytes.read(disk.bytes(), size / PARTS * part, 65_536);
        }
        System.out.println(size);
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}

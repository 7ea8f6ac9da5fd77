package dev.exhume.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.filesystem.UnixNames;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names come through in a JVM whose own charset is ASCII, with the kernel's calls or without. */
class OtherLocaleTest {
  private static final String OPENS = "--add-opens=java.base/sun.nio.%s=ALL-UNNAMED";

  /** What the other JVM runs: prints each name of a directory as ASCII, and what the file holds. */
  public static void main(String... arguments) throws IOException {
    System.out.println(KernelCalls.available().isPresent());
    try (FileSystem files = UnixFileSystem.of(DirectoryTree.open(Path.of(arguments[0])));
        Stream<Path> entries = Files.list(files.getPath("/"))) {
      for (Path entry : entries.toList()) {
        Path typed = files.getPath(entry.toString());
        String content =
            Files.isSymbolicLink(typed)
                ? ascii(Files.readSymbolicLink(typed))
                : Files.readString(typed);
        System.out.println(ascii(entry) + " " + content);
      }
    }
  }

  private static String ascii(Path path) {
    StringBuilder ascii = new StringBuilder();
    for (byte raw : UnixNames.encode(path.toString())) {
      ascii.append(raw < 0 ? "%%%02x".formatted(Byte.toUnsignedInt(raw)) : (char) raw);
    }
    return ascii.toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void namesKeepTheirBytes(boolean opened) throws IOException, InterruptedException {
    try (TemporaryTree root = TemporaryTree.create()) {
      SampleDirectory sample = new SampleDirectory(root.path());
      Files.writeString(sample.host("ascii"), "1");
      Files.writeString(sample.host("caf\u00e9"), "2");
      Files.writeString(sample.host("gr\u00c3\u00bcn"), "3");
      Files.writeString(sample.host("q?"), "4");
      Files.createSymbolicLink(sample.host("link"), sample.host("/../caf\u00e9").getFileName());

      assertThat(list(root.path(), opened))
          .containsExactly(
              Boolean.toString(opened),
              "/ascii 1",
              "/caf%e9 2",
              "/gr%c3%bcn 3",
              "/link caf%e9",
              "/q? 4");
    }
  }

  private static List<String> list(Path root, boolean opened)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    if (opened) {
      command.addAll(List.of(OPENS.formatted("fs"), OPENS.formatted("ch")));
    }
    String own = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", own)));
    command.addAll(List.of(OtherLocaleTest.class.getName(), root.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }
}

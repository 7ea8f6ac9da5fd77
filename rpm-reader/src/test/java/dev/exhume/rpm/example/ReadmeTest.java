package dev.exhume.rpm.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.testdata.RpmDatabases;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  @TempDir Path directory;

  @Test
  void theExampleIsTheOneThatIsTested() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String example = readme.substring(readme.indexOf("```java\n") + 8, readme.indexOf("\n```\n"));
    Path source = Path.of("src/test/java/dev/exhume/rpm/example/Inventory.java");
    assertThat(unindented(Files.readAllLines(source)))
        .contains(unindented(example.lines().toList()));
  }

  @Test
  void theExampleTellsWhatWasOnAMachine() throws IOException {
    Files.write(directory.resolve("Packages"), RpmDatabases.packagesFile("tags/Packages"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Inventory.print(directory, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("dig-tags-1.2-3.x86_64 VERIFIED")
        .contains("  built on builder.example.org")
        .contains("  configured by /etc/dig-tags.conf")
        .contains("  signed EdDSA/SHA256, ");
  }

  private static String unindented(List<String> lines) {
    return lines.stream().map(String::strip).collect(Collectors.joining("\n"));
  }
}

package dev.exhume.core.analysis.boot.upstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobVariableTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "env DB_PASSWORD=s3cr=t&$(x);!,s3cr=t&$(x);!",
        "  env DB_PASSWORD=\"two words\",two words",
        "env DB_PASSWORD='x#y'  # of the shop,x#y",
      })
  void aShellReadsTheValueOfASecretFromItsLine(String line, String value)
      throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh on this machine");
    Path file = directory.resolve("the shop's.conf");
    Files.write(file, List.of("start on startup", line, "env PORT=80"));
    JobVariable variable =
        new JobVariable("DB_PASSWORD", value, new TextLine(file.toString(), 2, line));

    Process process =
        new ProcessBuilder("/bin/sh", "-c", variable.printed()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(variable.isSecret()).isTrue();
    assertThat(output.strip()).isEqualTo(value);
  }
}

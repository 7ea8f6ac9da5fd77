package dev.exhume.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Problem;
import dev.exhume.testdata.DeadServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextFileTest {
  private final Problems problems = new Problems();

  @Test
  void linesAreCountedFromOneWhateverEndsThem() throws Exception {
    TextFile file = read("one\r\ntwo\n\n# four\nfive".getBytes(StandardCharsets.UTF_8));
    assertThat(file.lines())
        .extracting(TextLine::text)
        .containsExactly("one", "two", "", "# four", "five");
    assertThat(file.meaningfulLines()).extracting(TextLine::number).containsExactly(1, 2, 5);
    assertThat(file.lines().get(1).evidence()).isEqualTo(Evidence.line("/etc/file", 2));
  }

  @Test
  void whatIsNotUtf8IsLatin1() throws Exception {
    assertThat(read(new byte[] {'c', 'a', 'f', (byte) 0xe9}).lines().get(0).text())
        .isEqualTo("caf\u00e9");
  }

  @Test
  void aFileThatIsNotThereIsNoProblem() throws Exception {
    Path root = DeadServers.server().directory("/etc").root();
    assertThat(TextFile.read(root.resolve("etc/none"), problems)).isEmpty();
    assertThat(TextFile.read(root.resolve("etc"), problems)).isEmpty();
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aCycleOfLinksIsAProblem() throws Exception {
    Path root = DeadServers.server().link("/etc/a", "b").link("/etc/b", "a").root();
    assertThat(TextFile.read(root.resolve("etc/a"), problems)).isEmpty();
    assertThat(problems.sorted()).extracting(Problem::path).containsExactly("/etc/a");
  }

  @Test
  void aFileThatIsTooLongIsReadFromItsStart() throws Exception {
    byte[] long17MiB = new byte[17 << 20];
    assertThat(read(long17MiB).lines()).hasSize(1);
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("is longer than 16 MiB; only its start was read");
  }

  @Test
  void aFileOfBareLineFeedsDoesNotFillTheMemory() throws Exception {
    byte[] feeds = new byte[1 << 20];
    Arrays.fill(feeds, (byte) '\n');
    assertThat(read(feeds).lines()).hasSize(500_000);
    assertThat(problems.sorted())
        .extracting(Problem::message)
        .containsExactly("has more than 500000 lines; only the first were read");
  }

  private TextFile read(byte[] content) throws Exception {
    Path root = DeadServers.server().bytes("/etc/file", content).root();
    Optional<TextFile> file = TextFile.read(root.resolve("etc/file"), problems);
    assertThat(file).isPresent();
    return file.orElseThrow();
  }
}

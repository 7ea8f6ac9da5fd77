package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.cli.text.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is given in place of a dead server gets one line that says what is wrong with it. */
class BadSourceTest {
  @TempDir private Path directory;

  @Test
  void anEmptyDirectoryHoldsNoRoot() {
    CommandRun run = CommandRun.of("analyze", directory);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("exhume: ").contains(directory.toString());
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileThatIsNoTarballIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("notes.txt"), "to do\n");
    CommandRun run = CommandRun.of("rescue", file, "-o", directory.resolve("kit"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("exhume: ").contains("notes.txt");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(directory.resolve("kit")).doesNotExist();
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.of("packages", directory.resolve("gone"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("exhume: ").contains("gone");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aLineFeedInANameDoesNotBreakTheLine() {
    CommandRun run = CommandRun.of("analyze", directory.resolve("a\nb"));
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("a\\x0ab");
  }

  @Test
  void aMissingOptionIsWrongUsageAndSaysWhereToLook() {
    CommandRun run = CommandRun.of("rescue", directory);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("--output").contains("exhume rescue --help");
  }

  @Test
  void noCommandIsWrongUsage() {
    assertThat(CommandRun.of().status()).isEqualTo(2);
  }

  @Test
  void anArchiveIsNeverWrittenOver() throws IOException {
    Path kit = Files.createDirectories(directory.resolve("kit"));
    Path archive = Files.writeString(kit.resolve("rootfs.tar.gz"), "evidence");
    Path link = Files.createSymbolicLink(directory.resolve("link"), archive);
    assertThat(CommandRun.of("analyze", archive, "-o", archive).status()).isEqualTo(2);
    assertThat(CommandRun.of("analyze", archive, "-o", link).status()).isEqualTo(2);
    assertThat(CommandRun.of("rescue", archive, "-o", kit).status()).isEqualTo(2);
    assertThat(archive).hasContent("evidence");
  }

  @Test
  void aKitThatWouldBeAFileIsToldSo() throws IOException {
    Path root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("etc"));
    Path file = Files.writeString(directory.resolve("file"), "x");
    CommandRun run = CommandRun.of("rescue", root, "-o", file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines("exhume: " + file + ": is there already, and is no directory");
  }

  @Test
  void aNameThatTheJvmCannotCarryIsExplained() {
    CommandRun run = CommandRun.of("analyze", directory.resolve("caf\ufffd"));
    assertThat(run.err()).contains("a name that is not UTF-8 cannot be given");
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void whatTurnsWritingRoundIsShownAndNotDone() {
    assertThat(OneLine.of("exe\u202etxt\u2028\uefff\u009b"))
        .isEqualTo("exe\\u202etxt\\u2028\\xff\\x9b");
  }

  @Test
  void anOutputInsideTheEvidenceIsRefused() throws IOException {
    Path root = Files.createDirectories(directory.resolve("root"));
    Files.createDirectories(root.resolve("etc"));
    CommandRun kit = CommandRun.of("rescue", root, "-o", root.resolve("kit/deep"));
    CommandRun profile = CommandRun.of("analyze", root, "-o", root.resolve("etc/profile.json"));
    assertThat(kit.status()).isEqualTo(2);
    assertThat(profile.status()).isEqualTo(2);
    assertThat(root.resolve("kit")).doesNotExist();
    assertThat(root.resolve("etc")).isEmptyDirectory();
  }
}

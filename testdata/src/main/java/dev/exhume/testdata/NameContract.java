package dev.exhume.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every name that Linux allows comes through, and leads to its file. */
interface NameContract extends SampledFiles {
  @Test
  default void everyListedNameLeadsToItsFile() throws IOException {
    List<String> listed = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(files().getPath("/names"))) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        listed.add(name);
        Path typed = files().getPath("/names", name);
        assertThat(typed).isEqualTo(entry);
        assertThat(Files.readAllBytes(typed)).isEqualTo(Files.readAllBytes(entry)).isNotEmpty();
        assertThat(entry.toUri().toString()).startsWith("exhume:///").contains("!/names/");
      }
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            held().stream()
                .filter(path -> path.startsWith("names/"))
                .map(path -> SampledFiles.text(path.substring("names/".length())))
                .toList());
  }

  @Test
  default void aByteThatIsNoUtf8IsACharacterOfThePrivateUseArea() {
    assertThat(at("names/" + SampleTree.LATIN_NAME)).hasToString("/names/caf\uefe9.txt");
    assertThat(Files.isRegularFile(at("names/" + SampleTree.LATIN_NAME))).isTrue();
    assertThat(Files.exists(files().getPath("/names/caf\u00e9.txt"))).isFalse();
    assertThat(Files.exists(files().getPath("/names/caf?.txt"))).isFalse();
    assertThat(Files.exists(files().getPath("/names/caf\ufffd.txt"))).isFalse();
  }

  @Test
  default void aNameHasUpperAndLowerCase() {
    assertThat(Files.exists(files().getPath("/ETC/passwd"))).isFalse();
    assertThatThrownBy(() -> Files.readAllBytes(files().getPath("/etc/Passwd")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage("/etc/Passwd");
  }

  @Test
  default void aNameThatCannotBeIsRefused() {
    assertThatThrownBy(() -> files().getPath("/etc/pass\0wd"))
        .isInstanceOf(InvalidPathException.class);
    assertThatThrownBy(() -> files().getPath("/etc/\ud83d"))
        .isInstanceOf(InvalidPathException.class);
  }

  @Test
  default void aPathLongerThanLinuxAllowsIsRefused() {
    Path path = files().getPath("/etc/" + "../etc/".repeat(1000) + "passwd");
    assertThatThrownBy(() -> Files.readAllBytes(path))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("longer than 4095");
  }
}

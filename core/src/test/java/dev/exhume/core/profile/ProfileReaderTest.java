package dev.exhume.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileReaderTest {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("exhume.project"), "docs", "profile-example.json");

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsReadAsItWas() throws IOException {
    ServerProfile profile = ProfileJson.read(EXAMPLE);
    ProfileJson.write(profile, directory.resolve("profile.json"));

    assertThat(ProfileJson.read(directory.resolve("profile.json"))).isEqualTo(profile);
  }

  @Test
  void whatANewerProgramAddedIsPassedOver() throws IOException {
    Path newer =
        changed(
            "\"schemaVersion\": \"1.0\"", "\"schemaVersion\": \"1.7\", \"moons\": [{\"a\": 1}]");

    assertThat(ProfileJson.read(newer).os()).isEqualTo(ProfileJson.read(EXAMPLE).os());
  }

  @Test
  void listsThatAnOlderProgramDidNotKnowAreEmpty() throws IOException {
    Path older = changed("\"problems\":", "\"formerlyProblems\":");

    assertThat(ProfileJson.read(older).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"schemaVersion\": \"1.0\"' | '\"schemaVersion\": \"2.0\"' | is a profile of version 2.0; this program reads versions 1.*",
        "'\"schemaVersion\"'          | '\"version\"'                | is no profile: it has no schemaVersion",
        "'\"os\": {'                  | '\"moon\": {'                | is no profile: it has no os",
        "'\"verdict\": \"unneeded\"'  | '\"judged\": \"unneeded\"'   | is no profile: it has no services[1].verdict",
        "'\"verdict\": \"unneeded\"'  | '\"verdict\": \"perhaps\"'   | is no profile: ServerProfile[\"services\"]",
        "'\"count\": 412'             | '\"count\": \"many\"'        | is no profile: ServerProfile[\"packages\"]",
        "'\"tool\": {'                | '\"tool\": {,'               | is no profile: line 3, column",
      })
  void whatIsNoProfileIsSaidInOneLine(String from, String to, String message) throws IOException {
    Path broken = changed(from, to);

    assertThatIOException()
        .isThrownBy(() -> ProfileJson.read(broken))
        .withMessageStartingWith(broken + ": " + message)
        .satisfies(
            failure ->
                assertThat(failure.getMessage()).hasLineCount(1).doesNotContain("dev.exhume"));
  }

  @Test
  void aFileThatIsTooLongIsNotReadWhole() throws IOException {
    Path large = directory.resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 40);
    }

    assertThatIOException()
        .isThrownBy(() -> ProfileJson.read(large))
        .withMessageContaining("longer than 32 MiB");
  }

  static Stream<String> notProfiles() throws IOException {
    String good = Files.readString(EXAMPLE);
    Random random = new Random(17);
    Stream<String> cut =
        IntStream.range(0, 60).mapToObj(i -> good.substring(0, random.nextInt(good.length())));
    Stream<String> other =
        Stream.of(
            "",
            "null",
            "[]",
            "7",
            "{}",
            "\"text\"",
            "[".repeat(100_000),
            "{\"schemaVersion\":\"1.0\"}");
    Stream<String> nulled =
        Stream.of("services", "os", "evidence", "ports", "database", "name", "analysedAt")
            .map(name -> good.replace("\"" + name + "\": ", "\"" + name + "\": null, \"x\": "));
    return Stream.of(cut, other, nulled).flatMap(all -> all);
  }

  @ParameterizedTest(name = "corruption {index}")
  @MethodSource("notProfiles")
  void aBrokenProfileIsReadOrRefused(String text) throws IOException {
    Path file = Files.writeString(directory.resolve("p.json"), text);
    try {
      assertThat(ProfileJson.toString(ProfileJson.read(file))).isNotEmpty();
    } catch (IOException refused) {
      assertThat(refused.getMessage()).contains("is no profile").hasLineCount(1);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> ProfileJson.read(directory.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }

  private Path changed(String from, String to) throws IOException {
    String text = Files.readString(EXAMPLE);
    assertThat(text).contains(from);
    return Files.writeString(directory.resolve("changed.json"), text.replace(from, to));
  }
}

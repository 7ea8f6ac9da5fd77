package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fuzzer starts from databases that are sound, and so reaches what lies behind their start. */
class FuzzSeedsTest {
  @TempDir Path directory;

  static Stream<byte[]> files() {
    return Stream.of(FuzzSeeds.hash().limit(2), FuzzSeeds.btree().limit(2), FuzzSeeds.ndb())
        .flatMap(seeds -> seeds);
  }

  @ParameterizedTest
  @MethodSource("files")
  void twoPackagesAreInEachFile(byte[] file) throws IOException {
    hasPackages(Files.write(directory.resolve("Packages"), file), "dig", "old");
  }

  @Test
  void whatLiesBesideADatabaseOfSqliteCounts() throws IOException {
    List<byte[]> joined = FuzzSeeds.sqlite().toList();
    hasPackages(SmallSqlite.split(joined.get(0), directory), "dig", "old");
    hasPackages(SmallSqlite.split(joined.get(1), directory), "old");
    hasPackages(SmallSqlite.split(joined.get(2), directory), "dig", "old");
  }

  private static void hasPackages(Path file, String... names) throws IOException {
    try (RpmDatabase database = RpmDatabase.open(file)) {
      assertThat(database.packages()).extracting(RpmPackage::name).containsExactly(names);
      assertThat(database.problems()).isEmpty();
    }
  }
}

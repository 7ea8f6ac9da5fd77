package dev.exhume.core.kit.root;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChangeRuleTest {
  private static final Path DOCS = Path.of(System.getProperty("exhume.project"), "docs");
  private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\|.*");

  @Test
  void eachChangeIsTabulatedAndWhetherItCanBeLeftOut() throws IOException {
    Map<String, Boolean> told = new TreeMap<>();
    boolean optional = true;
    for (String line : Files.readAllLines(DOCS.resolve("changes.md"))) {
      optional &= !line.startsWith("Always made");
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        told.put(row.group(1), optional);
      }
    }

    assertThat(told)
        .isEqualTo(
            Arrays.stream(ChangeRule.values())
                .collect(toMap(ChangeRule::id, ChangeRule::isOptional)));
  }
}

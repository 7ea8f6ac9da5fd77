package dev.exhume.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No profile claims anything without saying where it comes from. */
class EvidenceTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("exhume.project"))
          .resolve("analyzer-cli/src/test/resources/golden");
  private static final String EVIDENCE = "evidence";

  /**
   * What says where it lies by itself, what is of this analysis, and what follows from the rest.
   */
  private static final Set<String> NEEDS_NONE =
      Set.of(
          "",
          ".tool",
          ".source",
          ".packages",
          ".packages.database",
          ".packages.items[]",
          ".customisation",
          ".customisation.modifiedFiles[]",
          ".customisation.unownedTrees[]",
          ".container",
          ".container.hostRequirements[]",
          ".container.options[]",
          ".container.dataDirectories[]",
          ".container.healthCheck",
          ".problems[]");

  static Stream<Path> profiles() throws IOException {
    List<Path> families;
    try (Stream<Path> all = Files.list(GOLDEN)) {
      families = all.map(family -> family.resolve("profile.json")).toList();
    }
    return families.stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyClaimOfAProfileHasEvidence(Path profile) throws IOException {
    Set<String> without = new TreeSet<>();
    collect(new ObjectMapper().readTree(profile.toFile()), "", without);
    without.removeAll(NEEDS_NONE);

    assertThat(without).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everySingleFactOfTheHostAndItsLifeIsInTheListOfEvidence(Path profile) throws IOException {
    JsonNode whole = new ObjectMapper().readTree(profile.toFile());
    Map<String, List<String>> facts =
        Map.of(
            "host", List.of("hostname", "timezone", "locale", "nameservers"),
            "activity",
                List.of("installedAt", "lastBoot", "lastShutdownClean", "lastLogin", "lastWrite"));
    facts.forEach(
        (part, names) -> {
          Set<String> told = new TreeSet<>();
          whole.get(part).get(EVIDENCE).forEach(one -> told.add(one.get("fact").asText()));
          assertThat(names.stream().filter(name -> isKnown(whole.get(part).get(name))))
              .as(part)
              .containsExactlyInAnyOrderElementsOf(told);
        });
  }

  private static boolean isKnown(JsonNode value) {
    return value.isArray() ? !value.isEmpty() : !value.isNull();
  }

  private static void collect(JsonNode node, String path, Set<String> without) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, path + "[]", without));
    } else if (node.isObject() && !hasOwnEvidence(node)) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        if (field.getKey().equals(EVIDENCE)) {
          continue;
        }
        if (field.getValue().isContainerNode()) {
          collect(field.getValue(), path + "." + field.getKey(), without);
        } else if (!field.getValue().isNull() && node.path(EVIDENCE).isEmpty()) {
          without.add(path);
        }
      }
    }
  }

  /** A list of evidence is for what stands right beside it, such as the single facts of a host. */
  private static boolean hasOwnEvidence(JsonNode claim) {
    return claim.path(EVIDENCE).isObject();
  }
}

package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tests of packages in a document of OVAL, with the objects and states that they join. Objects
 * are held if they are about packages of the server, states if such a test refers to them.
 */
final class OvalTests {
  private static final int MAX_TESTS = 1_000_000;
  private static final int MAX_STATES = 500_000;
  private static final int MAX_VALUES = 1_000;

  private final OvalRelease release;
  private final InstalledSources installed;
  private final Map<Long, Test> tests = new HashMap<>();
  private final Map<Long, Set<String>> names = new HashMap<>();
  private final Map<Long, Long> variables = new HashMap<>();
  private final Map<Long, OvalState> states = new HashMap<>();
  private Set<Long> wantedStates = Set.of();

  OvalTests(InstalledSources installed) {
    this.installed = installed;
    this.release = new OvalRelease(installed);
  }

  /** A test, by the hashes of what it refers to. */
  private record Test(long object, long state) {
    private static final long NONE = 0;
  }

  /**
   * That a package has a hole.
   *
   * @param builds which of its builds; empty if it has it as long as it is installed
   */
  record Claim(String packageName, Optional<Builds> builds) {}

  /**
   * What a test comes to on the server.
   *
   * @param truth empty where it depends on versions, or cannot be known
   */
  record Outcome(Optional<Boolean> truth, List<Claim> claims) {
    private static final Outcome UNKNOWN = new Outcome(Optional.empty(), List.of());
    private static final Outcome FALSE = new Outcome(Optional.of(false), List.of());
  }

  void readTest(XmlElements xml) throws IOException {
    boolean ofPackages = isOfPackages(xml);
    boolean absent = xml.attribute("check_existence").filter("none_exist"::equals).isPresent();
    long id = OvalCriteria.hash(xml.attribute("id").orElse(""));
    long object = Test.NONE;
    long state = Test.NONE;
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.name().equals("object")) {
        object = OvalCriteria.hash(xml.attribute("object_ref").orElse(""));
      } else if (xml.name().equals("state")) {
        state = OvalCriteria.hash(xml.attribute("state_ref").orElse(""));
      }
    }
    if (ofPackages && !absent) {
      if (tests.size() == MAX_TESTS) {
        throw new IOException("has more than %d tests".formatted(MAX_TESTS));
      }
      tests.put(id, new Test(object, state));
    }
  }

  private static boolean isOfPackages(XmlElements xml) {
    return xml.name().startsWith("rpminfo_") || xml.name().startsWith("dpkginfo_");
  }

  void readObject(XmlElements xml) throws IOException {
    boolean ofPackages = isOfPackages(xml);
    long id = OvalCriteria.hash(xml.attribute("id").orElse(""));
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (ofPackages && xml.name().equals("name")) {
        Optional<String> variable = xml.attribute("var_ref");
        if (variable.isPresent() && variables.size() < MAX_TESTS) {
          variables.put(id, OvalCriteria.hash(variable.get()));
        } else {
          addName(id, xml.text());
        }
      }
    }
  }

  private void addName(long id, String name) {
    if (installed.sourceOf(name).isPresent()
        || installed.isNamedBySource(name)
        || OvalRelease.isOne(name)) {
      Set<String> known = names.computeIfAbsent(id, first -> new LinkedHashSet<>());
      if (known.size() < MAX_VALUES) {
        known.add(name);
      }
    }
  }

  /** Objects come before states: from here on it is known which of those matter. */
  void beginStates() {
    Set<Long> wanted = new HashSet<>();
    for (Test test : tests.values()) {
      if (names.containsKey(test.object()) || variables.containsKey(test.object())) {
        wanted.add(test.state());
      }
    }
    wantedStates = wanted;
  }

  void readState(XmlElements xml) throws IOException {
    long id = OvalCriteria.hash(xml.attribute("id").orElse(""));
    if (!isOfPackages(xml) || !wantedStates.contains(id)) {
      xml.skip();
      return;
    }
    if (states.size() == MAX_STATES) {
      throw new IOException("has more than %d states of packages".formatted(MAX_STATES));
    }
    states.put(id, OvalState.read(xml));
  }

  void readVariable(XmlElements xml) throws IOException {
    long id = OvalCriteria.hash(xml.attribute("id").orElse(""));
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (xml.name().equals("value")) {
        addName(id, xml.text());
      }
    }
  }

  /** What the test of a hash comes to. */
  Outcome outcome(long id) {
    Test test = tests.get(id);
    if (test == null) {
      return Outcome.UNKNOWN;
    }
    Long variable = variables.get(test.object());
    Set<String> packages =
        names.getOrDefault(variable == null ? test.object() : variable, Set.of());
    if (packages.isEmpty()) {
      return Outcome.FALSE;
    }
    Optional<OvalState> state = Optional.ofNullable(states.get(test.state()));
    Optional<String> releasePackage = packages.stream().filter(OvalRelease::isOne).findFirst();
    if (releasePackage.isPresent()) {
      return new Outcome(release.isMet(releasePackage.get(), state), List.of());
    }
    return state
        .map(wanted -> outcome(packages, wanted))
        .orElseGet(() -> of(packages, Optional.empty()));
  }

  private Outcome outcome(Set<String> packages, OvalState state) {
    Set<String> meant =
        packages.stream()
            .filter(
                name ->
                    installed.isNamedBySource(name)
                        || installed.find(name).filter(state::isOfArchitecture).isPresent())
            .collect(Collectors.toSet());
    if (meant.isEmpty()) {
      return Outcome.FALSE;
    }
    if (!state.comparesVersions()) {
      return of(meant, Optional.empty());
    }
    return state.builds().map(builds -> of(meant, Optional.of(builds))).orElse(Outcome.UNKNOWN);
  }

  private static Outcome of(Set<String> packages, Optional<Builds> builds) {
    return new Outcome(
        builds.isPresent() ? Optional.empty() : Optional.of(true),
        packages.stream().sorted().map(name -> new Claim(name, builds)).toList());
  }
}

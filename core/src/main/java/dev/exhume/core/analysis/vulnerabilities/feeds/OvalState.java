package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.Advisory.Status;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import dev.exhume.core.profile.Packages;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a test of OVAL wants of a package.
 *
 * @param architectures those that it is about; empty for all
 */
record OvalState(Optional<Compared> evr, Optional<Compared> version, List<String> architectures) {
  /** Alternatives one by one: a whole regular expression could take for ever. */
  private static final Pattern ALTERNATIVES = Pattern.compile("\\^?\\(?([A-Za-z0-9_|]+)\\)?\\$?");

  private static final String LESS_THAN = "less than";

  /** A version, and how the installed one should stand to it. */
  record Compared(String operation, String value) {}

  /** Reads the state that was just started. */
  static OvalState read(XmlElements xml) throws IOException {
    Optional<Compared> evr = Optional.empty();
    Optional<Compared> version = Optional.empty();
    List<String> architectures = List.of();
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      String name = xml.name();
      String operation = xml.attribute("operation").orElse("equals");
      switch (name) {
        case "evr" -> evr = Optional.of(new Compared(operation, xml.text()));
        case "version" -> version = Optional.of(new Compared(operation, xml.text()));
        case "arch" -> architectures = alternatives(xml.text());
        default -> xml.skip();
      }
    }
    return new OvalState(evr, version, architectures);
  }

  private static List<String> alternatives(String pattern) {
    return Optional.of(ALTERNATIVES.matcher(pattern))
        .filter(matcher -> matcher.matches())
        .map(matcher -> List.of(matcher.group(1).split("\\|", -1)))
        .orElse(List.of());
  }

  boolean comparesVersions() {
    return evr.isPresent() || version.isPresent();
  }

  boolean isOfArchitecture(Packages.Item item) {
    return architectures.isEmpty() || item.architecture().map(architectures::contains).orElse(true);
  }

  /** The builds that it is met by, where those are all up to one. */
  Optional<Builds> builds() {
    return evr.flatMap(
        compared ->
            switch (compared.operation()) {
              case LESS_THAN -> Optional.of(Builds.fixedIn(compared.value()));
              case "less than or equal" ->
                  Optional.of(
                      new Builds(
                          Status.FOUND_UP_TO,
                          Optional.empty(),
                          Optional.empty(),
                          Optional.of(compared.value())));
              default -> Optional.empty();
            });
  }
}

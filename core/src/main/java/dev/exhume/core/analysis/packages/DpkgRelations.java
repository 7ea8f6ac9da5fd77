package dev.exhume.core.analysis.packages;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.closure.Capability;
import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.closure.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a package of dpkg says of others.
 *
 * <p>Versions are left aside: of each name only one version can be installed, and what is installed
 * was found fit.
 *
 * @see <a href="https://www.debian.org/doc/debian-policy/ch-relationships.html">Debian Policy,
 *     7</a>
 */
final class DpkgRelations {
  /** What the scripts of packages call when they are installed or removed, and nobody else. */
  private static final Set<String> FOR_SCRIPTS =
      Set.of(
          "adduser",
          "cdebconf",
          "debconf",
          "debconf-2.0",
          "dpkg",
          "init-system-helpers",
          "install-info",
          "ucf",
          "update-inetd");

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();
  private static final Splitter BARS = Splitter.on('|').trimResults().omitEmptyStrings();

  /** What ends a name: a version, an architecture, a profile. */
  private static final CharMatcher END =
      CharMatcher.whitespace().or(CharMatcher.anyOf("([<:")).precomputed();

  private DpkgRelations() {}

  static Relations of(DpkgParagraph paragraph) {
    List<Requirement> needs = new ArrayList<>();
    needs.addAll(requirements(paragraph.field("Pre-Depends")));
    needs.addAll(requirements(paragraph.field("Depends")));
    List<Capability> offers = new ArrayList<>();
    paragraph.field("Package").ifPresent(name -> offers.add(Capability.of(name)));
    for (String offered : COMMAS.split(paragraph.field("Provides").orElse(""))) {
      offers.add(Capability.of(name(offered)));
    }
    return new Relations(needs, offers, isYes(paragraph, "Essential"), true);
  }

  private static boolean isYes(DpkgParagraph paragraph, String field) {
    return paragraph.field(field).filter("yes"::equalsIgnoreCase).isPresent();
  }

  private static List<Requirement> requirements(Optional<String> field) {
    return COMMAS
        .splitToStream(field.orElse(""))
        .map(one -> BARS.splitToStream(one).map(DpkgRelations::name).toList())
        .map(
            names ->
                new Requirement(
                    names.stream().map(Capability::of).toList(), FOR_SCRIPTS.containsAll(names)))
        .toList();
  }

  /** The name alone: {@code perl} of {@code perl:any (>= 5.36)}. */
  private static String name(String text) {
    int end = END.indexIn(text);
    return end < 0 ? text : text.substring(0, end);
  }
}

package dev.exhume.core.analysis.packages;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.packages.closure.Capability;
import dev.exhume.core.analysis.packages.closure.Relations;
import dev.exhume.core.analysis.packages.closure.Requirement;
import dev.exhume.rpm.RpmDependency;
import dev.exhume.rpm.RpmPackage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a package of RPM says of others. */
final class RpmRelations {
  /** Without these nobody can log in, nor a script run; RPM itself marks no package so. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "bash",
          "basesystem",
          "coreutils",
          "diffutils",
          "fileutils",
          "filesystem",
          "findutils",
          "gawk",
          "glibc",
          "glibc-common",
          "grep",
          "gzip",
          "hostname",
          "initscripts",
          "aaa_base",
          "net-tools",
          "pam",
          "procps",
          "procps-ng",
          "sed",
          "setup",
          "sh-utils",
          "tar",
          "textutils",
          "util-linux",
          "util-linux-ng",
          "which");

  /** Words between names in a requirement such as {@code (a or b)}. */
  private static final Set<String> OPERATORS =
      Set.of("and", "or", "if", "else", "unless", "with", "without", "<", "<=", "=", ">=", ">");

  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf("()"))).omitEmptyStrings();

  private RpmRelations() {}

  static Relations of(RpmPackage rpm) throws IOException {
    List<Capability> offers = new ArrayList<>();
    for (RpmDependency offered : rpm.provides()) {
      offers.add(capability(offered));
    }
    // RPM before 4.0 did not list a package's own name.
    if (offers.stream().noneMatch(offered -> offered.name().equals(rpm.name()))) {
      offers.add(
          capability(
              new RpmDependency(
                  rpm.name(),
                  RpmDependency.EQUAL,
                  Optional.of(rpm.version() + "-" + rpm.release()))));
    }
    List<Requirement> needs = new ArrayList<>();
    for (RpmDependency needed : rpm.requires()) {
      if (!needed.isRpmlib() && !needed.isMissingOk()) {
        needs.add(new Requirement(names(needed), isForScripts(needed)));
      }
    }
    return new Relations(needs, offers, ESSENTIAL.contains(rpm.name()), true);
  }

  private static Capability capability(RpmDependency dependency) {
    return new Capability(dependency.name(), Optional.of(new Range(dependency)));
  }

  private static List<Capability> names(RpmDependency needed) {
    if (!needed.name().startsWith("(")) {
      return List.of(capability(needed));
    }
    return WORDS
        .splitToStream(needed.name())
        .filter(word -> !OPERATORS.contains(word))
        .map(Capability::of)
        .toList();
  }

  /** What RPM until 4.4 called a prerequisite may be needed later, too. */
  private static boolean isForScripts(RpmDependency needed) {
    return needed.isPre()
        || needed.isPost()
        || needed.isPreun()
        || needed.isPostun()
        || needed.isPretrans()
        || needed.isPosttrans()
        || needed.isPreuntrans()
        || needed.isPostuntrans()
        || needed.isVerify()
        || needed.isInterpreter();
  }

  private record Range(RpmDependency dependency) implements Capability.Versions {
    @Override
    public boolean overlap(Capability.Versions other) {
      return !(other instanceof Range range) || dependency.overlaps(range.dependency);
    }
  }
}

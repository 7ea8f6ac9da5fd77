package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import dev.exhume.core.analysis.vulnerabilities.DistributionRelease;
import dev.exhume.core.analysis.vulnerabilities.Ecosystem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release of a distribution as feeds name it.
 *
 * @param sold whether its packages were for paying subscribers only
 */
record FeedRelease(DistributionRelease release, boolean sold) {
  private static final List<Form> OSV =
      List.of(
          new Form(Ecosystem.DEBIAN, "Debian:(?<release>\\d+(?:\\.\\d+)?)"),
          new Form(Ecosystem.UBUNTU, "Ubuntu:(?<sold>Pro:)?(?<release>\\d+\\.\\d+)(?::LTS)?"),
          new Form(Ecosystem.RHEL, "Red Hat:enterprise_linux:(?<release>\\d+)(?:[:.].*)?"),
          new Form(Ecosystem.RHEL, "Red Hat:(?<sold>rhel_els):(?<release>\\d+)(?:[:.].*)?"),
          new Form(Ecosystem.ROCKY, "Rocky Linux:(?<release>\\d+)"),
          new Form(Ecosystem.ALMALINUX, "AlmaLinux:(?<release>\\d+)"),
          new Form(
              Ecosystem.SUSE,
              "SUSE:Linux Enterprise (?:Server|Desktop) (?<release>\\d+)"
                  + "(?: SP(?<update>\\d+))?(?<sold>-LTSS)?"),
          new Form(Ecosystem.OPENSUSE, "openSUSE:(?:Leap )?(?<release>\\d+\\.\\d+)"));

  private static final List<Form> PLATFORMS =
      List.of(
          new Form(Ecosystem.DEBIAN, "Debian GNU/Linux (?<release>\\d+(?:\\.\\d+)?)"),
          new Form(Ecosystem.UBUNTU, "Ubuntu (?<release>\\d+\\.\\d+)(?: LTS)?"),
          new Form(
              Ecosystem.RHEL,
              "Red Hat Enterprise Linux (?<release>\\d+)"
                  + "(?<sold>(?: -)? (?:ELS|Extended Lifecycle Support))?"),
          new Form(
              Ecosystem.SUSE,
              "SUSE Linux Enterprise (?:Server|Desktop) (?<release>\\d+)"
                  + "(?:[ -]?(?:SP|GA)(?<update>\\d+)?)?(?<sold>-LTSS)?"),
          new Form(Ecosystem.OPENSUSE, "openSUSE (?:Leap )?(?<release>\\d+\\.\\d+)"));

  private record Form(Ecosystem ecosystem, Pattern name) {
    Form(Ecosystem ecosystem, String name) {
      this(ecosystem, Pattern.compile(name));
    }

    /** By its first letter: most names in a feed are those of other distributions. */
    boolean mayBe(String text) {
      return !text.isEmpty() && name.pattern().charAt(0) == text.charAt(0);
    }

    Optional<FeedRelease> find(String text) {
      Matcher named = name.matcher(text);
      if (!named.matches()) {
        return Optional.empty();
      }
      String update = group(named, "update").map(number -> "." + number).orElse("");
      return Optional.of(
          new FeedRelease(
              new DistributionRelease(ecosystem, named.group("release") + update),
              group(named, "sold").isPresent()));
    }

    private Optional<String> group(Matcher named, String group) {
      return name.pattern().contains("(?<" + group + ">")
          ? Optional.ofNullable(named.group(group))
          : Optional.empty();
    }
  }

  /** A feed repeats a few names very many times. */
  private static final int MAX_KNOWN = 1_000;

  private static final LoadingCache<String, Optional<FeedRelease>> KNOWN_PLATFORMS =
      known(FeedRelease::readPlatform);
  private static final LoadingCache<String, Optional<FeedRelease>> KNOWN_ECOSYSTEMS =
      known(FeedRelease::readOsv);

  private static LoadingCache<String, Optional<FeedRelease>> known(
      Function<String, Optional<FeedRelease>> reader) {
    return CacheBuilder.newBuilder().maximumSize(MAX_KNOWN).build(CacheLoader.from(reader::apply));
  }

  /** The release that a platform of OVAL is; empty for one that is none of those we compare. */
  static Optional<FeedRelease> ofPlatform(String platform) {
    return KNOWN_PLATFORMS.getUnchecked(platform);
  }

  /** The release that an ecosystem of OSV is; empty for one that is none of those we compare. */
  static Optional<FeedRelease> ofOsv(String ecosystem) {
    return KNOWN_ECOSYSTEMS.getUnchecked(ecosystem);
  }

  private static Optional<FeedRelease> readPlatform(String platform) {
    return PLATFORMS.stream().flatMap(form -> form.find(platform).stream()).findFirst();
  }

  private static Optional<FeedRelease> readOsv(String ecosystem) {
    return OSV.stream()
        .filter(form -> form.mayBe(ecosystem))
        .flatMap(form -> form.find(ecosystem).stream())
        .findFirst();
  }
}

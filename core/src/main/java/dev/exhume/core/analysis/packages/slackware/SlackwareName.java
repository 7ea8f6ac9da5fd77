package dev.exhume.core.analysis.packages.slackware;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a package of Slackware says: {@code NAME-VERSION-ARCH-BUILD}, read from its end,
 * for a name has hyphens as well. Up to 8.0 packages had a name and nothing else.
 *
 * @param version empty where there is none
 * @param build the number of the build, with the mark of who built it
 */
public record SlackwareName(
    String name, String version, Optional<String> architecture, Optional<String> build) {
  private static final Pattern FULL =
      Pattern.compile("(?<name>.+)-(?<version>[^-]+)-(?<arch>[^-]+)-(?<build>[^-]+)");

  /** Slackware's own builds have a number, and for updates the release that they are for. */
  private static final Pattern OWN_BUILD = Pattern.compile("\\d+(?:_slack[\\d.]+)?");

  /** Takes the name of a package apart. */
  public static SlackwareName of(String text) {
    Matcher full = FULL.matcher(text);
    return full.matches()
        ? new SlackwareName(
            full.group("name"),
            full.group("version"),
            Optional.of(full.group("arch")),
            Optional.of(full.group("build")))
        : new SlackwareName(text, "", Optional.empty(), Optional.empty());
  }

  /** Whether somebody else built it, who has put his mark to the number: {@code 1_SBo}. */
  boolean isThirdParty() {
    return build.filter(tag -> !OWN_BUILD.matcher(tag).matches()).isPresent();
  }
}

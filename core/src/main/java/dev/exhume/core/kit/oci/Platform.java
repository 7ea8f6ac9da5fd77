package dev.exhume.core.kit.oci;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an image runs on.
 *
 * @param architecture as Go names it: {@code 386}, {@code amd64}, {@code arm}
 * @param variant of the architecture: {@code v5}
 */
public record Platform(String architecture, Optional<String> variant) {
  private static final Pattern FULL =
      Pattern.compile("linux/(?<architecture>[a-z0-9]{1,32})(?:/(?<variant>v[0-9]{1,2}))?");
  private static final Pattern ARCHITECTURE = Pattern.compile("[a-z0-9_]{1,32}");

  /**
   * Of what a profile says; {@code unknown} where it says nothing, because an image has to name
   * one.
   *
   * @param platform as Docker names it: {@code linux/arm/v5}
   * @param architecture of a machine that Docker has no name for
   */
  public static Platform of(Optional<String> platform, Optional<String> architecture) {
    return platform
        .map(FULL::matcher)
        .filter(Matcher::matches)
        .map(
            full ->
                new Platform(
                    full.group("architecture"), Optional.ofNullable(full.group("variant"))))
        .or(
            () ->
                architecture
                    .filter(name -> ARCHITECTURE.matcher(name).matches())
                    .map(name -> new Platform(name, Optional.empty())))
        .orElseGet(() -> new Platform("unknown", Optional.empty()));
  }
}

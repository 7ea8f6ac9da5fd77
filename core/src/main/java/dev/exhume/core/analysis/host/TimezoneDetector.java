package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.Sourced;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the time zone that the machine's clock showed. */
final class TimezoneDetector {
  private static final String ZONES = "/zoneinfo/";

  private TimezoneDetector() {}

  /** The zone by its name in the time zone database: {@code America/Los_Angeles}. */
  static Optional<Sourced<String>> detect(Path root, Problems problems) {
    ShellVariables clock = ShellVariables.read(root.resolve("etc/sysconfig/clock"), problems);
    return link(root.resolve("etc/localtime"), problems)
        .or(
            () ->
                TextFile.read(root.resolve("etc/timezone"), problems)
                    .flatMap(TextFile::firstMeaningfulLine)
                    .map(TextLine::sourced))
        .or(() -> clock.sourced("ZONE"))
        .or(() -> clock.sourced("TIMEZONE"))
        // Gentoo up to 2011.
        .or(
            () ->
                ShellVariables.read(root.resolve("etc/conf.d/clock"), problems).sourced("TIMEZONE"))
        // Slackware copies the zone and leaves a link that says which one.
        .or(() -> link(root.resolve("etc/localtime-copied-from"), problems));
  }

  private static Optional<Sourced<String>> link(Path link, Problems problems) {
    if (!Files.isSymbolicLink(link)) {
      return Optional.empty();
    }
    try {
      String target = Files.readSymbolicLink(link).toString();
      int zones = target.lastIndexOf(ZONES);
      return zones < 0
          ? Optional.empty()
          : Optional.of(target.substring(zones + ZONES.length()))
              .filter(zone -> !zone.isBlank())
              .map(zone -> new Sourced<>(zone, Evidence.file(link.toString())));
    } catch (IOException e) {
      problems.unreadable(link, e);
      return Optional.empty();
    }
  }
}

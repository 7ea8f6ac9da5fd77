package dev.exhume.core.analysis.activity;

import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.PackageDatabase;
import dev.exhume.core.reading.FactSources;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.PlausibleTime;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Sourced;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds when the machine lived and how it ended. */
public final class ActivityDetector {
  /** Red Hat makes it at boot and removes it when it halts. */
  private static final String RUNNING_MARK = ".autofsck";

  /** What an installer leaves, or mkfs, and nobody touches again. */
  private static final List<String> INSTALLATION_MARKS =
      List.of(
          "root/install.log",
          "root/anaconda-ks.cfg",
          "var/log/anaconda.log",
          "var/log/installer",
          "var/log/debian-installer",
          "lost+found");

  private ActivityDetector() {}

  /**
   * The dates of the machine's life.
   *
   * @param lastWrite the newest change of any file
   */
  public static Activity detect(
      Path root, Packages packages, Optional<Sourced<Instant>> lastWrite, Problems problems) {
    LoginHistory history = LoginHistory.read(root, problems);
    FactSources facts = new FactSources();
    return new Activity(
        facts
            .take("installedAt", installedAt(root, packages, problems))
            .map(time -> time.truncatedTo(ChronoUnit.SECONDS)),
        facts.take("lastBoot", history.lastBoot()),
        facts.take("lastShutdownClean", stillRunning(root).or(() -> history.lastShutdownClean())),
        facts.take("lastLogin", history.lastLogin()),
        facts.take("lastWrite", lastWrite),
        FailedLogins.read(root, problems).stream().toList(),
        facts.evidence());
  }

  private static Optional<Sourced<Boolean>> stillRunning(Path root) {
    Path mark = root.resolve(RUNNING_MARK);
    return Files.exists(mark, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(new Sourced<>(false, Evidence.file(mark.toString())))
        : Optional.empty();
  }

  /** The first package knows it best; dpkg does not write it down, but its files have dates. */
  private static Optional<Sourced<Instant>> installedAt(
      Path root, Packages packages, Problems problems) {
    Evidence database = Evidence.file(packages.database().map(PackageDatabase::path).orElse("/"));
    Optional<Sourced<Instant>> firstPackage =
        packages.items().stream()
            .flatMap(item -> item.installedAt().flatMap(PlausibleTime::of).stream())
            .min(Comparator.naturalOrder())
            .map(time -> new Sourced<>(time, database));
    return firstPackage.or(
        () ->
            Stream.concat(
                    INSTALLATION_MARKS.stream().map(root::resolve),
                    Folder.entries(root.resolve("var/lib/dpkg/info"), problems).stream())
                .filter(mark -> Files.exists(mark, LinkOption.NOFOLLOW_LINKS))
                .flatMap(mark -> modified(mark, problems).stream())
                .min(Comparator.comparing(Sourced::value)));
  }

  private static Optional<Sourced<Instant>> modified(Path file, Problems problems) {
    try {
      return PlausibleTime.of(
              Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant())
          .map(time -> new Sourced<>(time, Evidence.file(file.toString())));
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}

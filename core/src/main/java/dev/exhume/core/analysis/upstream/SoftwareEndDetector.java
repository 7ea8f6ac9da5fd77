package dev.exhume.core.analysis.upstream;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.analysis.vulnerabilities.Exposure;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Software;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says which programs that a needed service runs nobody repairs any more: neither their makers nor
 * a distribution.
 */
public final class SoftwareEndDetector {
  /** Distributions without releases care for the newest versions only. */
  private static final Set<String> ROLLING = Set.of("gentoo", "arch");

  private static final int MAX_NAMED = 4;
  private static final Comparator<Ended> ORDER =
      Comparator.comparing((Ended each) -> each.end.program())
          .thenComparing(each -> each.software.path());

  private final OperatingSystem os;
  private final PackageInventory inventory;
  private final Exposure exposure;
  private final Runners runners;
  private final LocalDate today;

  private SoftwareEndDetector(UpstreamEvidence known, OperatingSystem os, LocalDate today) {
    this.os = os;
    this.inventory = known.packages();
    this.exposure = known.exposure();
    this.runners = known.runners();
    this.today = today;
  }

  /** One finding for all of them. */
  public static Optional<Finding> detect(
      UpstreamEvidence known, OperatingSystem os, Instant analysedAt) {
    SoftwareEndDetector detector =
        new SoftwareEndDetector(known, os, LocalDate.ofInstant(analysedAt, ZoneOffset.UTC));
    List<Ended> ended =
        known.software().stream()
            .flatMap(program -> detector.ended(program).stream())
            .sorted(ORDER)
            .filter(distinct())
            .toList();
    return ended.isEmpty() ? Optional.empty() : Optional.of(finding(ended));
  }

  private Optional<Ended> ended(Software program) {
    return program
        .version()
        .flatMap(version -> SupportEnd.find(name(program), version))
        .filter(end -> end.isBefore(today))
        .filter(end -> !isCaredFor(program))
        .flatMap(
            end ->
                runners
                    .of(program)
                    .map(
                        service ->
                            new Ended(
                                program,
                                end,
                                service,
                                ofDistribution(program),
                                exposure.isOpen(service))));
  }

  /** MariaDB's server is a program called {@code mysqld}, too. */
  private static String name(Software program) {
    boolean isMariaDb =
        program.name().equals("mysql")
            && program.owner().filter(owner -> owner.contains("maria")).isPresent();
    return isMariaDb ? "mariadb" : program.name();
  }

  private boolean isCaredFor(Software program) {
    boolean isOver =
        os.endOfLife()
            .map(today::isAfter)
            .orElseGet(() -> os.id().filter(ROLLING::contains).isPresent());
    return !isOver && (ofDistribution(program) || !isCertainlyUnowned(program));
  }

  private boolean ofDistribution(Software program) {
    return program
        .owner()
        .flatMap(inventory::find)
        .filter(Predicate.not(Packages.Item::thirdParty))
        .isPresent();
  }

  private boolean isCertainlyUnowned(Software program) {
    return program.owner().isPresent() || inventory.knowsFiles();
  }

  /** The same version in several files is one program. */
  private static Predicate<Ended> distinct() {
    Set<String> seen = new HashSet<>();
    return each -> seen.add(each.name());
  }

  private static Finding finding(List<Ended> ended) {
    boolean isAlone = ended.stream().anyMatch(each -> !each.ofDistribution && each.open);
    String names =
        ended.stream().limit(MAX_NAMED).map(Ended::name).collect(Collectors.joining(", "));
    int more = ended.size() - MAX_NAMED;
    return new Finding(
        "software-end-of-life",
        isAlone ? Severity.HIGH : Severity.LOW,
        "end-of-life",
        "Nobody repairs any more: " + (more > 0 ? "%s and %d more".formatted(names, more) : names),
        ended.stream().map(Ended::sentence).collect(Collectors.joining(" ")),
        "Let only a maintained reverse proxy reach them, and plan the move of the application to a"
            + " version that is cared for.",
        ended.stream().map(each -> each.software.evidence()).toList());
  }

  /** A program that its makers care for no more. */
  private record Ended(
      Software software, SupportEnd end, Service service, boolean ofDistribution, boolean open) {
    String name() {
      return end.program() + " " + software.version().orElse("");
    }

    String sentence() {
      String whose =
          software
              .owner()
              .map(owner -> "of the package " + owner)
              .orElseGet(() -> software.path() + ", which no package owns");
      return "%s (%s): not repaired by its makers since %s; %s runs it."
          .formatted(name(), whose, end.ended(), service.name());
    }
  }
}

package dev.exhume.cli.summary;

import dev.exhume.cli.text.Columns;
import dev.exhume.cli.text.Size;
import dev.exhume.cli.text.Tone;
import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.OperatingSystem.Conflict;
import dev.exhume.core.profile.OperatingSystem.Product;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Source;
import dev.exhume.core.profile.Source.Disk;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the server is: its name, system, source and life. */
final class Identity {
  private Identity() {}

  static void print(ServerProfile profile, Page page) {
    OperatingSystem os = profile.os();
    page.heading(profile.host().hostname().orElse("A server without a name"), Tone.HEADING);
    page.row("System", system(profile));
    os.conflicts().stream()
        .findFirst()
        .ifPresent(conflict -> page.row("But", disagreement(conflict), Tone.CAUTION));
    page.row("Source", source(profile.source(), page.contentColumns()));
    page.row("Lived", life(profile.activity()), isUnclean(profile) ? Tone.CAUTION : Tone.PLAIN);
    page.row("Packages", packages(profile));
  }

  private static String system(ServerProfile profile) {
    OperatingSystem os = profile.os();
    return Stream.of(
            os.prettyName().or(os::name).or(() -> Optional.of("an unknown distribution")),
            os.product().map(Identity::product),
            os.architecture(),
            os.endOfLife().map(day -> support(profile, day)),
            os.glibc().map(version -> "glibc " + version))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static String product(Product product) {
    return "made into "
        + product.name()
        + product.version().map(version -> " " + version).orElse("");
  }

  private static String support(ServerProfile profile, LocalDate endOfLife) {
    boolean isOver = profile.os().supportEndedBy(profile.analysedAt()).isPresent();
    return (isOver ? "EOL " : "supported until ") + endOfLife;
  }

  private static String disagreement(Conflict conflict) {
    return conflict.evidence().location() + " says " + conflict.claim();
  }

  /** The end of the place is kept: it has the name. */
  private static String source(Source source, int columns) {
    String kind = source.kind().replace('-', ' ');
    List<Disk> disks = source.disks();
    long bytes = disks.stream().mapToLong(Disk::sizeBytes).reduce(0, Identity::sum);
    String what =
        disks.isEmpty()
            ? kind
            : "%s, %s (%s)".formatted(kind, Listing.count(disks.size(), "disk"), Size.of(bytes));
    return what + ": " + Columns.endOf(source.location(), columns - Columns.of(what) - 2);
  }

  /** Sizes come from headers that may say anything. */
  private static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static String life(Activity activity) {
    return Stream.of(
            span(activity),
            activity.lastBoot().map(boot -> "last boot " + day(boot)),
            Optional.of(shutdown(activity)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> span(Activity activity) {
    Optional<String> last = activity.lastWrite().map(Identity::day);
    return activity
        .installedAt()
        .map(Identity::day)
        .map(first -> last.map(end -> first + " to " + end).orElse("since " + first))
        .or(() -> last.map(end -> "until " + end));
  }

  private static String shutdown(Activity activity) {
    return activity
        .lastShutdownClean()
        .map(clean -> clean ? "clean shutdown" : "unclean shutdown")
        .orElse("its shutdown is not known");
  }

  private static boolean isUnclean(ServerProfile profile) {
    return profile.activity().lastShutdownClean().equals(Optional.of(false));
  }

  private static String day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
  }

  private static String packages(ServerProfile profile) {
    List<String> foreign =
        profile.packages().items().stream()
            .filter(item -> item.thirdParty() && !item.publicKey())
            .map(item -> item.name())
            .distinct()
            .toList();
    return profile
        .packages()
        .manager()
        .map(
            manager ->
                "%d (%s)%s".formatted(profile.packages().count(), manager, thirdParties(foreign)))
        .orElse("no package database was found");
  }

  private static String thirdParties(List<String> names) {
    return names.isEmpty()
        ? ""
        : ", %d of third parties: %s".formatted(names.size(), Listing.of(names, names.size()));
  }
}

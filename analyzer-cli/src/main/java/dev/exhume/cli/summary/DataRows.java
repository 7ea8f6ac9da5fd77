package dev.exhume.cli.summary;

import dev.exhume.cli.text.Size;
import dev.exhume.cli.text.Tone;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Site;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Databases, sites, jobs, and what was put there by hand. */
final class DataRows {
  private static final int MOST_DATABASES = 3;
  private static final int MOST_NAMES = 20;

  private DataRows() {}

  static void print(ServerProfile profile, Page page) {
    databases(profile.databases(), page);
    listing("Sites", sites(profile.sites()), page);
    listing("Jobs", jobs(profile.scheduledJobs()), page);
    listing("By hand", trees(profile.customisation().unownedTrees()), page);
    listing("Changed", changed(profile), page);
  }

  private static void listing(String label, List<String> items, Page page) {
    if (!items.isEmpty()) {
      page.row(label, items.size() + ": " + Listing.of(items, MOST_NAMES));
    }
  }

  private static void databases(List<Database> databases, Page page) {
    for (Database database : databases.subList(0, Math.min(MOST_DATABASES, databases.size()))) {
      page.row("Data", text(database), tone(database.shutdown()));
    }
    if (databases.size() > MOST_DATABASES) {
      page.row("Data", "and %d more".formatted(databases.size() - MOST_DATABASES));
    }
  }

  private static String text(Database database) {
    return database.engine()
        + database.version().map(version -> " " + version).orElse("")
        + " in "
        + database.dataDirectory()
        + database.sizeBytes().map(bytes -> " (%s)".formatted(Size.of(bytes))).orElse("")
        + ", "
        + state(database.shutdown())
        + (database.databases().isEmpty()
            ? ""
            : ": " + Listing.of(database.databases(), MOST_NAMES));
  }

  private static String state(ShutdownState state) {
    return switch (state) {
      case CLEAN -> "clean";
      case UNCLEAN -> "unclean";
      case UNKNOWN -> "clean or not is not known";
    };
  }

  private static Tone tone(ShutdownState state) {
    return switch (state) {
      case CLEAN -> Tone.PLAIN;
      case UNCLEAN -> Tone.BAD;
      case UNKNOWN -> Tone.CAUTION;
    };
  }

  private static List<String> sites(List<Site> sites) {
    return sites.stream()
        .map(
            site ->
                site.names().isEmpty()
                    ? site.documentRoot().orElse(site.server())
                    : site.names().get(0) + site.path().orElse(""))
        .distinct()
        .toList();
  }

  /** What packages brought is housekeeping. */
  private static List<String> jobs(List<ScheduledJob> jobs) {
    return jobs.stream().filter(job -> job.owner().isEmpty()).map(ScheduledJob::command).toList();
  }

  private static List<String> trees(List<UnownedTree> trees) {
    return trees.stream()
        .sorted(Comparator.comparing(UnownedTree::sizeBytes).reversed())
        .map(DataRows::text)
        .toList();
  }

  private static String text(UnownedTree tree) {
    return "%s %s%s"
        .formatted(
            tree.path(),
            Size.of(tree.sizeBytes()),
            tree.nature().map(nature -> " (%s)".formatted(nature.kind())).orElse(""));
  }

  /** Programs before configuration, which everybody changes. */
  private static List<String> changed(ServerProfile profile) {
    return profile.customisation().modifiedFiles().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(ModifiedFile::isConfig))
        .flatMap(file -> Stream.of(file.path()))
        .toList();
  }
}

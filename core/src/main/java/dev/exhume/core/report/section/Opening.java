package dev.exhume.core.report.section;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The verdict at the top: what the server was, whether it can run now, what stands in the way, what
 * to do next.
 *
 * @param answer to the question whether it can run as a container now
 * @param urgent findings of the most weight
 * @param commands that go on from here, in their order
 */
public record Opening(
    String name,
    Badge answer,
    String because,
    List<String> story,
    List<Obstacles.Obstacle> obstacles,
    List<Urgent> urgent,
    String moreUrgent,
    List<Figure> figures,
    List<String> commands) {

  private static final int MAX_NAMES = 8;
  private static final int MAX_URGENT = 5;

  /** Findings that stand among the obstacles already. */
  private static final Set<String> OBSTACLES = Set.of("missing-mount", "unclean-database");

  private static final Map<String, String> ROLES =
      Map.of(
          "web", "web",
          "database", "database",
          "mail", "mail",
          "appserver", "application",
          "dns", "name",
          "ftp", "file transfer",
          "file-server", "file",
          "printing", "print");

  /** A finding that does not wait. */
  public record Urgent(Badge severity, String title) {}

  /** A number that tells much. */
  public record Figure(String label, String value, String note, String link) {}

  /** The verdict on a server. */
  public static Opening of(ServerProfile profile, List<String> commands) {
    List<Obstacles.Obstacle> obstacles = Obstacles.of(profile);
    boolean blocked = obstacles.stream().anyMatch(Obstacles.Obstacle::blocks);
    List<Finding> grave =
        profile.findings().stream()
            .filter(finding -> finding.severity().compareTo(Severity.HIGH) <= 0)
            .filter(finding -> !OBSTACLES.contains(finding.id()))
            .sorted(Comparator.comparing(Finding::severity))
            .toList();
    return new Opening(
        name(profile),
        answer(profile, obstacles, blocked),
        because(profile, obstacles, blocked),
        story(profile),
        obstacles,
        grave.stream()
            .limit(MAX_URGENT)
            .map(finding -> new Urgent(Badge.of(finding.severity()), finding.title()))
            .toList(),
        grave.size() > MAX_URGENT ? Words.number(grave.size() - MAX_URGENT) : "",
        figures(profile),
        commands);
  }

  /** What the server is called. */
  public static String name(ServerProfile profile) {
    return profile
        .host()
        .hostname()
        .filter(name -> !name.isBlank())
        .orElse("A server without a name");
  }

  private static Badge answer(
      ServerProfile profile, List<Obstacles.Obstacle> obstacles, boolean blocked) {
    if (profile.container().services().isEmpty()) {
      return Badge.caution("Not by itself");
    }
    if (blocked) {
      return Badge.bad("Not yet");
    }
    return obstacles.isEmpty() ? Badge.good("Yes") : Badge.caution("Yes, with care");
  }

  private static String because(
      ServerProfile profile, List<Obstacles.Obstacle> obstacles, boolean blocked) {
    if (profile.container().services().isEmpty()) {
      return "No service was found that it clearly needs; choose what to start from the boot order.";
    }
    if (blocked) {
      return "Something that it needs is not here. It would start, but not as it was.";
    }
    return obstacles.isEmpty()
        ? "Nothing is known that stands in the way."
        : "All that it needs is here; look at the points below first.";
  }

  private static List<String> story(ServerProfile profile) {
    List<String> story = new ArrayList<>();
    story.add(identity(profile));
    profile.activity().lastWrite().ifPresent(last -> story.add(lastSign(profile, last)));
    List<String> planned = profile.container().services();
    if (!planned.isEmpty()) {
      story.add(
          "%s of the %s that it started %s needed: %s."
              .formatted(
                  Words.number(planned.size()),
                  Words.count(profile.services().size(), "service"),
                  planned.size() == 1 ? "is" : "are",
                  Words.list(planned, MAX_NAMES)));
    }
    return story;
  }

  private static String identity(ServerProfile profile) {
    List<String> roles =
        profile.services().stream()
            .filter(service -> service.verdict() == Verdict.NEEDED)
            .flatMap(service -> service.category().stream())
            .flatMap(category -> Optional.ofNullable(ROLES.get(category)).stream())
            .distinct()
            .sorted()
            .toList();
    StringBuilder sentence = new StringBuilder("It was a ");
    sentence.append(roles.isEmpty() ? "" : Words.list(roles) + " ").append("server on ");
    sentence.append(profile.os().prettyName().orElse("a Linux that could not be recognised"));
    profile.os().bits().ifPresent(bits -> sentence.append(", ").append(bits).append("-bit"));
    profile
        .os()
        .supportEndedBy(profile.analysedAt())
        .ifPresent(day -> sentence.append(", without updates since ").append(Moment.longDay(day)));
    return sentence.append('.').toString();
  }

  private static String lastSign(ServerProfile profile, Instant last) {
    String ago = Moment.between(last, profile.analysedAt());
    String shutdown =
        profile
            .activity()
            .lastShutdownClean()
            .map(clean -> clean ? "; it was shut down cleanly" : "; it was not shut down cleanly")
            .orElse("");
    return "Its last sign of life is of %s%s%s."
        .formatted(
            Moment.longDay(last),
            ago.isEmpty() ? "" : ", " + ago + " before this analysis",
            shutdown);
  }

  private static List<Figure> figures(ServerProfile profile) {
    long conditional = profile.services().stream().filter(Opening::isConditional).count();
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure(
            "Services to start",
            Words.number(profile.container().services().size()),
            "of %s; %s on you"
                .formatted(
                    Words.number(profile.services().size()),
                    Words.count(conditional, "depends", "depend")),
            "boot"));
    long open = profile.ports().stream().filter(port -> port.scope() == PortScope.PUBLIC).count();
    figures.add(
        new Figure(
            "Ports to offer",
            Words.number(profile.container().exposedPorts().size()),
            "of %s that were open to all".formatted(Words.number(open)),
            "ports"));
    figures.add(databases(profile.databases()));
    figures.add(
        new Figure(
            "Packages",
            Words.number(profile.packages().count()),
            "%s of third parties"
                .formatted(
                    Words.number(
                        profile.packages().items().stream()
                            .filter(item -> item.thirdParty())
                            .count())),
            "packages"));
    figures.add(
        new Figure(
            "Put there by hand",
            Words.number(profile.customisation().unownedTrees().size()),
            profile
                .customisation()
                .modifiedFiles()
                .map(files -> Words.count(files.size(), "changed file"))
                .orElse("changed files not checked"),
            "customisation"));
    return figures;
  }

  private static boolean isConditional(Service service) {
    return service.verdict() == Verdict.CONDITIONAL;
  }

  private static Figure databases(List<Database> databases) {
    long unclean =
        databases.stream().filter(each -> each.shutdown() == ShutdownState.UNCLEAN).count();
    return new Figure(
        "Databases",
        Words.number(databases.size()),
        databases.isEmpty()
            ? "none was found"
            : unclean == 0 ? "none known to be unclean" : Words.number(unclean) + " left unclean",
        "databases");
  }

  /** Whether anything stands in the way. */
  public boolean hasObstacles() {
    return !obstacles.isEmpty();
  }

  /** Whether any finding does not wait. */
  public boolean hasUrgent() {
    return !urgent.isEmpty();
  }
}

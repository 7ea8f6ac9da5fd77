package dev.exhume.cli;

import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Customisation.UnownedTree;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Source.Mount;
import dev.exhume.core.profile.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** The profile on one screen: what it is, what matters, what worries. */
final class Summary {
  private static final int WIDTH = 100;
  private static final int LABEL_WIDTH = 12;
  private static final int MAX_LABEL_WIDTH = 24;
  private static final int MOST_LINES = 6;
  private static final int MOST_SERVICES = 20;

  private final StringBuilder text = new StringBuilder();
  private final ServerProfile profile;

  private Summary(ServerProfile profile) {
    this.profile = profile;
  }

  /** The summary with a line feed at its end. */
  static String of(ServerProfile profile) {
    Summary summary = new Summary(profile);
    summary.identity();
    summary.services();
    summary.network();
    summary.data();
    summary.worries();
    return summary.text.toString();
  }

  private void identity() {
    OperatingSystem os = profile.os();
    String machine =
        Stream.of(
                os.prettyName().or(os::name).or(() -> Optional.of("an unknown distribution")),
                os.architecture(),
                os.glibc().map(version -> "glibc " + version),
                profile.boot().initSystem().filter(init -> !init.equals("sysvinit")),
                profile.boot().defaultRunlevel().map(level -> "runlevel " + level))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    heading(profile.host().hostname().orElse("A server without a name"));
    line("System", machine);
    os.endOfLife().ifPresent(day -> line("Updates", updates(day)));
    os.conflicts()
        .forEach(
            conflict -> line("But", conflict.evidence().location() + " says " + conflict.claim()));
    line("Packages", packages());
  }

  private String updates(LocalDate endOfLife) {
    LocalDate today = LocalDate.ofInstant(profile.analysedAt(), ZoneOffset.UTC);
    return (today.isAfter(endOfLife) ? "ended " : "until ") + endOfLife;
  }

  private String packages() {
    long thirdParty = profile.packages().items().stream().filter(item -> item.thirdParty()).count();
    return profile
        .packages()
        .manager()
        .map(
            manager ->
                "%d (%s), %d of third parties"
                    .formatted(profile.packages().count(), manager, thirdParty))
        .orElse("no package database was found");
  }

  private void services() {
    needed();
    List<Row> conditional = rows(Verdict.CONDITIONAL);
    if (!conditional.isEmpty()) {
      heading("It depends (%d)".formatted(conditional.size()));
      entries(conditional, Ansi.Style.fg_yellow);
    }
    List<String> unneeded =
        services(Verdict.UNNEEDED).stream().map(service -> service.name()).toList();
    if (!unneeded.isEmpty()) {
      heading("Not needed (%d)".formatted(unneeded.size()));
      line("", String.join(" ", unneeded));
    }
  }

  private void needed() {
    List<Row> needed = new ArrayList<>(rows(Verdict.NEEDED));
    for (ExtraProcess process : profile.boot().extraProcesses()) {
      String place = process.evidence().location();
      needed.add(new Row(process.id(), "run by init itself (" + place + "): " + process.command()));
    }
    heading("Needed (%d)".formatted(needed.size()));
    entries(needed, Ansi.Style.fg_green);
    if (needed.isEmpty()) {
      boolean read = profile.boot().initSystem().filter(init -> !init.equals("sysvinit")).isEmpty();
      line(
          "",
          read
              ? "nothing was found that the server clearly needs"
              : "only links to System V scripts were read; see the worries below");
    }
  }

  private void entries(List<Row> rows, Ansi.Style colour) {
    int width = rows.stream().mapToInt(row -> row.label().length() + 1).max().orElse(0);
    rows.stream()
        .limit(MOST_SERVICES)
        .forEach(row -> entry(row, Math.min(width, MAX_LABEL_WIDTH), colour));
    if (rows.size() > MOST_SERVICES) {
      line("", "and %d more".formatted(rows.size() - MOST_SERVICES));
    }
  }

  private List<Row> rows(Verdict verdict) {
    return services(verdict).stream()
        .map(service -> new Row(service.name(), service.reason()))
        .toList();
  }

  private List<Service> services(Verdict verdict) {
    return profile.services().stream().filter(service -> service.verdict() == verdict).toList();
  }

  private void network() {
    heading("Ports");
    listing(
        Stream.of(PortScope.PUBLIC, PortScope.LOCAL)
            .map(
                scope ->
                    new Row(
                        scope.name().toLowerCase(Locale.ROOT),
                        profile.ports().stream()
                            .filter(port -> port.scope() == scope)
                            .map(Summary::port)
                            .collect(Collectors.joining(", "))))
            .filter(row -> !row.text().isEmpty())
            .toList());
  }

  private static String port(Port port) {
    String socket = port.port() + "/" + port.protocol();
    return port.service().map(service -> socket + " " + service).orElse(socket);
  }

  private void data() {
    List<Row> rows = new ArrayList<>();
    for (Database database : profile.databases()) {
      rows.add(new Row(database.engine(), database.dataDirectory() + ", " + state(database)));
    }
    for (Mount mount : profile.source().mounts()) {
      if (mount.status() == MountStatus.MISSING) {
        rows.add(new Row("missing", mount.mountPoint() + " from " + mount.device()));
      }
    }
    profile.customisation().unownedTrees().stream()
        .sorted(Comparator.comparing(UnownedTree::sizeBytes).reversed())
        .map(tree -> new Row("by hand", tree.path() + ", " + files(tree.files())))
        .forEach(rows::add);
    if (!rows.isEmpty()) {
      heading("Data");
      listing(rows);
    }
  }

  private static String state(Database database) {
    return switch (database.shutdown()) {
      case CLEAN -> "shut down cleanly";
      case UNCLEAN -> "not shut down cleanly";
      case UNKNOWN -> "not known whether shut down cleanly";
    };
  }

  private static String files(long count) {
    return count == 1 ? "1 file" : count + " files";
  }

  private void worries() {
    List<Finding> findings =
        profile.findings().stream()
            .filter(finding -> finding.severity().compareTo(Severity.MEDIUM) <= 0)
            .toList();
    if (!findings.isEmpty()) {
      heading("Worries");
      listing(
          findings.stream()
              .map(
                  finding ->
                      new Row(finding.severity().name().toLowerCase(Locale.ROOT), finding.title()))
              .toList());
    }
    List<Problem> problems = profile.problems();
    if (!problems.isEmpty()) {
      heading("Problems (%d)".formatted(problems.size()));
      listing(
          problems.stream()
              .map(problem -> new Row("", problem.path() + ": " + problem.message()))
              .toList());
    }
  }

  private void listing(List<Row> rows) {
    rows.stream().limit(MOST_LINES).forEach(row -> line(row.label(), row.text()));
    if (rows.size() > MOST_LINES) {
      line("", "and %d more".formatted(rows.size() - MOST_LINES));
    }
  }

  private void heading(String title) {
    if (text.length() > 0) {
      text.append('\n');
    }
    text.append(styled(OneLine.of(title), Ansi.Style.bold)).append('\n');
  }

  private void line(String label, String content) {
    text.append("  ").append(padded(label, LABEL_WIDTH)).append(shortened(content)).append('\n');
  }

  private void entry(Row row, int width, Ansi.Style colour) {
    String padded = padded(OneLine.of(row.label()), Math.max(width, LABEL_WIDTH));
    text.append("  ").append(styled(padded, colour)).append(shortened(row.text())).append('\n');
  }

  private static String padded(String label, int width) {
    return label.length() < width ? label + " ".repeat(width - label.length()) : label + " ";
  }

  private static String shortened(String content) {
    String line = OneLine.of(content);
    return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
  }

  private static String styled(String content, Ansi.Style style) {
    return Ansi.AUTO.enabled() ? style.on() + content + style.off() : content;
  }

  private record Row(String label, String text) {}
}

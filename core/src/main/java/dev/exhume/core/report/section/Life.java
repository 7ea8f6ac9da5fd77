package dev.exhume.core.report.section;

import dev.exhume.core.profile.Activity;
import dev.exhume.core.profile.Customisation;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.report.drawing.TimeAxis;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The life of the server over time. */
public record Life(
    List<Fact> facts,
    List<TimeAxis.Tick> ticks,
    List<TimeAxis.Bar> packages,
    String busiest,
    List<Lane> lanes,
    List<Table> tables) {

  private static final int MAX_DOTS = 400;

  /** Moments of one kind on the line of time. */
  public record Lane(String label, String last, List<TimeAxis.Dot> dots) {}

  private record Event(Instant at, String label) {}

  /** The life of a server. */
  public static Life of(ServerProfile profile) {
    Map<String, List<Event>> events = events(profile);
    Map<YearMonth, Long> installed = installed(profile);
    List<Instant> all =
        Stream.concat(
                events.values().stream().flatMap(List::stream).map(Event::at),
                installed.keySet().stream()
                    .map(month -> month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
            .toList();
    Optional<TimeAxis> axis = TimeAxis.of(all);
    List<Lane> lanes = new ArrayList<>();
    axis.ifPresent(
        line -> events.forEach((kind, moments) -> lane(line, kind, moments).ifPresent(lanes::add)));
    return new Life(
        facts(profile.activity()),
        axis.map(TimeAxis::ticks).orElse(List.of()),
        axis.map(line -> line.bars(installed)).orElse(List.of()),
        busiest(installed),
        lanes,
        traces(profile.activity()));
  }

  private static Map<String, List<Event>> events(ServerProfile profile) {
    Map<String, List<Event>> events = new LinkedHashMap<>();
    Activity activity = profile.activity();
    add(events, "Installed", activity.installedAt(), "installed");
    add(events, "Booted", activity.lastBoot(), "last boot");
    add(events, "Logged in", activity.lastLogin(), "last login");
    profile
        .accounts()
        .forEach(account -> add(events, "Logged in", account.lastLogin(), account.name()));
    activity
        .traces()
        .forEach(
            trace ->
                add(
                    events,
                    Words.title(trace.what()),
                    Optional.of(trace.at()),
                    trace.detail().orElse(Words.plain(trace.what()))));
    for (Database database : profile.databases()) {
      for (Database.Schema schema : database.schemas()) {
        add(events, "Database write", schema.newest(), schema.name());
      }
    }
    for (Customisation.UnownedTree tree : profile.customisation().unownedTrees()) {
      add(events, "Files put by hand", tree.newest(), tree.path());
    }
    add(events, "Last write", activity.lastWrite(), "last write");
    return events;
  }

  private static void add(
      Map<String, List<Event>> events, String kind, Optional<Instant> at, String label) {
    at.filter(Moment::isUsual)
        .ifPresent(
            moment ->
                events
                    .computeIfAbsent(kind, any -> new ArrayList<>())
                    .add(new Event(moment, label)));
  }

  private static Map<YearMonth, Long> installed(ServerProfile profile) {
    Map<YearMonth, Long> counts = new TreeMap<>();
    profile.packages().items().stream()
        .flatMap(item -> item.installedAt().stream())
        .filter(Moment::isUsual)
        .forEach(at -> counts.merge(YearMonth.from(at.atOffset(ZoneOffset.UTC)), 1L, Long::sum));
    return counts;
  }

  private static String busiest(Map<YearMonth, Long> installed) {
    return installed.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> Words.count(most.getValue(), "package") + " in " + most.getKey())
        .orElse("");
  }

  private static Optional<Lane> lane(TimeAxis axis, String kind, List<Event> events) {
    List<Event> sorted =
        events.stream()
            .sorted(Comparator.comparing(Event::at).reversed().thenComparing(Event::label))
            .limit(MAX_DOTS)
            .toList();
    List<TimeAxis.Dot> dots = new ArrayList<>();
    for (Event event : sorted) {
      axis.dot(event.at(), Moment.of(event.at()).text() + " " + event.label()).ifPresent(dots::add);
    }
    return sorted.stream()
        .findFirst()
        .map(last -> new Lane(kind, Moment.day(Optional.of(last.at())), dots));
  }

  private static List<Fact> facts(Activity activity) {
    return new Fact.Listing()
        .text("Installed", time(activity.installedAt()), proof(activity, "installedAt"))
        .text("Last boot", time(activity.lastBoot()), proof(activity, "lastBoot"))
        .text(
            "Shut down cleanly",
            activity.lastShutdownClean().map(clean -> clean ? "yes" : "no"),
            proof(activity, "lastShutdownClean"))
        .text("Last login", time(activity.lastLogin()), proof(activity, "lastLogin"))
        .text("Last write", time(activity.lastWrite()), proof(activity, "lastWrite"))
        .all();
  }

  private static Optional<String> time(Optional<Instant> at) {
    return at.map(known -> Moment.of(known).text() + " UTC");
  }

  private static List<Proof> proof(Activity activity, String fact) {
    return Proof.of(activity.evidence(), fact);
  }

  private static List<Table> traces(Activity activity) {
    Table.Builder table =
        Table.of(
            "traces-table",
            "The last thing of each kind that it did",
            "What",
            "When (UTC)",
            "Detail",
            "Evidence");
    activity
        .traces()
        .forEach(
            trace ->
                table.row(
                    Cell.text(Words.title(trace.what())),
                    Cell.text(Moment.of(trace.at()).text()),
                    Cell.text(trace.detail()),
                    Cell.proof(trace.evidence())));
    return table.build();
  }

  /** Whether there is anything to draw. */
  public boolean hasDrawing() {
    return hasBars() || !lanes.isEmpty();
  }

  /** Whether it is known when packages were installed. */
  public boolean hasBars() {
    return !packages.isEmpty();
  }
}

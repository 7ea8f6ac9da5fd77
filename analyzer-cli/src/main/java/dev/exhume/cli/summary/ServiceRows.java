package dev.exhume.cli.summary;

import dev.exhume.cli.text.Columns;
import dev.exhume.cli.text.Tone;
import dev.exhume.core.profile.Boot.ExtraProcess;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which services matter, why, and what they listen on. */
final class ServiceRows {
  private static final int MOST_SERVICES = 8;
  private static final int MOST_NAMES = 20;
  private static final int NAME_COLUMNS = 16;
  private static final int PORT_COLUMNS = 11;

  private ServiceRows() {}

  static void print(ServerProfile profile, Page page) {
    List<Row> needed = needed(profile);
    List<Row> conditional =
        services(profile, Verdict.CONDITIONAL)
            .map(service -> Row.of(service, Tone.CAUTION, ""))
            .toList();
    page.heading(title(profile, needed.size()), Tone.HEADING);
    if (needed.isEmpty()) {
      page.row("Services", "nothing was found that the server clearly needs", Tone.CAUTION);
    }
    boolean hasRoom = needed.size() + conditional.size() <= MOST_SERVICES;
    List<Row> shown = new ArrayList<>(needed.subList(0, Math.min(MOST_SERVICES, needed.size())));
    if (hasRoom) {
      shown.addAll(conditional);
    }
    rows(shown, page);
    if (needed.size() > MOST_SERVICES) {
      page.row("and", names(needed.subList(MOST_SERVICES, needed.size())));
    }
    if (!hasRoom && !conditional.isEmpty()) {
      page.marked("Depends", Tone.CAUTION, conditional.size() + ": " + names(conditional));
    }
    ports(profile).ifPresent(text -> page.row("Ports", text));
  }

  private static String title(ServerProfile profile, int needed) {
    long unneeded = services(profile, Verdict.UNNEEDED).count();
    int all = profile.services().size() + (int) otherProcesses(profile).count();
    return "What matters: %d of %s%s%s%s"
        .formatted(
            needed,
            Listing.count(all, "service"),
            profile.boot().initSystem().map(init -> " of " + init).orElse(""),
            profile.boot().defaultRunlevel().map(level -> " in runlevel " + level).orElse(""),
            unneeded == 0 ? "" : "; %d are not needed".formatted(unneeded));
  }

  private static List<Row> needed(ServerProfile profile) {
    Stream<Row> services =
        services(profile, Verdict.NEEDED)
            .map(
                service ->
                    Row.of(
                        service,
                        Tone.GOOD,
                        profile.container().services().contains(service.name())
                            ? ""
                            : "(not started by the kit) "));
    Stream<Row> processes = otherProcesses(profile).map(Row::of);
    return Stream.concat(services, processes).toList();
  }

  /** What init itself runs that is not among the services already. */
  private static Stream<ExtraProcess> otherProcesses(ServerProfile profile) {
    return profile.boot().extraProcesses().stream()
        .filter(
            process ->
                profile.services().stream()
                    .noneMatch(service -> service.evidence().equals(process.evidence())));
  }

  private static Stream<Service> services(ServerProfile profile, Verdict verdict) {
    return profile.services().stream().filter(service -> service.verdict() == verdict);
  }

  private static void rows(List<Row> rows, Page page) {
    int name = width(rows.stream().map(Row::name), NAME_COLUMNS);
    int ports = width(rows.stream().map(Row::ports), PORT_COLUMNS);
    rows.forEach(row -> page.columns(row.name(), name, row.tone(), row.ports(), ports, row.text()));
  }

  private static int width(Stream<String> cells, int most) {
    return Math.min(most, cells.mapToInt(Columns::of).max().orElse(0));
  }

  private static String names(List<Row> rows) {
    return Listing.of(rows.stream().map(Row::name).toList(), MOST_NAMES);
  }

  private static Optional<String> ports(ServerProfile profile) {
    String open = ports(profile, PortScope.PUBLIC);
    String local = ports(profile, PortScope.LOCAL);
    String text =
        (open.isEmpty() ? "none public" : "public " + open)
            + (local.isEmpty() ? "" : "; local " + local);
    return Optional.of(text).filter(known -> !profile.ports().isEmpty());
  }

  private static String ports(ServerProfile profile, PortScope scope) {
    return profile.ports().stream()
        .filter(port -> port.scope() == scope)
        .map(ServiceRows::port)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String port(Port port) {
    String number = port.port() + (port.protocol().equals("tcp") ? "" : "/" + port.protocol());
    return port.service().map(service -> number + " " + service).orElse(number);
  }

  /** A service, or what init itself runs. */
  private record Row(String name, Tone tone, String ports, String text) {
    static Row of(Service service, Tone tone, String note) {
      String ports = service.ports().stream().map(String::valueOf).collect(Collectors.joining(","));
      return new Row(service.name(), tone, ports, note + service.reason());
    }

    static Row of(ExtraProcess process) {
      return new Row(
          process.id(),
          Tone.GOOD,
          "",
          "init itself runs %s (%s)".formatted(process.command(), process.evidence().location()));
    }
  }
}

package dev.exhume.core.kit.runbook;

import dev.exhume.core.kit.root.Change;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.OperatingSystem;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the runbook's tables and lists. */
final class ServerTables {
  /** A table is for reading; the profile has the rest. */
  private static final int MAX_ROWS = 200;

  private static final int MAX_JOBS = 20;
  private static final String NEEDS_RECOVERY = "needs-recovery";

  /** What an engine dislikes in the name of a volume. */
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9_.-]");

  private static final Pattern PORT = Pattern.compile("([1-9]\\d{0,4})/(?:tcp|udp)");

  private final ServerProfile profile;

  ServerTables(ServerProfile profile) {
    this.profile = profile;
  }

  List<Map<String, Object>> planned() {
    return profile.services().stream()
        .filter(service -> profile.container().services().contains(service.name()))
        .map(ServerTables::service)
        .toList();
  }

  List<Map<String, Object>> services(Verdict verdict) {
    return profile.services().stream()
        .filter(service -> service.verdict() == verdict)
        .filter(service -> !profile.container().services().contains(service.name()))
        .map(ServerTables::service)
        .toList();
  }

  private static Map<String, Object> service(Service service) {
    return Map.of(
        "name", code(service.name()),
        "reason", service.reason(),
        "command", startedBy(service),
        "evidence", code(service.evidence().location()));
  }

  private static String startedBy(Service service) {
    List<String> command = command(service);
    if (!command.isEmpty()) {
      return code(String.join(" ", command));
    }
    return service
        .trigger()
        .map(trigger -> "nothing in a container: %s called it".formatted(code(trigger)))
        .orElseGet(() -> "the line " + code(service.evidence().location()));
  }

  private static List<String> command(Service service) {
    return service.startCommand().isEmpty()
        ? service.foregroundCommand().orElse(List.of())
        : service.startCommand();
  }

  List<Map<String, Object>> conflicts() {
    return profile.os().conflicts().stream().map(ServerTables::conflict).toList();
  }

  private static Map<String, Object> conflict(OperatingSystem.Conflict conflict) {
    return Map.of(
        "claim", conflict.claim(),
        "evidence", code(conflict.evidence().location()),
        "against", conflict.against());
  }

  List<Map<String, Object>> missing() {
    return profile.source().mounts().stream()
        .filter(mount -> mount.status() == MountStatus.MISSING)
        .map(
            mount ->
                Map.<String, Object>of(
                    "device", code(mount.device()),
                    "mountPoint", code(mount.mountPoint()),
                    "type", mount.type(),
                    "evidence", code(mount.evidence().location())))
        .toList();
  }

  List<Map<String, Object>> databases() {
    return profile.databases().stream()
        .map(
            database ->
                Map.<String, Object>of(
                    "engine", database.engine(),
                    "version", database.version().orElse("of unknown version"),
                    "directory", code(database.dataDirectory()),
                    "names", String.join(", ", database.databases()),
                    "hasNames", !database.databases().isEmpty(),
                    "isServer", !database.embedded()))
        .toList();
  }

  List<Map<String, Object>> ports() {
    return profile.container().exposedPorts().stream()
        .map(
            port ->
                Map.<String, Object>of(
                    "port",
                    port,
                    "service",
                    profile.ports().stream()
                        .filter(known -> port.equals(known.port() + "/" + known.protocol()))
                        .map(known -> known.service().orElse("of a program that no service starts"))
                        .distinct()
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  /** The one that matters most; 0 if there is none. */
  int firstPort() {
    return profile.container().exposedPorts().stream()
        .map(PORT::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(port -> Integer.parseInt(port.group(1)))
        .orElse(0);
  }

  /** Of the front page, as the host sees it. */
  Optional<String> url() {
    return primaryPort().map(ServerTables::url);
  }

  private Optional<Port> primaryPort() {
    return profile.ports().stream()
        .filter(Port::primary)
        .filter(port -> profile.container().exposedPorts().contains(port.port() + "/tcp"))
        .findFirst();
  }

  private static String url(Port port) {
    return (port.tls() ? "-k https://localhost" : "http://localhost")
        + (port.port() == (port.tls() ? 443 : 80) ? "/" : ":" + port.port() + "/");
  }

  List<Map<String, Object>> extras() {
    return profile.boot().extraProcesses().stream().map(ServerTables::extra).toList();
  }

  private static Map<String, Object> extra(Boot.ExtraProcess process) {
    return Map.of(
        "id", code(process.id()),
        "command", code(process.command()),
        "evidence", code(process.evidence().location()),
        "fate",
            switch (process.action()) {
              case "respawn" -> "starts it after the services, and again whenever it ends";
              case "once" -> "starts it after the services, once";
              default -> "does not run it (" + process.action() + "): run it by hand if it matters";
            });
  }

  List<Map<String, Object>> sites() {
    return profile.sites().stream()
        .limit(MAX_ROWS)
        .map(
            site ->
                Map.<String, Object>of(
                    "names",
                        (site.names().isEmpty()
                                ? "the default site"
                                : String.join(", ", site.names()))
                            + site.path().map(path -> ", below " + path).orElse(""),
                    "hasName", !site.names().isEmpty(),
                    "address", url().orElse("http://localhost/"),
                    "documentRoot", code(site.documentRoot().orElse("unknown"))))
        .toList();
  }

  List<Map<String, Object>> requirements() {
    return profile.container().hostRequirements().stream()
        .map(
            requirement ->
                Map.<String, Object>of(
                    "id", requirement.id(),
                    "reason", requirement.reason(),
                    "check", code(requirement.check())))
        .toList();
  }

  List<Map<String, Object>> volumes() {
    return profile.container().volumes().stream()
        .map(
            path ->
                Map.<String, Object>of(
                    "path",
                    code(path),
                    "volume",
                    NOT_IN_NAMES.matcher(path.substring(1)).replaceAll("-")))
        .toList();
  }

  /** What kept data and how it was left: databases, file systems, the machine itself. */
  List<Map<String, Object>> states() {
    Stream<Map<String, Object>> machine =
        profile.activity().lastShutdownClean().stream()
            .map(
                clean ->
                    state(
                        "the machine",
                        clean ? ShutdownState.CLEAN : ShutdownState.UNCLEAN,
                        clean
                            ? "it was shut down"
                            : "its last sign of life is not that of a shutdown"));
    Stream<Map<String, Object>> volumes =
        profile.source().volumes().stream()
            .filter(volume -> volume.state().filter(NEEDS_RECOVERY::equals).isPresent())
            .map(
                volume ->
                    state(
                        code(volume.name()),
                        ShutdownState.UNCLEAN,
                        "its journal was replayed while it was read, in memory alone"));
    Stream<Map<String, Object>> databases =
        profile.databases().stream()
            .map(
                database ->
                    state(
                        Markdown.text(database.engine()) + " in " + code(database.dataDirectory()),
                        database.shutdown(),
                        database.detail()));
    return Stream.of(machine, volumes, databases).flatMap(rows -> rows).toList();
  }

  /** Whether anything may be torn. */
  boolean isUnclean() {
    return states().stream().anyMatch(state -> "unclean".equals(state.get("state")));
  }

  private static Map<String, Object> state(String what, ShutdownState state, String detail) {
    return Map.of("what", what, "state", state.name().toLowerCase(Locale.ROOT), "detail", detail);
  }

  /** The jobs that somebody wrote. */
  List<Map<String, Object>> jobs() {
    return profile.scheduledJobs().stream()
        .filter(job -> job.owner().isEmpty())
        .limit(MAX_JOBS)
        .map(
            job ->
                Map.<String, Object>of(
                    "user", job.user().orElse("an unknown user"),
                    "schedule", code(job.schedule()),
                    "command", code(job.command())))
        .toList();
  }

  boolean hasMoreJobs() {
    return profile.scheduledJobs().stream().filter(job -> job.owner().isEmpty()).count() > MAX_JOBS;
  }

  /** The first of the changes, which are not part of the profile. */
  static List<Map<String, Object>> changes(List<Change> changes) {
    return changes.stream().limit(MAX_ROWS).map(ServerTables::change).toList();
  }

  private static Map<String, Object> change(Change change) {
    return Map.of("path", code(change.path()), "what", change.what(), "why", change.why());
  }

  List<Map<String, Object>> dependencies() {
    return profile.dependencies().stream()
        // The container of the kit has all services, and so both ends of each socket.
        .filter(dependency -> !dependency.kind().equals("unix-socket"))
        .limit(MAX_ROWS)
        .map(
            dependency ->
                Map.<String, Object>of(
                    "value", code(dependency.value()),
                    "evidence", code(dependency.evidence().location()),
                    "advice", dependency.advice().orElse("")))
        .toList();
  }

  List<Map<String, Object>> findings() {
    return profile.findings().stream().map(ServerTables::finding).toList();
  }

  private static Map<String, Object> finding(Finding finding) {
    return Map.of(
        "severity", finding.severity().name().toLowerCase(Locale.ROOT),
        "title", finding.title(),
        "detail", sentence(finding.detail()),
        "remedy", sentence(finding.remedy()),
        "evidence",
            finding.evidence().stream()
                .map(Evidence::location)
                .map(ServerTables::code)
                .collect(Collectors.joining(", ")));
  }

  List<Map<String, Object>> problems() {
    return profile.problems().stream()
        .limit(MAX_ROWS)
        .map(
            problem ->
                Map.<String, Object>of("path", code(problem.path()), "message", problem.message()))
        .toList();
  }

  private static String sentence(String text) {
    return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
  }

  private static String code(String value) {
    return Markdown.code(value);
  }
}

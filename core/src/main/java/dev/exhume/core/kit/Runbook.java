package dev.exhume.core.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.MountStatus;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of {@code RUNBOOK.md}: the steps of a rescue with the facts of this server. */
final class Runbook {
  private static final String TEMPLATE = "RUNBOOK.md.mustache";
  private static final int MAX_ROWS = 200;
  private static final int HIGH_PORTS = 8000;

  private final ServerProfile profile;
  private final List<Change> changes;

  private Runbook(ServerProfile profile, List<Change> changes) {
    this.profile = profile;
    this.changes = changes;
  }

  static String of(ServerProfile profile, List<Change> changes) throws IOException {
    try (InputStream in = Runbook.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new FileNotFoundException(TEMPLATE + " is not beside " + Runbook.class);
      }
      return Mustache.compiler()
          .withEscaper(Markdown::text)
          .compile(new String(in.readAllBytes(), UTF_8))
          .execute(new Runbook(profile, changes).facts());
    }
  }

  private Map<String, Object> facts() {
    return ImmutableMap.<String, Object>builder()
        .put("name", profile.host().hostname().orElse("a server without a name"))
        .put("image", ImageName.of(profile))
        .put("location", code(profile.source().location()))
        .put("tool", profile.tool().name() + " " + profile.tool().version())
        .put("os", profile.os().prettyName().orElse("an unknown Linux"))
        .put("architecture", profile.os().architecture().orElse("unknown"))
        .put("endOfLife", optional(profile.os().endOfLife().map(Object::toString)))
        .put("archive", optional(profile.os().archiveUrl().map(Markdown::code)))
        .put("glibc", optional(profile.os().glibc()))
        .put("runlevel", optional(profile.boot().defaultRunlevel()))
        .put("packageCount", profile.packages().count())
        .put("lastWrite", optional(profile.activity().lastWrite().map(Object::toString)))
        .put("conflicts", profile.os().conflicts().stream().map(this::conflict).toList())
        .put("needed", planned())
        .put("hasNeeded", !planned().isEmpty())
        .put("conditional", services(Verdict.CONDITIONAL))
        .put("hasConditional", !services(Verdict.CONDITIONAL).isEmpty())
        .put("unneeded", services(Verdict.UNNEEDED))
        .put("hasUnneeded", !services(Verdict.UNNEEDED).isEmpty())
        .put("extras", profile.boot().extraProcesses().stream().map(this::extra).toList())
        .put("hasExtras", !profile.boot().extraProcesses().isEmpty())
        .put("missing", missing())
        .put("hasMissing", !missing().isEmpty())
        .put("databases", databases())
        .put("ports", ports())
        .put("hasPorts", !ports().isEmpty())
        .put("port", firstPort())
        .put("otherPort", firstPort() < HIGH_PORTS ? firstPort() + HIGH_PORTS : firstPort() + 1)
        .put("url", optional(url()))
        .put("sites", sites())
        .put("requirements", requirements())
        .put("hasRequirements", !requirements().isEmpty())
        .put("volumes", profile.container().volumes().stream().map(this::path).toList())
        .put("changes", changes.stream().limit(MAX_ROWS).map(this::change).toList())
        .put("hasChanges", !changes.isEmpty())
        .put("moreChanges", changes.size() > MAX_ROWS)
        .put("dependencies", dependencies())
        .put("hasDependencies", !profile.dependencies().isEmpty())
        .put("findings", profile.findings().stream().map(this::finding).toList())
        .put("hasFindings", !profile.findings().isEmpty())
        .put("problems", problems())
        .put("hasProblems", !profile.problems().isEmpty())
        .buildOrThrow();
  }

  private List<Map<String, Object>> planned() {
    return profile.services().stream()
        .filter(service -> profile.container().services().contains(service.name()))
        .map(this::service)
        .toList();
  }

  private List<Map<String, Object>> services(Verdict verdict) {
    return profile.services().stream()
        .filter(service -> service.verdict() == verdict)
        .filter(service -> !profile.container().services().contains(service.name()))
        .map(this::service)
        .toList();
  }

  private Map<String, Object> service(Service service) {
    return Map.of(
        "name", code(service.name()),
        "reason", service.reason(),
        "command", code(String.join(" ", service.startCommand())),
        "evidence", code(service.evidence().location()));
  }

  private Map<String, Object> extra(Boot.ExtraProcess process) {
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

  private Map<String, Object> conflict(dev.exhume.core.profile.OperatingSystem.Conflict conflict) {
    return Map.of(
        "claim", conflict.claim(),
        "evidence", code(conflict.evidence().location()),
        "against", conflict.against());
  }

  private List<Map<String, Object>> missing() {
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

  private List<Map<String, Object>> databases() {
    return profile.databases().stream()
        .map(
            database ->
                Map.<String, Object>of(
                    "engine", database.engine(),
                    "version", database.version().orElse("of unknown version"),
                    "directory", code(database.dataDirectory()),
                    "names", String.join(", ", database.databases()),
                    "hasNames", !database.databases().isEmpty(),
                    "shutdown", database.shutdown().name().toLowerCase(java.util.Locale.ROOT),
                    "detail", database.detail()))
        .toList();
  }

  private List<Map<String, Object>> ports() {
    return profile.container().exposedPorts().stream()
        .map(
            port ->
                Map.<String, Object>of(
                    "port",
                    port,
                    "service",
                    profile.ports().stream()
                        .filter(known -> port.equals(known.port() + "/" + known.protocol()))
                        .flatMap(known -> known.service().stream())
                        .distinct()
                        .collect(Collectors.joining(", "))))
        .toList();
  }

  private int firstPort() {
    return profile.container().exposedPorts().stream()
        .findFirst()
        .map(port -> Integer.parseInt(port.substring(0, port.indexOf('/'))))
        .orElse(0);
  }

  /** Of the front page, as the host sees it. */
  private Optional<String> url() {
    return profile.ports().stream()
        .filter(Port::primary)
        .filter(port -> profile.container().exposedPorts().contains(port.port() + "/tcp"))
        .findFirst()
        .map(
            port ->
                (port.tls() ? "-k https://localhost" : "http://localhost")
                    + (port.port() == (port.tls() ? 443 : 80) ? "/" : ":" + port.port() + "/"));
  }

  private List<Map<String, Object>> sites() {
    return profile.sites().stream()
        .limit(MAX_ROWS)
        .map(
            site ->
                Map.<String, Object>of(
                    "names",
                        site.names().isEmpty()
                            ? "the default site"
                            : String.join(", ", site.names()),
                    "hasName", !site.names().isEmpty(),
                    "documentRoot", code(site.documentRoot().orElse("unknown"))))
        .toList();
  }

  private List<Map<String, Object>> requirements() {
    return profile.container().hostRequirements().stream()
        .map(
            requirement ->
                Map.<String, Object>of(
                    "id", requirement.id(),
                    "reason", requirement.reason(),
                    "check", code(requirement.check())))
        .toList();
  }

  private Map<String, Object> path(String path) {
    return Map.of("path", code(path));
  }

  private Map<String, Object> change(Change change) {
    return Map.of("path", code(change.path()), "what", change.what(), "why", change.why());
  }

  private List<Map<String, Object>> dependencies() {
    return profile.dependencies().stream()
        .limit(MAX_ROWS)
        .map(
            dependency ->
                Map.<String, Object>of(
                    "value", code(dependency.value()),
                    "evidence", code(dependency.evidence().location()),
                    "advice", dependency.advice().orElse("")))
        .toList();
  }

  private Map<String, Object> finding(Finding finding) {
    return Map.of(
        "severity", finding.severity().name().toLowerCase(java.util.Locale.ROOT),
        "title", finding.title(),
        "detail", finding.detail(),
        "remedy", finding.remedy(),
        "evidence",
            finding.evidence().stream()
                .map(Evidence::location)
                .map(Runbook::code)
                .collect(Collectors.joining(", ")));
  }

  private List<Map<String, Object>> problems() {
    return profile.problems().stream()
        .limit(MAX_ROWS)
        .map(
            problem ->
                Map.<String, Object>of("path", code(problem.path()), "message", problem.message()))
        .toList();
  }

  /** False for what is not known, so that its section of the template stays out. */
  private static Object optional(Optional<String> value) {
    return value.<Object>map(text -> text).orElse(false);
  }

  private static String code(String value) {
    return Markdown.code(value);
  }
}

package dev.exhume.core.kit.runbook;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.Map;

/** What runs: services, what init ran itself, jobs. */
final class ServiceTables {
  private static final int MAX_JOBS = 20;

  private final ServerProfile profile;

  ServiceTables(ServerProfile profile) {
    this.profile = profile;
  }

  List<Map<String, Object>> planned() {
    return profile.services().stream()
        .filter(service -> profile.container().services().contains(service.name()))
        .map(ServiceTables::service)
        .toList();
  }

  List<Map<String, Object>> services(Verdict verdict) {
    return profile.services().stream()
        .filter(service -> service.verdict() == verdict)
        .filter(service -> !profile.container().services().contains(service.name()))
        .map(ServiceTables::service)
        .toList();
  }

  private static Map<String, Object> service(Service service) {
    return Map.of(
        "name", Markdown.code(service.name()),
        "reason", service.reason(),
        "command", startedBy(service),
        "evidence", Markdown.code(service.evidence().location()));
  }

  private static String startedBy(Service service) {
    List<String> command = command(service);
    if (!command.isEmpty()) {
      return Markdown.code(String.join(" ", command));
    }
    return service
        .trigger()
        .map(trigger -> "nothing in a container: %s called it".formatted(Markdown.code(trigger)))
        .orElseGet(() -> "the line " + Markdown.code(service.evidence().location()));
  }

  private static List<String> command(Service service) {
    return service.startCommand().isEmpty()
        ? service.foregroundCommand().orElse(List.of())
        : service.startCommand();
  }

  List<Map<String, Object>> extras() {
    return profile.boot().extraProcesses().stream().map(ServiceTables::extra).toList();
  }

  private static Map<String, Object> extra(Boot.ExtraProcess process) {
    return Map.of(
        "id", Markdown.code(process.id()),
        "command", Markdown.code(process.command()),
        "evidence", Markdown.code(process.evidence().location()),
        "fate",
            switch (process.action()) {
              case "respawn" -> "starts it after the services, and again whenever it ends";
              case "once" -> "starts it after the services, once";
              default -> "does not run it (" + process.action() + "): run it by hand if it matters";
            });
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
                    "schedule", Markdown.code(job.schedule()),
                    "command", Markdown.code(job.command())))
        .toList();
  }

  boolean hasMoreJobs() {
    return profile.scheduledJobs().stream().filter(job -> job.owner().isEmpty()).count() > MAX_JOBS;
  }
}

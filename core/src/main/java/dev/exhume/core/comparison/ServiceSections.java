package dev.exhume.core.comparison;

import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.ScheduledJob;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import java.util.List;

/** What the machine served, and with what. */
final class ServiceSections {
  private static final Items<Service> SERVICES =
      new Items<>(
          Service::name,
          service ->
              "%s, %s, %s"
                  .formatted(
                      service.manager(),
                      service.enabled() ? "enabled" : "disabled",
                      Words.of(service.verdict())),
          List.of(
              Field.of("manager", Service::manager),
              Field.of("enabled", Service::enabled),
              Field.of("verdict", service -> Words.of(service.verdict())),
              Field.of("ports", Service::ports),
              Field.of("package", Service::owner)));

  private static final Items<Software> SOFTWARE =
      new Items<>(
          Software::name,
          found -> found.version().map(version -> version + " in ").orElse("in ") + found.path(),
          List.of(
              Field.of("version", Software::version),
              Field.of("path", Software::path),
              Field.of("package", Software::owner)));

  private static final Items<Port> PORTS =
      new Items<>(
          port -> port.port() + "/" + port.protocol(),
          port ->
              "%s, %s%s"
                  .formatted(
                      port.address(),
                      Words.of(port.scope()),
                      port.service().map(service -> ", " + service).orElse("")),
          List.of(
              Field.of("address", Port::address),
              Field.of("scope", port -> Words.of(port.scope())),
              Field.of("service", Port::service),
              Field.of("tls", Port::tls)));

  private static final Items<Site> SITES =
      new Items<>(
          site ->
              (site.names().isEmpty() ? site.address().orElse("*") : site.names().get(0))
                  + site.path().orElse(""),
          site -> site.documentRoot().orElse(""),
          List.of(
              Field.of("names", Site::names),
              Field.of("address", Site::address),
              Field.of("documentRoot", Site::documentRoot),
              Field.of("certificate", Site::certificate),
              Field.of("proxies", ServiceSections::proxies),
              Field.of("server", Site::server)));

  private static final Items<Database> DATABASES =
      new Items<>(
          database -> database.engine() + " " + database.dataDirectory(),
          database -> String.join(", ", database.databases()),
          List.of(
              Field.of("version", Database::version),
              Field.of("databases", Database::databases),
              Field.of("sizeBytes", Database::sizeBytes),
              Field.of("shutdown", database -> Words.of(database.shutdown()))));

  private static final Items<ScheduledJob> JOBS =
      new Items<>(
          ScheduledJob::command,
          job -> job.schedule() + job.user().map(user -> " by " + user).orElse(""),
          List.of(
              Field.of("kind", ScheduledJob::kind),
              Field.of("schedule", ScheduledJob::schedule),
              Field.of("user", ScheduledJob::user),
              Field.of("package", ScheduledJob::owner)));

  private ServiceSections() {}

  private static List<String> proxies(Site site) {
    return site.proxies().stream()
        .map(proxy -> "%s to %s".formatted(proxy.path(), proxy.target()))
        .toList();
  }

  static List<Section> of(ServerProfile before, ServerProfile after) {
    return List.of(
        SERVICES.compare("services", before.services(), after.services()),
        SOFTWARE.compare("software", before.software(), after.software()),
        PORTS.compare("ports", before.ports(), after.ports()),
        SITES.compare("sites", before.sites(), after.sites()),
        DATABASES.compare("databases", before.databases(), after.databases()),
        JOBS.compare("scheduledJobs", before.scheduledJobs(), after.scheduledJobs()));
  }
}

package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.Upkeep;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.verdict.catalogue.CatalogueEntry;
import dev.exhume.core.analysis.verdict.catalogue.ServiceCatalogue;
import dev.exhume.core.analysis.verdict.rules.Candidate;
import dev.exhume.core.analysis.verdict.rules.Ruling;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Service.LogFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges which of the services that booted the rescued server needs. */
public final class VerdictDetector {
  /** A web server can have one for each of hundreds of hosts. */
  private static final int MAX_LOG_FILES = 50;

  private VerdictDetector() {}

  /** The services with their verdicts, in start order. */
  public static List<Service> judge(VerdictEvidence known) {
    ServiceCatalogue catalogue = ServiceCatalogue.shipped();
    List<Candidate> candidates =
        known.boot().services().stream()
            .map(
                service ->
                    new Candidate(
                        service,
                        catalogue.find(
                            Stream.concat(
                                    Stream.of(service.name(), service.scriptName()),
                                    service.header().provides().stream())
                                .toList(),
                            known.family())))
            .toList();
    Rules rules = Rules.of(known, catalogue, candidates);
    LifeSigns life = new LifeSigns(known.root(), known.databases(), known.problems());
    return candidates.stream()
        .map(candidate -> service(known, candidate, rules.judge(candidate), life))
        .toList();
  }

  private static Service service(
      VerdictEvidence known, Candidate candidate, Ruling ruling, LifeSigns life) {
    BootService service = candidate.service();
    Upkeep upkeep =
        service.command().map(command -> command.settings().upkeep()).orElse(Upkeep.NONE);
    List<String> pidFiles = PidFileGuess.of(known.root(), candidate, known.databases());
    return new Service(
        service.name(),
        service.manager(),
        service.startOrder(),
        service.enabled(),
        service.link().map(Path::toString),
        service.script().map(Path::toString),
        service.owner(),
        service.trigger(),
        candidate.entry().map(CatalogueEntry::category),
        ruling.verdict(),
        ruling.reason(),
        ports(known.ports(), service),
        life.newest(candidate, pidFiles),
        pidFiles,
        StartCommand.of(known.root(), known.family(), service),
        foregroundCommand(known, candidate),
        service.command().map(ServiceCommandLine::stop).orElse(List.of()),
        upkeep.signal(),
        upkeep.restart(),
        logFiles(known.errorLogs(), service),
        service.evidence());
  }

  /** What its init system ran is right before what the catalogue knows. */
  private static Optional<List<String>> foregroundCommand(
      VerdictEvidence known, Candidate candidate) {
    return candidate
        .service()
        .command()
        .filter(ServiceCommand::staysInForeground)
        .map(ServiceCommandLine::of)
        .or(
            () ->
                candidate
                    .entry()
                    .flatMap(
                        entry -> ForegroundCommand.find(known.root(), entry, known.problems())));
  }

  private static List<LogFile> logFiles(List<ErrorLog> logs, BootService service) {
    return logs.stream()
        .filter(log -> log.service().equals(service.name()))
        .map(ErrorLog::file)
        .distinct()
        .limit(MAX_LOG_FILES)
        .toList();
  }

  private static List<Integer> ports(List<Port> ports, BootService service) {
    return ports.stream()
        .filter(
            port ->
                port.service()
                    .filter(
                        name -> name.equals(service.name()) || name.equals(service.scriptName()))
                    .isPresent())
        .map(Port::port)
        .distinct()
        .sorted()
        .toList();
  }
}

package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.CharMatcher;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.ports.settings.SettingFiles.SettingFile;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the daemons of the table listen on. */
public final class SettingsPorts {
  /** Redis may do without an address that has a hyphen before it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "localhost|\\*|-?\\d{1,3}(?:\\.\\d{1,3}){3}|-?\\[?[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*]?|[A-Za-z][A-Za-z0-9-]*[.:][\\w.:-]*");

  /** More than any daemon opens; a hostile configuration multiplies addresses by ports. */
  private static final int MAX_SOCKETS = 1_000;

  private final Path root;
  private final Problems problems;
  private final RunningDaemon daemon;
  private final IncludeChain bounds;
  private final Map<SettingFiles, List<SettingFile>> read = new HashMap<>();

  private SettingsPorts(Path root, RunningDaemon daemon, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.daemon = daemon;
    this.bounds = new IncludeChain(problems);
  }

  /** Reads the configuration of those that the machine started. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    List<ListeningSocket> sockets = new ArrayList<>();
    for (Daemon known : Daemon.known()) {
      Installation installation = new Installation(root.resolve("etc"), known.marks(), List.of());
      for (RunningDaemon daemon : scripts.running(known.services(), List.of(installation))) {
        SettingsPorts ports = new SettingsPorts(root, daemon, problems);
        known.sockets().forEach(kind -> sockets.addAll(ports.sockets(kind)));
      }
    }
    return sockets;
  }

  private List<ListeningSocket> sockets(DaemonSocket kind) {
    List<SettingFile> files = kind.files().stream().flatMap(one -> read(one).stream()).toList();
    Evidence evidence =
        files.isEmpty() ? daemon.service().orElseThrow().evidence() : files.get(0).evidence();
    Stream<ListeningSocket> all =
        kind.filePerDaemon()
            ? files.stream().flatMap(file -> sockets(kind, file.evidence(), file.settings()))
            : sockets(
                kind, evidence, files.stream().flatMap(file -> file.settings().stream()).toList());
    List<ListeningSocket> sockets = all.limit(MAX_SOCKETS + 1).toList();
    if (sockets.size() > MAX_SOCKETS) {
      problems.add(
          files.get(0).path(),
          "opens more than %d sockets of one kind; the rest was left out".formatted(MAX_SOCKETS));
      return sockets.subList(0, MAX_SOCKETS);
    }
    return sockets;
  }

  private List<SettingFile> read(SettingFiles files) {
    return read.computeIfAbsent(files, unread -> unread.read(root, bounds, problems));
  }

  /**
   * The sockets of one daemon.
   *
   * @param evidence of what is not set: the file that does not, or what starts the daemon
   */
  private Stream<ListeningSocket> sockets(
      DaemonSocket kind, Evidence evidence, List<Setting> settings) {
    if (kind.unless().filter(condition -> condition.holdsIn(settings)).isPresent()
        || kind.onlyIf().filter(condition -> !condition.holdsIn(settings)).isPresent()) {
      return Stream.of();
    }
    List<String> addresses = addresses(kind, settings);
    List<Setting> named =
        settings.stream().filter(setting -> kind.portSettings().contains(setting.name())).toList();
    return named.isEmpty()
        ? kind.defaultPorts().stream()
            .flatMap(port -> endpoints(new Endpoint(Endpoint.ANY, port), addresses))
            .flatMap(endpoint -> sockets(kind.protocols(), kind, endpoint, kind.tls(), evidence))
        : named.stream().flatMap(setting -> sockets(kind, setting, addresses));
  }

  private Stream<ListeningSocket> sockets(
      DaemonSocket kind, Setting setting, List<String> addresses) {
    return EndpointText.allIn(setting.value(), kind.defaultPorts()).stream()
        .flatMap(
            text ->
                endpoints(text.endpoint(), addresses)
                    .flatMap(
                        endpoint ->
                            sockets(
                                text.protocol().map(List::of).orElse(kind.protocols()),
                                kind,
                                endpoint,
                                kind.tls() || text.tls(),
                                setting.line().evidence())));
  }

  /** The one endpoint if it has an address, else its port at each of those that are set. */
  private static Stream<Endpoint> endpoints(Endpoint endpoint, List<String> addresses) {
    return endpoint.address().equals(Endpoint.ANY)
        ? addresses.stream().map(address -> new Endpoint(address, endpoint.port()))
        : Stream.of(endpoint);
  }

  private static List<String> addresses(DaemonSocket kind, List<Setting> settings) {
    List<String> set =
        settings.stream()
            .filter(setting -> kind.addressSettings().contains(setting.name()))
            .flatMap(setting -> EndpointText.words(setting.value()))
            .filter(ADDRESS.asMatchPredicate())
            .map(CharMatcher.is('-')::trimLeadingFrom)
            .distinct()
            .limit(MAX_SOCKETS)
            .toList();
    return set.isEmpty() ? List.of(kind.defaultAddress()) : set;
  }

  private Stream<ListeningSocket> sockets(
      List<String> protocols,
      DaemonSocket kind,
      Endpoint endpoint,
      boolean tls,
      Evidence evidence) {
    return protocols.stream()
        .map(
            protocol ->
                new ListeningSocket(
                    endpoint, protocol, daemon.serviceName(), tls, kind.role(), evidence));
  }
}

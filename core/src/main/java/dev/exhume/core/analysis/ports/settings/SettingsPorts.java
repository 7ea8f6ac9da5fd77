package dev.exhume.core.analysis.ports.settings;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
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
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the daemons of the table listen on. */
public final class SettingsPorts {
  private static final List<DaemonSocket> KNOWN = DaemonSocket.shipped();
  private static final Splitter ADDRESSES =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf(",;\"'"))).omitEmptyStrings();

  /** Redis may do without an address that has a hyphen before it. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "localhost|\\*|-?\\d{1,3}(?:\\.\\d{1,3}){3}|-?\\[?[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]*]?|[A-Za-z][A-Za-z0-9-]*[.:][\\w.:-]*");

  private final Path root;
  private final Problems problems;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private SettingsPorts(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** Reads the configuration of those that the machine started. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    SettingsPorts ports = new SettingsPorts(root, problems);
    for (DaemonSocket kind : KNOWN) {
      List<SettingFile> files = ports.configuration(kind);
      Path main =
          files.stream().map(file -> file.file().path()).findFirst().orElse(root.resolve("etc"));
      Installation installation = new Installation(main, kind.marks(), List.of());
      for (RunningDaemon daemon : scripts.running(kind.services(), List.of(installation))) {
        ports.add(kind, daemon, files);
      }
    }
    return ports.sockets;
  }

  private List<SettingFile> configuration(DaemonSocket kind) {
    return kind.files().stream().flatMap(files -> files.read(root, problems).stream()).toList();
  }

  private void add(DaemonSocket kind, RunningDaemon daemon, List<SettingFile> files) {
    if (kind.filePerDaemon()) {
      files.forEach(file -> addSockets(kind, daemon, file.file().evidence(), file.settings()));
      return;
    }
    Evidence evidence =
        files.isEmpty()
            ? daemon.service().orElseThrow().evidence()
            : files.get(0).file().evidence();
    addSockets(
        kind, daemon, evidence, files.stream().flatMap(file -> file.settings().stream()).toList());
  }

  /**
   * Adds the sockets of one daemon.
   *
   * @param evidence of what is not set: the file that does not, or what starts the daemon
   */
  private void addSockets(
      DaemonSocket kind, RunningDaemon daemon, Evidence evidence, List<Setting> settings) {
    if (kind.unless().filter(condition -> condition.holdsIn(settings)).isPresent()
        || kind.onlyIf().filter(condition -> !condition.holdsIn(settings)).isPresent()) {
      return;
    }
    List<String> addresses = addresses(kind, settings);
    List<Setting> named =
        settings.stream().filter(setting -> kind.portSettings().contains(setting.name())).toList();
    for (Setting setting : named) {
      for (EndpointText text : EndpointText.allIn(setting.value(), kind.defaultPorts())) {
        boolean hasAddress = !text.endpoint().address().equals(Endpoint.ANY);
        (hasAddress ? Stream.of(text.endpoint().address()) : addresses.stream())
            .map(address -> new Endpoint(address, text.endpoint().port()))
            .forEach(
                endpoint ->
                    addSocket(
                        kind,
                        daemon,
                        endpoint,
                        kind.tls() || text.tls(),
                        setting.line().evidence()));
      }
    }
    if (named.isEmpty()) {
      for (int port : kind.defaultPorts()) {
        addresses.forEach(
            address -> addSocket(kind, daemon, new Endpoint(address, port), kind.tls(), evidence));
      }
    }
  }

  private static List<String> addresses(DaemonSocket kind, List<Setting> settings) {
    List<String> set =
        settings.stream()
            .filter(setting -> kind.addressSettings().contains(setting.name()))
            .flatMap(setting -> ADDRESSES.splitToStream(setting.value()))
            .filter(ADDRESS.asMatchPredicate())
            .map(CharMatcher.is('-')::trimLeadingFrom)
            .distinct()
            .toList();
    return set.isEmpty() ? List.of(kind.defaultAddress()) : set;
  }

  private void addSocket(
      DaemonSocket kind, RunningDaemon daemon, Endpoint endpoint, boolean tls, Evidence evidence) {
    for (String protocol : kind.protocols()) {
      sockets.add(
          new ListeningSocket(
              endpoint, protocol, daemon.serviceName(), tls, kind.role(), evidence));
    }
  }
}

package dev.exhume.core.analysis.ports.remote;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SSH server listens on. */
public final class SshPorts {
  private static final int SSH = 22;
  private static final Pattern NAMES = Pattern.compile("sshd?2?|openssh(?:-server|-daemon)?");
  private static final Pattern PORT_OPTION = Pattern.compile("(?:^|\\s)-p ?(\\d{1,5})\\b");
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.is('='))).omitEmptyStrings();

  private final Path root;
  private final Path directory;
  private final Problems problems;
  private final IncludeChain includes;
  private final List<Found<Integer>> ports = new ArrayList<>();
  private final List<Found<String>> addresses = new ArrayList<>();

  private SshPorts(Path root, Path directory, Problems problems) {
    this.root = root;
    this.directory = directory;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Reads the configuration of each server that the machine ran. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    List<Installation> installations =
        List.of(
            new Installation(
                root.resolve("etc/ssh/sshd_config"),
                List.of("/usr/sbin/sshd"),
                List.of(root.resolve("usr/sbin/sshd"))),
            new Installation(
                root.resolve("usr/local/etc/sshd_config"),
                List.of("/usr/local/sbin/sshd"),
                List.of(root.resolve("usr/local/sbin/sshd"))));
    return scripts.running(NAMES, installations).stream()
        .flatMap(daemon -> sockets(root, daemon, problems).stream())
        .toList();
  }

  private static List<ListeningSocket> sockets(Path root, RunningDaemon daemon, Problems problems) {
    Path configuration = daemon.installation().configuration();
    SshPorts ssh = new SshPorts(root, Objects.requireNonNull(configuration.getParent()), problems);
    ssh.read(configuration);
    List<Found<Integer>> options = ssh.options();
    if (!options.isEmpty()) {
      ssh.ports.clear();
      ssh.ports.addAll(options);
    }
    if (ssh.ports.isEmpty()) {
      ssh.ports.add(new Found<>(SSH, daemon.evidence()));
    }
    return ssh.endpoints().stream()
        .map(
            found ->
                ListeningSocket.tcp(
                    found.value(), daemon, SocketRole.ADMINISTRATION, found.evidence()))
        .toList();
  }

  /** The ports of the command line, which go before those of the configuration. */
  private List<Found<Integer>> options() {
    List<Found<Integer>> found = new ArrayList<>();
    ShellSettings settings =
        ShellSettings.read(
            List.of(root.resolve("etc/sysconfig/sshd"), root.resolve("etc/default/ssh")), problems);
    for (String name : List.of("OPTIONS", "SSHD_OPTS")) {
      Matcher option = PORT_OPTION.matcher(settings.value(name).orElse(""));
      Optional<Evidence> evidence = settings.line(name).map(TextLine::evidence);
      while (evidence.isPresent() && option.find()) {
        Optional<Integer> port = Endpoint.port(option.group(1));
        if (port.isPresent()) {
          found.add(new Found<>(port.get(), evidence.get()));
        }
      }
    }
    return found;
  }

  private void read(Path file) {
    includes.read(file, this::take);
  }

  private void take(TextFile file) {
    for (TextLine line : file.meaningfulLines()) {
      List<String> words = WORDS.splitToList(line.text());
      String value = words.size() > 1 ? words.get(1) : "";
      switch (words.isEmpty() ? "" : words.get(0).toLowerCase(Locale.ROOT)) {
        case "port" ->
            Endpoint.port(value).ifPresent(port -> ports.add(new Found<>(port, line.evidence())));
        case "listenaddress" -> addresses.add(new Found<>(value, line.evidence()));
        case "include" -> FilePattern.expand(root, directory, value, problems).forEach(this::read);
        case "match" -> {
          // What follows holds for some clients only, and never for the socket.
          return;
        }
        default -> {}
      }
    }
  }

  private List<Found<Endpoint>> endpoints() {
    List<Found<Endpoint>> endpoints = new ArrayList<>();
    for (Found<Integer> port : ports) {
      if (addresses.isEmpty()) {
        endpoints.add(new Found<>(new Endpoint(Endpoint.ANY, port.value()), port.evidence()));
      }
      for (Found<String> address : addresses) {
        Endpoint.parse(address.value(), port.value())
            .ifPresent(endpoint -> endpoints.add(new Found<>(endpoint, address.evidence())));
      }
    }
    return endpoints.stream().distinct().toList();
  }

  private record Found<T>(T value, Evidence evidence) {}
}

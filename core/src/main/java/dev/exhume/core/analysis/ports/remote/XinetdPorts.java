package dev.exhume.core.analysis.ports.remote;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.analysis.configuration.NetworkServices;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What xinetd listens on for programs that it starts when somebody connects. */
public final class XinetdPorts {
  private static final Pattern NAMES = Pattern.compile("xinetd");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final List<Block> services = new ArrayList<>();
  private final Block defaults = new Block("", Evidence.file("/etc/xinetd.conf"));

  private XinetdPorts(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Reads the configuration if the machine ran xinetd. */
  public static List<ListeningSocket> detect(
      Path root, StartScripts scripts, NetworkServices names, Problems problems) {
    Installation installation =
        new Installation(root.resolve("etc/xinetd.conf"), List.of("/usr/sbin/xinetd"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      XinetdPorts xinetd = new XinetdPorts(root, problems);
      xinetd.read(installation.configuration());
      xinetd.services.stream()
          .filter(xinetd::isEnabled)
          .forEach(service -> service.socket(daemon, names).ifPresent(sockets::add));
    }
    return sockets;
  }

  private void read(Path file) {
    includes.read(file, this::take);
  }

  private void take(TextFile file) {
    Optional<Block> open = Optional.empty();
    for (TextLine line : file.meaningfulLines()) {
      List<String> words = WORDS.splitToList(line.text().replace("=", " = "));
      String first = words.isEmpty() ? "" : words.get(0);
      if (first.equals("service") && words.size() > 1 && includes.admitSetting()) {
        Block service = new Block(words.get(1), line.evidence());
        services.add(service);
        open = Optional.of(service);
      } else if (first.equals("defaults")) {
        open = Optional.of(defaults);
      } else if (first.equals("}")) {
        open = Optional.empty();
      } else if (first.equals("includedir") && words.size() > 1) {
        ConfiguredPath.of(root, root, words.get(1)).ifPresent(this::readDirectory);
      } else if (first.equals("include") && words.size() > 1) {
        ConfiguredPath.of(root, root, words.get(1)).ifPresent(this::read);
      } else if (words.size() > 2) {
        open.ifPresent(block -> block.set(words, line));
      }
    }
  }

  private void readDirectory(Path directory) {
    Folder.files(directory, problems).stream()
        .filter(
            file ->
                file.getFileName().toString().indexOf('.') < 0
                    && !file.getFileName().toString().endsWith("~"))
        .forEach(this::read);
  }

  private boolean isEnabled(Block service) {
    List<String> enabled = defaults.values("enabled");
    String id = service.values("id").stream().findFirst().orElse(service.name);
    return !service.values("disable").contains("yes")
        && !defaults.values("disabled").contains(id)
        && (enabled.isEmpty() || enabled.contains(id));
  }

  /** The settings of a service, or of all. */
  private static final class Block {
    private final String name;
    private final Evidence evidence;
    private final Map<String, List<String>> settings = new HashMap<>();

    Block(String name, Evidence evidence) {
      this.name = name;
      this.evidence = evidence;
    }

    /** Takes {@code name = value…}, {@code name += value…}. */
    void set(List<String> words, TextLine line) {
      int equals = words.indexOf("=");
      if (equals > 0 && line.text().length() < 10_000) {
        settings.put(words.get(0), List.copyOf(words.subList(equals + 1, words.size())));
      }
    }

    List<String> values(String setting) {
      return settings.getOrDefault(setting, List.of());
    }

    Optional<ListeningSocket> socket(RunningDaemon daemon, NetworkServices names) {
      boolean isDatagram =
          values("protocol").contains("udp") || values("socket_type").contains("dgram");
      String address =
          values("bind").stream()
              .findFirst()
              .or(() -> values("interface").stream().findFirst())
              .orElse(Endpoint.ANY);
      return values("port").stream()
          .findFirst()
          .or(() -> Optional.of(name))
          .flatMap(names::port)
          .map(
              port ->
                  new ListeningSocket(
                      new Endpoint(address, port),
                      isDatagram ? "udp" : "tcp",
                      daemon.serviceName(),
                      false,
                      SuperServer.role(name),
                      evidence));
    }
  }
}

package dev.exhume.core.analysis.ports.proxy;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What HAProxy listens on. */
public final class HaproxyPorts {
  private static final Pattern NAMES = Pattern.compile("haproxy");
  private static final Set<String> SECTIONS =
      Set.of(
          "global", "defaults", "listen", "frontend", "backend", "peers", "userlist", "resolvers");

  private static final Pattern RANGE = Pattern.compile("(.*:)(\\d{1,5})-(\\d{1,5})");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final Splitter COMMAS = Splitter.on(',').omitEmptyStrings();

  /** Nobody lists more ports of a range one by one. */
  private static final int MAX_RANGE = 100;

  /** Ranges that are repeated without end would fill the memory. */
  private static final int MAX_SOCKETS = 1_000;

  private final RunningDaemon daemon;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  /** The kind of section that is being read. */
  private String section = "";

  private HaproxyPorts(RunningDaemon daemon) {
    this.daemon = daemon;
  }

  /** Reads the configuration if the machine ran HAProxy. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    Path main = root.resolve("etc/haproxy/haproxy.cfg");
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon :
        scripts.running(
            NAMES, List.of(new Installation(main, List.of("/usr/sbin/haproxy"), List.of())))) {
      HaproxyPorts ports = new HaproxyPorts(daemon);
      Stream.of("/etc/haproxy/haproxy.cfg", "/etc/haproxy.cfg", "/etc/haproxy/conf.d/*.cfg")
          .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
          .flatMap(file -> TextFile.read(file, problems).stream())
          .flatMap(file -> file.meaningfulLines().stream())
          .forEach(ports::read);
      if (ports.sockets.size() == MAX_SOCKETS) {
        problems.add(
            main, "opens %d sockets or more; the rest was left out".formatted(MAX_SOCKETS));
      }
      sockets.addAll(ports.sockets);
    }
    return sockets;
  }

  private void read(TextLine line) {
    List<String> words = WORDS.splitToList(line.text());
    String first = words.get(0);
    boolean listens = section.equals("listen") || section.equals("frontend");
    if (SECTIONS.contains(first)) {
      section = first;
      // Old versions take the address beside the name of the section.
      if ((first.equals("listen") || first.equals("frontend")) && words.size() > 2) {
        add(words.get(2), words, line);
      }
    } else if (first.equals("bind") && listens && words.size() > 1) {
      add(words.get(1), words, line);
    }
  }

  private void add(String addresses, List<String> words, TextLine line) {
    boolean tls = words.contains("ssl");
    COMMAS
        .splitToStream(addresses)
        .filter(address -> !address.startsWith("/") && !address.contains("@"))
        .flatMap(HaproxyPorts::range)
        .flatMap(address -> Endpoint.parse(address).stream())
        .map(endpoint -> ListeningSocket.tcp(endpoint, daemon, SocketRole.WEB, line.evidence()))
        .map(socket -> socket.withTls(tls))
        .limit(MAX_SOCKETS - sockets.size())
        .forEach(sockets::add);
  }

  /** Each address of {@code 10.1.2.3:8000-8010}. */
  private static Stream<String> range(String address) {
    Matcher range = RANGE.matcher(address);
    if (!range.matches()) {
      return Stream.of(address);
    }
    return IntStream.rangeClosed(Integer.parseInt(range.group(2)), Integer.parseInt(range.group(3)))
        .limit(MAX_RANGE)
        .mapToObj(port -> range.group(1) + port);
  }
}

package dev.exhume.core.analysis.ports.mail;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.ports.mail.DovecotSettings.DovecotSetting;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.analysis.ports.sockets.Installation;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.RunningDaemon;
import dev.exhume.core.analysis.ports.sockets.SocketRole;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Dovecot listens on.
 *
 * <p>Version 1 names each encrypted protocol among its {@code protocols} and says in a {@code
 * protocol} block where it listens; version 2 has a listener for either in a {@code service} block.
 */
public final class DovecotPorts {
  private static final Pattern NAMES = Pattern.compile("dovecot");
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.is(','))).omitEmptyStrings();

  private static final List<Listener> LISTENERS =
      List.of(
          new Listener("imap", "imap", 143, false),
          new Listener("imap", "imaps", 993, true),
          new Listener("pop3", "pop3", 110, false),
          new Listener("pop3", "pop3s", 995, true),
          new Listener("sieve", "sieve", 4190, false),
          new Listener("managesieve", "managesieve", 2000, false));

  private static final Pattern OTHER_LISTENER =
      Pattern.compile("service ([\\w-]+)/inet_listener(?: (\\S+))?/port");

  private final RunningDaemon daemon;
  private final DovecotSettings settings;
  private final List<ListeningSocket> sockets = new ArrayList<>();

  private DovecotPorts(RunningDaemon daemon, DovecotSettings settings) {
    this.daemon = daemon;
    this.settings = settings;
  }

  /** Reads the configuration if the machine ran Dovecot. */
  public static List<ListeningSocket> detect(Path root, StartScripts scripts, Problems problems) {
    Path configuration =
        Stream.of("etc/dovecot/dovecot.conf", "etc/dovecot.conf")
            .map(root::resolve)
            .filter(Files::exists)
            .findFirst()
            .orElse(root.resolve("etc/dovecot.conf"));
    Installation installation =
        new Installation(configuration, List.of("/usr/sbin/dovecot"), List.of());
    List<ListeningSocket> sockets = new ArrayList<>();
    for (RunningDaemon daemon : scripts.running(NAMES, List.of(installation))) {
      DovecotPorts ports =
          new DovecotPorts(daemon, DovecotSettings.read(root, configuration, problems));
      sockets.addAll(ports.sockets());
    }
    return sockets;
  }

  private List<ListeningSocket> sockets() {
    Set<String> protocols = protocols();
    boolean encrypts =
        settings.find("ssl").filter(setting -> setting.value().equals("no")).isEmpty();
    for (Listener listener : LISTENERS) {
      boolean isWanted =
          protocols.contains(listener.name())
              || (protocols.contains(listener.protocol()) && isOfVersion2(listener));
      if (isWanted && (encrypts || !listener.tls())) {
        add(listener);
      }
    }
    settings.within("service ").forEach(this::addOther);
    return sockets;
  }

  /** Version 2 opens the encrypted listener of a protocol unasked; version 1 had such blocks. */
  private boolean isOfVersion2(Listener listener) {
    return !listener.tls() || settings.within("auth ").findAny().isEmpty();
  }

  /** What is served; a value may go on from the one before it as {@code $protocols}. */
  private Set<String> protocols() {
    Set<String> protocols = new LinkedHashSet<>();
    settings
        .all("protocols")
        .forEach(
            setting -> {
              List<String> words = WORDS.splitToList(setting.value());
              if (!words.contains("$protocols")) {
                protocols.clear();
              }
              protocols.addAll(words);
            });
    return protocols.isEmpty() ? Set.of("imap", "pop3", "imaps", "pop3s") : protocols;
  }

  private void add(Listener listener) {
    String block =
        "service %s-login/inet_listener %s/".formatted(listener.protocol(), listener.name());
    Optional<DovecotSetting> port = settings.find(block + "port");
    Optional<DovecotSetting> older =
        settings.find(
            "protocol %s/%s"
                .formatted(listener.protocol(), listener.tls() ? "ssl_listen" : "listen"));
    Optional<DovecotSetting> addresses =
        settings.find(block + "address").or(() -> older).or(() -> settings.find("listen"));
    if (port.filter(setting -> setting.value().equals("0")).isPresent()) {
      return;
    }
    int number =
        port.map(DovecotSetting::value).flatMap(Endpoint::port).orElse(listener.defaultPort());
    Evidence evidence =
        port.or(() -> addresses)
            .or(() -> settings.find("protocols"))
            .map(setting -> setting.line().evidence())
            .orElse(daemon.evidence());
    WORDS
        .splitToStream(addresses.map(DovecotSetting::value).orElse(Endpoint.ANY))
        .flatMap(address -> Endpoint.parse(address, number).stream())
        .distinct()
        .forEach(endpoint -> add(endpoint, listener.tls(), evidence));
  }

  /** A listener of the administrator's own: an LMTP port, a policy server. */
  private void addOther(DovecotSetting setting) {
    Matcher path = OTHER_LISTENER.matcher(setting.path());
    if (!path.matches()
        || LISTENERS.stream().anyMatch(known -> known.name().equals(path.group(2)))) {
      return;
    }
    String block = setting.path().substring(0, setting.path().length() - "port".length());
    boolean tls = settings.find(block + "ssl").filter(ssl -> ssl.value().equals("yes")).isPresent();
    String addresses =
        settings
            .find(block + "address")
            .or(() -> settings.find("listen"))
            .map(DovecotSetting::value)
            .orElse(Endpoint.ANY);
    Endpoint.port(setting.value())
        .ifPresent(
            port ->
                WORDS
                    .splitToStream(addresses)
                    .map(address -> new Endpoint(address, port))
                    .distinct()
                    .forEach(endpoint -> add(endpoint, tls, setting.line().evidence())));
  }

  private void add(Endpoint endpoint, boolean tls, Evidence evidence) {
    sockets.add(ListeningSocket.tcp(endpoint, daemon, SocketRole.SERVICE, evidence).withTls(tls));
  }

  /**
   * A socket that Dovecot has a name for.
   *
   * @param protocol that clients speak on it
   */
  private record Listener(String protocol, String name, int defaultPort, boolean tls) {}
}

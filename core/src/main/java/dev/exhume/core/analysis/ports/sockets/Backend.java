package dev.exhume.core.analysis.ports.sockets;

import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Site;
import dev.exhume.core.reading.Redaction;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server behind a web server. */
public final class Backend {
  private static final int LONGEST_TEXT = 1024;
  private static final Pattern TARGET =
      Pattern.compile("(?:(\\w+)://)?(?:[^@/]{0,128}@)?(\\[[^\\]]{1,64}]|[\\w.-]+)(?::(\\d+))?.*");

  private Backend() {}

  /** A request handed on, without the password that a target may hold. */
  public static Site.Proxy proxy(String path, String target, Evidence evidence) {
    return new Site.Proxy(shown(path), Redaction.of(shown(target)), evidence);
  }

  /** The host and the port that a target names; empty for a Unix socket. */
  public static Optional<Endpoint> endpoint(String target) {
    int socket = target.indexOf("unix:");
    Matcher matcher = TARGET.matcher(target);
    if (socket >= 0 || !matcher.matches()) {
      return Optional.empty();
    }
    Optional<Integer> port =
        matcher.group(3) == null ? usualPort(matcher.group(1)) : Endpoint.port(matcher.group(3));
    String host = matcher.group(2);
    return port.map(number -> new Endpoint(host, number));
  }

  private static Optional<Integer> usualPort(String scheme) {
    return switch (String.valueOf(scheme)) {
      case "http" -> Optional.of(80);
      case "https" -> Optional.of(443);
      case "ajp" -> Optional.of(8009);
      case "fcgi" -> Optional.of(8000);
      default -> Optional.empty();
    };
  }

  private static String shown(String text) {
    String line = CharMatcher.javaIsoControl().replaceFrom(text, '?');
    return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) : line;
  }
}

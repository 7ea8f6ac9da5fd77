package dev.exhume.core.analysis.accounts;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextLine;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A line of {@code /etc/passwd}.
 *
 * @param password a hash, or a sign that it is elsewhere; it must not leave the detector
 * @see <a href="https://man7.org/linux/man-pages/man5/passwd.5.html">passwd(5)</a>
 */
record PasswdLine(
    String name,
    String password,
    long uid,
    long gid,
    String home,
    String shell,
    Evidence evidence) {
  private static final int FIELDS = 7;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  /** Programs in place of a shell that let nobody in. */
  private static final Set<String> NO_SHELLS =
      Set.of("nologin", "false", "true", "sync", "shutdown", "halt", "reboot", "null", "noshell");

  /**
   * Reads a line.
   *
   * @return empty when it has not the seven fields, or no name and numbers in them
   */
  static Optional<PasswdLine> of(TextLine line) {
    List<String> fields = Splitter.on(':').splitToList(line.text());
    if (fields.size() != FIELDS
        || fields.get(0).isBlank()
        || !NUMBER.matcher(fields.get(2)).matches()
        || !NUMBER.matcher(fields.get(3)).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PasswdLine(
            fields.get(0),
            fields.get(1),
            Long.parseLong(fields.get(2)),
            Long.parseLong(fields.get(3)),
            fields.get(5),
            fields.get(6).strip(),
            line.evidence()));
  }

  /** Whether the hash is in the shadow file. */
  boolean isShadowed() {
    return password.equals("x") || password.startsWith("##");
  }

  /** Whether a login ends in a shell; an empty field stands for /bin/sh. */
  boolean hasShell() {
    return !NO_SHELLS.contains(shell.substring(shell.lastIndexOf('/') + 1));
  }

  /** The account without its secret. */
  @Override
  public String toString() {
    return "%s (%d)".formatted(name, uid);
  }
}

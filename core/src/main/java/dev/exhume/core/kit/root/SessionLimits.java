package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.primitives.Longs;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes limits back that a container may not raise.
 *
 * <p>{@code pam_limits} refuses a session whose limits it cannot set, and with it the {@code su} by
 * which init scripts start databases and application servers.
 */
final class SessionLimits implements SurgeryRule {
  private static final Pattern PLACE =
      Pattern.compile("/etc/security/limits(?:\\.conf|\\.d/[^/]+\\.conf)");
  private static final Pattern HARD_LIMIT =
      Pattern.compile(
          "(?m)^[ \\t]*[^#\\s]\\S*[ \\t]+(?:hard|-)[ \\t]+"
              + "(?<item>nofile|memlock|nice|rtprio|priority)[ \\t]+(?<value>\\S+)");
  private static final int MAX_SIZE = 256 << 10;

  /** The hard limit that {@code docker run} is told to set. */
  private static final long OPEN_FILES = 4096;

  /** What an engine allows by default, in KiB. */
  private static final long LOCKED_MEMORY = 64;

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !PLACE.matcher(file.name()).matches()) {
      return Optional.empty();
    }
    // Latin-1 gives each byte back as it was.
    String before = new String(file.head(MAX_SIZE), ISO_8859_1);
    String after = HARD_LIMIT.matcher(before).replaceAll(SessionLimits::judged);
    if (after.equals(before)) {
      return Optional.empty();
    }
    return Optional.of(
        Treatment.replace(
            ChangeRule.SESSION_LIMITS,
            file,
            after,
            "limits commented out that a container may not raise",
            "a session with such a limit is refused, and with it the su of init scripts"));
  }

  private static String judged(MatchResult line) {
    String text = line.group();
    Matcher parts = HARD_LIMIT.matcher(text);
    boolean raises = parts.lookingAt() && raises(parts.group("item"), parts.group("value"));
    return Matcher.quoteReplacement(raises ? "# exhume: " + text : text);
  }

  private static boolean raises(String item, String value) {
    Optional<Long> number = Optional.ofNullable(Longs.tryParse(value));
    return switch (item) {
      case "nofile" -> number.map(files -> files < 0 || files > OPEN_FILES).orElse(true);
      case "memlock" -> number.map(kib -> kib < 0 || kib > LOCKED_MEMORY).orElse(true);
      case "rtprio" -> number.map(priority -> priority > 0).orElse(true);
      default -> number.map(niceness -> niceness < 0).orElse(true);
    };
  }
}

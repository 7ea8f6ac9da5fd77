package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Longs;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** What a container may do if nothing else is said; locked memory as an engine has it. */
  private static final Map<String, Long> USUAL =
      ImmutableMap.of("nofile", 4096L, "memlock", 64L << 10, "rtprio", 0L);

  private static final Pattern OPTION =
      Pattern.compile("(?<item>nofile|memlock|rtprio)=(?:-?\\d{1,18}:)?(?<hard>-?\\d{1,18})");

  private final Map<String, Long> hardLimits = new HashMap<>(USUAL);

  /**
   * Judges by what the container is run with.
   *
   * @param runOptions among them {@code --ulimit} and its values
   */
  SessionLimits(List<String> runOptions) {
    for (String option : runOptions) {
      Matcher limit = OPTION.matcher(option);
      if (limit.matches()) {
        hardLimits.put(limit.group("item"), Long.parseLong(limit.group("hard")));
      }
    }
  }

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() > MAX_SIZE || !PLACE.matcher(file.name()).matches()) {
      return Optional.empty();
    }
    // Latin-1 gives each byte back as it was.
    String before = new String(file.head(MAX_SIZE), ISO_8859_1);
    String after = HARD_LIMIT.matcher(before).replaceAll(this::judged);
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

  private String judged(MatchResult line) {
    String text = line.group();
    Matcher parts = HARD_LIMIT.matcher(text);
    boolean raises = parts.lookingAt() && raises(parts.group("item"), parts.group("value"));
    return Matcher.quoteReplacement(raises ? "# exhume: " + text : text);
  }

  private boolean raises(String item, String value) {
    Optional<Long> number = Optional.ofNullable(Longs.tryParse(value));
    return switch (item) {
      case "nofile", "rtprio" -> raises(item, number, 1);
      case "memlock" -> raises(item, number, 1024);
      default -> number.map(niceness -> niceness < 0).orElse(true);
    };
  }

  /** Whether a limit is above that of the container, unlimited being above all. */
  private boolean raises(String item, Optional<Long> value, int unit) {
    long hard = hardLimits.getOrDefault(item, 0L);
    return hard >= 0 && value.map(number -> number < 0 || number > hard / unit).orElse(true);
  }
}

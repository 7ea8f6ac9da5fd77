package dev.exhume.core.analysis.boot.upstart;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.primitives.Ints;
import dev.exhume.core.analysis.boot.ProcessSettings;
import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statements of a job that set something for its processes. */
final class JobSettings {
  /** Those that a shell counts as upstart does, which has all others in bytes. */
  private static final ImmutableMap<String, Character> COUNTED =
      ImmutableMap.of("nofile", 'n', "cpu", 't');

  /** Those that any shell knows, if only without a number. */
  private static final ImmutableMap<String, Character> KNOWN =
      ImmutableMap.<String, Character>builder()
          .putAll(COUNTED)
          .put("core", 'c')
          .put("data", 'd')
          .put("fsize", 'f')
          .put("memlock", 'l')
          .put("rss", 'm')
          .put("stack", 's')
          .put("as", 'v')
          .buildOrThrow();

  private static final String UNLIMITED = "unlimited";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();

  private JobSettings() {}

  /**
   * What they set.
   *
   * @param after what the job runs when it has started
   */
  static ProcessSettings of(UpstartJob job, Optional<Step> after) {
    return new ProcessSettings(
        job.setting("umask"),
        job.limits().stream().flatMap(limit -> limit(limit).stream()).toList(),
        job.setting("nice").map(Ints::tryParse),
        job.setting("chroot"),
        after);
  }

  private static Optional<Limit> limit(String statement) {
    List<String> words = WORDS.splitToList(statement);
    if (words.size() != 3 || !KNOWN.containsKey(words.get(0))) {
      return Optional.empty();
    }
    boolean isTold =
        words.subList(1, 3).stream()
            .allMatch(
                value ->
                    value.equals(UNLIMITED)
                        || value.equals("0")
                        || (COUNTED.containsKey(words.get(0)) && NUMBER.matcher(value).matches()));
    return Optional.ofNullable(KNOWN.get(words.get(0)))
        .filter(option -> isTold)
        .map(option -> new Limit(option, words.get(1), words.get(2)));
  }
}

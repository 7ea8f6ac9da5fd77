package dev.exhume.core.kit;

import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An option of {@code docker run}.
 *
 * @param words the option and its values
 */
record RunOption(List<String> words) {
  private static final Map<String, String> REASONS =
      ImmutableMap.<String, String>builder()
          .put(
              "--ulimit",
              "Old daemons close, or make room for, every file they might open: a thousand is enough.")
          .put("--hostname", "Mail, licences and configuration know the server by its old name.")
          .put("--stop-timeout", "Databases need time to end cleanly before they are killed.")
          .put("--add-host", "The old /etc/hosts knew this host, and configuration uses its name.")
          .put("--sysctl", "The database keeps its buffers in one large segment of shared memory.")
          .put("--shm-size", "The database keeps its buffers in /dev/shm.")
          .buildOrThrow();

  RunOption {
    words = List.copyOf(words);
  }

  /** Takes a list of words apart: an option is what starts with a dash. */
  static List<RunOption> parse(List<String> words) {
    List<RunOption> options = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith("-") && !current.isEmpty()) {
        options.add(new RunOption(current));
        current.clear();
      }
      current.add(word);
    }
    if (!current.isEmpty()) {
      options.add(new RunOption(current));
    }
    return options;
  }

  /** Why the container is run with it. */
  String reason() {
    return REASONS.getOrDefault(words.get(0), "The container plan asks for it.");
  }
}

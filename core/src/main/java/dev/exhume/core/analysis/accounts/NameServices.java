package dev.exhume.core.analysis.accounts;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code nsswitch.conf}: from where else than its own files the server took accounts. */
final class NameServices {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().trimResults();

  /** What to do when a service has no answer: {@code [NOTFOUND=return]}. */
  private static final Pattern ACTION = Pattern.compile("\\[[^]]{0,100}]");

  /** Services that look at files of the server itself. */
  private static final Set<String> OWN =
      Set.of("files", "compat", "db", "cache", "altfiles", "extrausers", "systemd", "mymachines");

  private NameServices() {}

  /** Notes each line that takes accounts from elsewhere. */
  static void check(Path root, Problems problems) {
    Path file = root.resolve("etc/nsswitch.conf");
    for (TextLine line :
        TextFile.readStart(file, 1, problems).map(TextFile::meaningfulLines).orElse(List.of())) {
      String text = line.stripped();
      if (text.startsWith("passwd:")) {
        int comment = text.indexOf('#');
        String services = text.substring("passwd:".length(), comment < 0 ? text.length() : comment);
        List<String> others =
            WORDS.splitToList(ACTION.matcher(services).replaceAll(" ")).stream()
                .filter(service -> !OWN.contains(service))
                .toList();
        if (!others.isEmpty()) {
          problems.add(
              file,
              "line %d takes accounts from %s, which are not part of this server"
                  .formatted(line.number(), String.join(", ", others)));
        }
      }
    }
  }
}

package dev.exhume.core.analysis.os;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the repositories that a server fetched its packages from say which distribution this is. */
final class Repositories {
  private static final List<String> FILES =
      List.of(
          "/etc/yum.repos.d/*.repo",
          "/etc/yum.conf",
          "/etc/sysconfig/rhn/sources",
          "/etc/apt/sources.list",
          "/etc/apt/sources.list.d/*.list",
          "/etc/apt/sources.list.d/*.sources",
          "/etc/zypp/repos.d/*.repo",
          "/etc/apk/repositories",
          "/etc/pacman.d/mirrorlist",
          "/etc/slackpkg/mirrors",
          "/etc/make.conf",
          "/etc/portage/make.conf",
          "/etc/portage/repos.conf",
          "/etc/portage/repos.conf/*.conf");

  private static final List<Row> TABLE =
      TsvTable.resource(Repositories.class, "repositories.tsv").rows().stream()
          .map(
              row ->
                  new Row(
                      Distribution.findOrMake(row.get("id"), row.get("id"), List.of()),
                      Pattern.compile(row.get("pattern"))))
          .toList();

  /** Only the lines that have an address; in others a word may be anything. */
  private static final Pattern ADDRESS = Pattern.compile(".*(?:://|mirrorlist|metalink).*");

  private static final String SECTION_START = "[";
  private static final Pattern OFF = Pattern.compile("enabled\\s*[=:]\\s*(?:0|no|false)\\s*");
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final int MAX_LINE = 2_000;
  private static final int MAX_LINES = 5_000;

  /** The first line of each claim. */
  private final Map<String, ReleaseClaim> claims = new LinkedHashMap<>();

  private Repositories() {}

  /** Each claim once, with the first line that makes it. */
  static List<ReleaseClaim> claims(Path root, Problems problems) {
    Repositories repositories = new Repositories();
    FILES.stream()
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .forEach(repositories::read);
    return List.copyOf(repositories.claims.values());
  }

  private void read(TextFile file) {
    List<TextLine> lines = file.meaningfulLines().stream().limit(MAX_LINES).toList();
    int start = 0;
    for (int i = 1; i <= lines.size(); i++) {
      if (i == lines.size() || lines.get(i).stripped().startsWith(SECTION_START)) {
        List<TextLine> section = lines.subList(start, i);
        if (section.stream().noneMatch(line -> isOff(line.stripped()))) {
          section.forEach(this::take);
        }
        start = i;
      }
    }
  }

  private static boolean isOff(String line) {
    return line.length() < 100 && OFF.matcher(line).matches();
  }

  private void take(TextLine line) {
    String text = line.stripped();
    if (text.length() > MAX_LINE || !ADDRESS.matcher(text).matches()) {
      return;
    }
    Optional<ReleaseClaim> claim =
        text.startsWith("deb ") || text.startsWith("deb-src ")
            ? AptSuite.ofLine(WORDS.splitToList(text)).map(suite -> suite.claim(line))
            : TABLE.stream().flatMap(row -> row.claim(line).stream()).findFirst();
    claim.ifPresent(found -> claims.putIfAbsent(found.label(), found));
  }

  private record Row(Distribution distribution, Pattern pattern) {
    Optional<ReleaseClaim> claim(TextLine line) {
      return ReleaseMatch.find(pattern, line.text())
          .map(
              match ->
                  new ReleaseClaim(
                      distribution,
                      match.version(),
                      Optional.empty(),
                      Optional.empty(),
                      line.evidence(),
                      true));
    }
  }
}

package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way in which a release file names a distribution: a row of the table.
 *
 * @param paths of files that may do so
 * @param format {@code os-release}, {@code lsb-release}, {@code text} or {@code hint}
 * @param id of the distribution, where the file does not say it itself
 * @param pattern sought in the text, with groups {@code major}, {@code minor}, {@code codename} and
 *     {@code name}
 */
record ReleaseFile(List<String> paths, String format, String id, Pattern pattern) {
  private static final Pattern GETTY_ESCAPE = Pattern.compile("\\\\[a-zA-Z]");
  private static final Pattern CODENAME_OF_VERSION = Pattern.compile("\\(([^)]+)\\)");

  static ReleaseFile of(TsvTable.Row row) {
    return new ReleaseFile(
        List.of(row.get("files").split(" ")),
        row.get("format"),
        row.get("id"),
        Pattern.compile(row.get("pattern"), Pattern.MULTILINE));
  }

  /** What a file says, if it speaks in this way. */
  Optional<ReleaseClaim> claim(TextFile file) {
    return switch (format) {
      case "os-release" -> osRelease(ShellVariables.of(file.lines()));
      case "lsb-release" -> lsbRelease(ShellVariables.of(file.lines()));
      case "text" -> text(file, false);
      case "hint" -> text(file, true);
      default -> throw new IllegalStateException("no such format: " + format);
    };
  }

  private static Optional<ReleaseClaim> osRelease(ShellVariables variables) {
    Optional<ShellVariable> id = variables.find("ID").filter(set -> !set.value().isBlank());
    if (id.isEmpty()) {
      return Optional.empty();
    }
    String name = variables.value("NAME").orElse(id.get().value());
    List<String> like = List.of(variables.value("ID_LIKE").orElse("").split(" "));
    return Optional.of(
        new ReleaseClaim(
            Distribution.KNOWN.stream()
                // CentOS Stream and Scientific Linux take the id of another and their own name.
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> Distribution.findOrMake(id.get().value(), name, like)),
            variables.value("VERSION_ID"),
            variables
                .value("VERSION_CODENAME")
                .or(() -> variables.value("VERSION").flatMap(ReleaseFile::codenameOfVersion)),
            variables.value("PRETTY_NAME"),
            id.get().line().evidence(),
            false));
  }

  /** Old lsb-release files hold nothing but LSB_VERSION, which says nothing. */
  private static Optional<ReleaseClaim> lsbRelease(ShellVariables variables) {
    return variables
        .find("DISTRIB_ID")
        .filter(id -> !id.value().isBlank())
        .map(
            id ->
                new ReleaseClaim(
                    lsbDistribution(id.value().strip()),
                    variables.value("DISTRIB_RELEASE"),
                    variables.value("DISTRIB_CODENAME"),
                    variables.value("DISTRIB_DESCRIPTION"),
                    id.line().evidence(),
                    false));
  }

  private static Distribution lsbDistribution(String lsbId) {
    return Distribution.KNOWN.stream()
        .filter(known -> known.lsbIds().contains(lsbId) || known.name().equals(lsbId))
        .findFirst()
        .orElseGet(
            () ->
                Distribution.findOrMake(
                    lsbId.toLowerCase(Locale.ROOT).replace(' ', '-'), lsbId, List.of()));
  }

  private Optional<ReleaseClaim> text(TextFile file, boolean isHint) {
    String text = file.text();
    return ReleaseMatch.find(pattern, text)
        .map(
            match -> {
              Optional<TextLine> line =
                  file.lines().stream()
                      .skip(text.substring(0, match.start()).lines().count())
                      .findFirst();
              Distribution distribution = Distribution.findOrMake(id, id, List.of());
              return new ReleaseClaim(
                  match.group("name").map(distribution::named).orElse(distribution),
                  match.version(),
                  match.group("codename").map(String::strip),
                  line.map(ReleaseFile::sentence).filter(words -> words.indexOf(' ') > 0),
                  line.map(TextLine::evidence).orElseGet(file::evidence),
                  isHint);
            });
  }

  /** The line without the escapes that getty fills in when it shows /etc/issue. */
  private static String sentence(TextLine line) {
    return GETTY_ESCAPE.matcher(line.text()).replaceAll("").strip();
  }

  private static Optional<String> codenameOfVersion(String version) {
    Matcher codename = CODENAME_OF_VERSION.matcher(version);
    return codename.find() ? Optional.of(codename.group(1)) : Optional.empty();
  }
}

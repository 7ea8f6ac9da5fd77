package dev.exhume.core.analysis.software;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way to find a web application.
 *
 * @param file that has the version, from the directory of the application
 * @param version empty if the file does not have it
 * @param also what has to be there besides
 */
record WebApplication(String name, String file, Optional<PlainText> version, List<Sign> also) {
  private static final Splitter PARTS = Splitter.on(" && ");

  WebApplication {
    also = List.copyOf(also);
  }

  /** All that are known, from {@code web-applications.tsv}. */
  static List<WebApplication> known() {
    return TsvTable.resource(WebApplication.class, "web-applications.tsv").rows().stream()
        .map(
            row ->
                new WebApplication(
                    row.get("name"),
                    row.get("file"),
                    row.find("version")
                        .map(
                            version ->
                                new PlainText(
                                    PARTS.splitToStream(version).map(Pattern::compile).toList())),
                    row.find("also").stream()
                        .flatMap(PARTS::splitToStream)
                        .map(Sign::parse)
                        .toList()))
        .toList();
  }

  /** The first name of the file's path, without which the application cannot be there. */
  String firstName() {
    int slash = file.indexOf('/');
    return slash < 0 ? file : file.substring(0, slash);
  }

  /** Whether a directory shows the signs of the application, other than its file. */
  boolean hasSigns(Path directory, Problems problems) {
    return also.stream().allMatch(sign -> sign.isIn(directory, problems));
  }

  /**
   * A file that has to be there, or must not.
   *
   * @param line a pattern for one of its lines
   */
  record Sign(String file, Optional<Pattern> line, boolean isWanted) {
    private static final int LONGEST_LINE = 1000;

    static Sign parse(String text) {
      boolean isWanted = !text.startsWith("!");
      String sign = isWanted ? text : text.substring(1);
      int tilde = sign.indexOf('~');
      return tilde < 0
          ? new Sign(sign, Optional.empty(), isWanted)
          : new Sign(
              sign.substring(0, tilde),
              Optional.of(Pattern.compile(sign.substring(tilde + 1))),
              isWanted);
    }

    private boolean isIn(Path directory, Problems problems) {
      Path path = directory.resolve(file);
      boolean isThere =
          line.map(
                  pattern ->
                      TextFile.readStart(path, 1, problems).stream()
                          .flatMap(text -> text.lines().stream())
                          .filter(candidate -> candidate.text().length() <= LONGEST_LINE)
                          .anyMatch(candidate -> pattern.matcher(candidate.text()).find()))
              .orElseGet(() -> Files.exists(path));
      return isThere == isWanted;
    }
  }
}

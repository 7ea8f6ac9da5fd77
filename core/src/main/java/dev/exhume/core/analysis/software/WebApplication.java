package dev.exhume.core.analysis.software;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TsvTable;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One way to find a web application.
 *
 * @param file that has the version, from the directory of the application
 */
record WebApplication(String name, String file, PlainText version) {
  private static final Splitter PARTS = Splitter.on(" && ");

  /** All that are known, from {@code web-applications.tsv}. */
  static List<WebApplication> known() {
    return TsvTable.resource(WebApplication.class, "web-applications.tsv").rows().stream()
        .map(
            row ->
                new WebApplication(
                    row.get("name"),
                    row.get("file"),
                    new PlainText(
                        PARTS.splitToStream(row.get("version")).map(Pattern::compile).toList())))
        .toList();
  }

  /** The first name of the file's path, without which the application cannot be there. */
  String firstName() {
    int slash = file.indexOf('/');
    return slash < 0 ? file : file.substring(0, slash);
  }
}

package dev.exhume.core.analysis.databases;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Installations of packages that did not come to their end. */
final class InterruptedUpdates {
  private static final Pattern UNFINISHED =
      Pattern.compile(
          "Status: \\S+ \\S+ (?:half-installed|unpacked|half-configured|triggers-awaited"
              + "|triggers-pending)");

  private static final String STARTED = "transaction-all.";
  private static final int MAX_MEBIBYTES = 16;

  private InterruptedUpdates() {}

  static List<Evidence> find(Path root, Problems problems) {
    List<Evidence> found = new ArrayList<>();
    TextFile.readStart(root.resolve("var/lib/dpkg/status"), MAX_MEBIBYTES, problems)
        .ifPresent(
            status ->
                status.lines().stream()
                    .filter(line -> UNFINISHED.matcher(line.text()).matches())
                    .map(TextLine::evidence)
                    .forEach(found::add));
    Folder.files(root.resolve("var/lib/dpkg/updates"), problems).stream()
        .map(file -> Evidence.file(file.toString()))
        .forEach(found::add);
    // yum notes what it is about to do, and then what it did, in two files of the same time.
    for (Path started : Folder.files(root.resolve("var/lib/yum"), problems)) {
      String name = started.getFileName().toString();
      if (name.startsWith(STARTED)
          && !Files.exists(
              started.resolveSibling("transaction-done." + name.substring(STARTED.length())))) {
        found.add(Evidence.file(started.toString()));
      }
    }
    return found;
  }
}

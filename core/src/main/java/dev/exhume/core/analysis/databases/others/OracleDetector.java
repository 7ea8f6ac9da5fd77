package dev.exhume.core.analysis.databases.others;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Fact;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the databases of Oracle, which {@code oratab} lists as {@code SID:HOME:Y}. */
public final class OracleDetector {
  private static final List<String> TABLES = List.of("/etc/oratab", "/var/opt/oracle/oratab");
  private static final Pattern VERSION =
      Pattern.compile("/(?:product/)?(\\d{1,2}(?:\\.\\d{1,2}){1,4})(?:/|$)");

  private static final String BASE_END = "/product/";

  private OracleDetector() {}

  /** The databases in the order of the table; where their files lie is a guess by convention. */
  public static List<Database> detect(Path root, Problems problems) {
    List<Database> found = new ArrayList<>();
    for (String name : TABLES) {
      for (Path file : FilePattern.expand(root, name, problems)) {
        TextFile.readStart(file, 1, problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of())
            .forEach(line -> database(root, line, problems).ifPresent(found::add));
      }
    }
    return found;
  }

  private static Optional<Database> database(Path root, TextLine line, Problems problems) {
    List<String> fields = Splitter.on(':').splitToList(line.stripped());
    if (fields.size() < 2 || !fields.get(1).startsWith("/") || fields.get(0).isEmpty()) {
      return Optional.empty();
    }
    String instance = fields.get(0);
    String home = fields.get(1);
    Optional<Path> directory =
        dataDirectory(root, home, instance, problems).or(() -> ServerPath.of(root, home));
    return directory
        .filter(place -> !DataDirectory.isMissing(place, "Oracle", problems))
        .map(place -> database(place, instance, home, line, problems));
  }

  private static Database database(
      Path directory, String instance, String home, TextLine line, Problems problems) {
    Matcher version = VERSION.matcher(home);
    return DataDirectory.of(
            "oracle",
            version.find() ? Optional.of(version.group(1)) : Optional.empty(),
            directory,
            List.of(instance),
            List.of(
                new ShutdownClue(
                    ShutdownState.UNKNOWN,
                    "whether it was stopped cannot be told without its own tools",
                    line.evidence())),
            problems)
        .with(List.of(), List.of(new Fact("ORACLE_HOME", home, line.evidence())));
  }

  /** By convention beside the programs: {@code $ORACLE_BASE/oradata/SID}. */
  private static Optional<Path> dataDirectory(
      Path root, String home, String instance, Problems problems) {
    int end = home.indexOf(BASE_END);
    String base = end < 0 ? home : home.substring(0, end);
    for (String pattern : List.of(base + "/oradata/", "/u0*/oradata/", "/oradata/")) {
      for (Path place : FilePattern.expand(root, pattern, problems)) {
        Optional<Path> directory = ServerPath.of(place, "/" + instance).filter(Files::isDirectory);
        if (directory.isPresent()) {
          return directory;
        }
      }
    }
    return Optional.empty();
  }
}

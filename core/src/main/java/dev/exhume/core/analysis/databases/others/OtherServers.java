package dev.exhume.core.analysis.databases.others;

import com.google.common.base.Splitter;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.databases.shutdown.DataDirectory;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the data directories of the servers in {@code servers.tsv}: by a place where they usually
 * are, and by a file that lies in them.
 */
public final class OtherServers {
  private static final Splitter WORDS = Splitter.on(' ').omitEmptyStrings();

  private final List<TsvTable.Row> servers =
      TsvTable.resource(OtherServers.class, "servers.tsv").rows();
  private final Path root;
  private final Problems problems;
  private final Map<Path, Database> found = new LinkedHashMap<>();

  private OtherServers(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The data directories, in the order of the table. */
  public static List<Database> detect(Path root, Problems problems) {
    OtherServers detector = new OtherServers(root, problems);
    detector.servers.forEach(detector::look);
    return List.copyOf(detector.found.values());
  }

  private void look(TsvTable.Row server) {
    for (String pattern : WORDS.split(server.get("directories"))) {
      for (Path directory : FilePattern.expand(root, pattern, problems)) {
        if (Files.isDirectory(directory) && isThere(directory, server.get("mark"))) {
          found.computeIfAbsent(DataDirectory.real(directory), real -> database(server, directory));
        }
      }
    }
  }

  private Database database(TsvTable.Row server, Path directory) {
    return DataDirectory.of(
        server.get("engine"),
        Optional.empty(),
        directory,
        names(server, directory),
        clues(server, directory),
        problems);
  }

  /** The names of what matches a pattern, without what each server has of its own. */
  private List<String> names(TsvTable.Row server, Path directory) {
    Set<String> own = Set.copyOf(WORDS.splitToList(server.get("own")));
    String ending = server.get("ending");
    return WORDS.splitToList(server.get("names")).stream()
        .flatMap(pattern -> FilePattern.expand(root, directory, pattern, problems).stream())
        .map(entry -> entry.getFileName().toString())
        .map(
            name ->
                name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name)
        .filter(name -> !own.contains(name))
        .distinct()
        .sorted()
        .toList();
  }

  private List<ShutdownClue> clues(TsvTable.Row server, Path directory) {
    List<ShutdownClue> clues = new ArrayList<>();
    first(directory, server.get("unclean"))
        .ifPresent(file -> clues.add(clue(ShutdownState.UNCLEAN, file, "is left")));
    server
        .find("clean")
        .flatMap(pattern -> first(directory, pattern))
        .ifPresent(file -> clues.add(clue(ShutdownState.CLEAN, file, "was written at the end")));
    if (clues.isEmpty()) {
      clues.add(
          new ShutdownClue(
              ShutdownState.UNKNOWN, server.get("otherwise"), Evidence.file(directory.toString())));
    }
    return clues;
  }

  private static ShutdownClue clue(ShutdownState state, Path file, String what) {
    return new ShutdownClue(state, file.getFileName() + " " + what, Evidence.file(file.toString()));
  }

  private boolean isThere(Path directory, String patterns) {
    return first(directory, patterns).isPresent();
  }

  private Optional<Path> first(Path directory, String patterns) {
    return WORDS.splitToList(patterns).stream()
        .flatMap(pattern -> FilePattern.expand(root, directory, pattern, problems).stream())
        .findFirst();
  }
}

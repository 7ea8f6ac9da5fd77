package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.profile.Service.LogFile;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The files in which a service tells of its troubles: those that its configuration names, else
 * those of a table of where they usually are.
 */
final class LogFiles {
  private static final TsvTable TABLE = TsvTable.resource(LogFiles.class, "log-files.tsv");

  /** What is no file on any disk. */
  private static final Pattern NOT_ON_DISK = Pattern.compile("/(?:dev|proc|sys)/.*");

  /** The script can follow seven, of all services together. */
  private static final int MAX_FILES = 3;

  private final Path root;
  private final Problems problems;

  LogFiles(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /**
   * Those of one service: what is there, else what may come when it starts.
   *
   * @param configured what its configuration names
   * @param names of its script and of its processes
   */
  List<String> of(List<LogFile> configured, Set<String> names) {
    List<String> named = ofConfiguration(configured);
    return named.isEmpty() ? ofTable(names) : named;
  }

  /** One file can be named by two paths: {@code /etc/httpd/logs} is a link. */
  private List<String> ofConfiguration(List<LogFile> configured) {
    return configured.stream()
        .map(LogFile::path)
        .filter(file -> file.startsWith("/") && !NOT_ON_DISK.matcher(file).matches())
        .filter(file -> isFile(ServerPath.of(root, file)) || mayCome(file))
        .map(this::withoutLinks)
        .distinct()
        .limit(MAX_FILES)
        .toList();
  }

  private String withoutLinks(String file) {
    int slash = file.lastIndexOf('/');
    try {
      Path directory = ServerPath.of(root, file.substring(0, slash + 1)).orElseThrow();
      return directory.toRealPath().resolve(file.substring(slash + 1)).toString();
    } catch (IOException | NoSuchElementException e) {
      // The script follows the path as it is, or finds nothing there.
      return file;
    }
  }

  private List<String> ofTable(Set<String> names) {
    List<String> rows =
        TABLE.rows().stream()
            .filter(row -> names.contains(row.get("name")))
            .map(row -> row.get("file"))
            .toList();
    List<String> present = rows.stream().flatMap(file -> present(file).stream()).toList();
    List<String> found = present.isEmpty() ? rows.stream().filter(this::mayCome).toList() : present;
    return found.stream().distinct().limit(MAX_FILES).toList();
  }

  private List<String> present(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String directory = file.substring(0, file.length() - name.length());
    if (name.indexOf('*') < 0) {
      return isFile(ServerPath.of(root, file)) ? List.of(file) : List.of();
    }
    Pattern pattern = Pattern.compile(name.replace(".", "\\.").replace("*", "[A-Za-z0-9_.-]*"));
    return ServerPath.of(root, directory)
        .filter(Files::isDirectory)
        .map(place -> Folder.entries(place, problems))
        .orElse(List.of())
        .stream()
        .filter(entry -> isFile(Optional.of(entry)))
        .map(entry -> entry.getFileName().toString())
        .filter(entry -> pattern.matcher(entry).matches())
        .sorted()
        .limit(MAX_FILES)
        .map(directory::concat)
        .toList();
  }

  private static boolean isFile(Optional<Path> file) {
    return file.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).isPresent();
  }

  private boolean mayCome(String file) {
    return file.indexOf('*') < 0
        && ServerPath.of(root, file.substring(0, file.lastIndexOf('/')))
            .filter(Files::isDirectory)
            .isPresent();
  }
}

package dev.exhume.core.analysis.databases.mysql;

import dev.exhume.core.analysis.configuration.ConfiguredPath;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that a server takes from its option files, in the order in which it reads them. */
public final class MySqlOptions {
  private static final List<String> STANDARD_FILES =
      List.of(
          "etc/my.cnf", "etc/mysql/my.cnf", "usr/local/mysql/etc/my.cnf", "opt/lampp/etc/my.cnf");

  private static final Pattern SERVER_GROUP =
      Pattern.compile(
          "mysqld|server|client-server|mysqld_safe|safe_mysqld|mysql[._]server|mariadbd?|mariadbd-safe"
              + "|(?:mysqld|mariadbd?)-\\d{1,2}\\.\\d{1,2}");

  private static final Pattern INCLUDE = Pattern.compile("!include(dir)?\\s+(\\S.*)");

  private static final Pattern INSTANCE_GROUP = Pattern.compile("mysqld\\d{1,4}");

  private final Path root;
  private final Problems problems;
  private final IncludeChain includes;
  private final List<MySqlOption> options = new ArrayList<>();

  private MySqlOptions(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
    this.includes = new IncludeChain(problems);
  }

  /** Reads the files that any server of the machine reads. */
  public static MySqlOptions readStandardFiles(Path root, Problems problems) {
    MySqlOptions options = new MySqlOptions(root, problems);
    STANDARD_FILES.forEach(file -> options.read(root.resolve(file)));
    return options;
  }

  /** The first of the files that any server reads, or where it would be. */
  public static Path mainFile(Path root) {
    return STANDARD_FILES.stream()
        .map(root::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(root.resolve(STANDARD_FILES.get(0)));
  }

  /** Reads the one file that a server was told to read. */
  public static MySqlOptions readFile(Path root, Path file, Problems problems) {
    MySqlOptions options = new MySqlOptions(root, problems);
    options.read(file);
    return options;
  }

  /** The last setting of an option for the server. */
  public Optional<MySqlOption> find(String name) {
    return find(name, "");
  }

  /**
   * The last setting of an option for one of several servers.
   *
   * @param instance its group, {@code mysqld2}, which goes before those of all servers
   */
  public Optional<MySqlOption> find(String name, String instance) {
    Optional<MySqlOption> own = last(name, Pattern.compile(Pattern.quote(instance)));
    return own.isPresent() ? own : last(name, SERVER_GROUP);
  }

  /** The groups of the servers that {@code mysqld_multi} starts. */
  public List<String> instances() {
    TreeSet<String> groups = new TreeSet<>();
    options.stream()
        .map(MySqlOption::group)
        .filter(group -> INSTANCE_GROUP.matcher(group).matches())
        .forEach(groups::add);
    return List.copyOf(groups);
  }

  private Optional<MySqlOption> last(String name, Pattern groups) {
    return options.stream()
        .filter(option -> option.name().equals(name) && groups.matcher(option.group()).matches())
        .reduce((earlier, later) -> later);
  }

  private void read(Path file) {
    includes.read(file, this::take);
  }

  private void take(TextFile file) {
    String group = "";
    for (TextLine line : file.meaningfulLines()) {
      String text = line.stripped();
      if (text.startsWith("[")) {
        int end = text.indexOf(']');
        group = end < 0 ? "" : text.substring(1, end).strip();
      } else if (text.startsWith("!")) {
        include(file, text);
      } else if (!text.startsWith(";")) {
        MySqlOption.parse(group, line)
            .filter(option -> includes.admitSetting())
            .ifPresent(options::add);
      }
    }
  }

  private void include(TextFile file, String text) {
    Matcher include = INCLUDE.matcher(text);
    Path base = Objects.requireNonNull(file.path().getParent());
    if (include.matches()) {
      ConfiguredPath.of(root, base, include.group(2))
          .ifPresent(
              path -> {
                if (include.group(1) == null) {
                  read(path);
                } else {
                  FilePattern.expand(root, path, "*.cnf", problems).forEach(this::read);
                }
              });
    }
  }
}

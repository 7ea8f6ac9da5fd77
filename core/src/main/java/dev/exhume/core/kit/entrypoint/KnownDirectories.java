package dev.exhume.core.kit.entrypoint;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import dev.exhume.core.reading.TsvTable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Directories below {@code /run} that are known without having been left on the disk: from the
 * server's own {@code tmpfiles.d}, and from a table of what init scripts used to make.
 */
final class KnownDirectories {
  private static final TsvTable TABLE =
      TsvTable.resource(KnownDirectories.class, "runtime-directories.tsv");
  private static final Splitter FIELDS =
      Splitter.on(Pattern.compile("\\s+")).trimResults().omitEmptyStrings();
  private static final List<String> CONFIGURATIONS =
      List.of("etc/tmpfiles.d", "usr/lib/tmpfiles.d", "lib/tmpfiles.d");

  /** A path without anything that systemd would expand or that would lead elsewhere. */
  private static final Pattern PLAIN_PATH =
      Pattern.compile("/(?:var/)?run(?:/[A-Za-z0-9_][A-Za-z0-9_.:@-]*)+");

  private static final Pattern OCTAL = Pattern.compile("~?([0-7]{3,4})");
  private static final int USUAL_PERMISSIONS = 0755;

  private final Path root;
  private final Problems problems;

  private KnownDirectories(Path root, Problems problems) {
    this.root = root;
    this.problems = problems;
  }

  /** The directories; the server's own word for one comes first. */
  static List<RuntimeFile> of(Path root, Problems problems) {
    KnownDirectories directories = new KnownDirectories(root, problems);
    List<RuntimeFile> known = new ArrayList<>();
    for (String configuration : CONFIGURATIONS) {
      for (Path file : Folder.files(root.resolve(configuration), problems)) {
        if (file.toString().endsWith(".conf")) {
          TextFile.read(file, problems).stream()
              .flatMap(text -> text.meaningfulLines().stream())
              .flatMap(line -> directories.configured(line).stream())
              .forEach(known::add);
        }
      }
    }
    // Before there was a /run, what was made stayed on the disk.
    if (Files.isDirectory(root.resolve("run"), LinkOption.NOFOLLOW_LINKS)) {
      TABLE.rows().stream().flatMap(row -> directories.usual(row).stream()).forEach(known::add);
    }
    return known;
  }

  /** {@code d /run/mysqld 0755 mysql mysql -}. */
  private Optional<RuntimeFile> configured(TextLine line) {
    List<String> fields = FIELDS.splitToList(line.text());
    if (fields.size() < 2
        || !(fields.get(0).equals("d") || fields.get(0).equals("D"))
        || !PLAIN_PATH.matcher(fields.get(1)).matches()) {
      return Optional.empty();
    }
    Optional<Long> uid = user(field(fields, 3));
    Optional<Long> gid = group(field(fields, 4));
    if (uid.isEmpty() || gid.isEmpty()) {
      return Optional.empty();
    }
    int permissions = permissions(field(fields, 2));
    return Optional.of(new RuntimeFile(fields.get(1), true, permissions, uid.get(), gid.get()));
  }

  private Optional<RuntimeFile> usual(TsvTable.Row row) {
    Optional<Long> uid = user(row.get("user"));
    Optional<Long> gid = group(row.get("group"));
    boolean hasProgram =
        row.find("program")
            .flatMap(program -> ServerPath.of(root, program))
            .map(Files::exists)
            .orElse(true);
    if (uid.isEmpty() || gid.isEmpty() || !hasProgram) {
      return Optional.empty();
    }
    int permissions = permissions(row.get("mode"));
    return Optional.of(
        new RuntimeFile("/run/" + row.get("path"), true, permissions, uid.get(), gid.get()));
  }

  private static String field(List<String> fields, int index) {
    return index < fields.size() ? fields.get(index) : "-";
  }

  private static int permissions(String mode) {
    return OCTAL.matcher(mode).matches()
        ? Integer.parseInt(mode.replace("~", ""), 8)
        : USUAL_PERMISSIONS;
  }

  private Optional<Long> user(String name) {
    return isRoot(name) ? Optional.of(0L) : AccountNumbers.user(root, name, problems);
  }

  private Optional<Long> group(String name) {
    return isRoot(name) ? Optional.of(0L) : AccountNumbers.group(root, name, problems);
  }

  private static boolean isRoot(String name) {
    return name.equals("-") || name.equals("root") || name.equals("0");
  }
}

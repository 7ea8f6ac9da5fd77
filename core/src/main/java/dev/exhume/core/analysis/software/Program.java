package dev.exhume.core.analysis.software;

import com.google.common.base.Ascii;
import com.google.common.base.Splitter;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TsvTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to find a program.
 *
 * @param homes patterns of the directories where it may lie
 * @param file in such a directory that shows that it is there
 * @param reportsHome whether the directory is the program, and not the file
 * @param entry of the archive, where the version stands in one
 * @param version a pattern whose first group is the version
 */
record Program(
    String name,
    String kind,
    List<String> homes,
    String file,
    boolean reportsHome,
    VersionPlace place,
    Optional<String> entry,
    Pattern version) {

  private static final Splitter HOMES = Splitter.on(' ').omitEmptyStrings();

  Program {
    homes = List.copyOf(homes);
  }

  /** All that are known, from {@code programs.tsv}. */
  static List<Program> known() {
    return TsvTable.resource(Program.class, "programs.tsv").rows().stream()
        .map(Program::of)
        .toList();
  }

  private static Program of(TsvTable.Row row) {
    return new Program(
        row.get("name"),
        row.get("kind"),
        HOMES.splitToList(row.get("homes")),
        row.get("file"),
        row.get("is").equals("home"),
        VersionPlace.valueOf(Ascii.toUpperCase(row.get("version in"))),
        row.find("entry"),
        Pattern.compile(row.get("version")));
  }

  /** The version that the file itself gives away. */
  Optional<FoundVersion> version(Path found, Problems problems) {
    try {
      return switch (place) {
        case BINARY -> new BinaryText(version).find(found);
        case TEXT -> new PlainText(List.of(version)).find(found, problems);
        case ARCHIVE -> new ArchiveText(entry.orElse(""), version).find(found);
        case PATH -> inPath(found.toRealPath());
      };
    } catch (IOException e) {
      problems.unreadable(found, e);
      return Optional.empty();
    }
  }

  private Optional<FoundVersion> inPath(Path real) {
    Matcher matcher = version.matcher(real.toString());
    return matcher.find()
        ? Optional.of(new FoundVersion(matcher.group(1), Evidence.file(real.toString())))
        : Optional.empty();
  }
}

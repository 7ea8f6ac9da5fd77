package dev.exhume.core.analysis.databases.files;

import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The databases that Java programs bring along: HSQLDB, H2 and Derby. JBoss has its defaults in the
 * first, and many a web application its data.
 *
 * <p>HSQLDB says {@code modified=yes} in its properties while it is open; H2 and Derby have a lock
 * beside their files.
 */
final class JavaDatabases {
  private JavaDatabases() {}

  static List<EmbeddedFile> hsqldb(DataFiles files, Problems problems) {
    return files.of(DataFiles.Kind.HSQLDB).stream()
        .flatMap(script -> hsqldb(script, problems).stream())
        .toList();
  }

  static List<EmbeddedFile> h2(DataFiles files, Problems problems) {
    return files.of(DataFiles.Kind.H2).stream().map(file -> h2(file, problems)).toList();
  }

  static List<EmbeddedFile> derby(DataFiles files, Problems problems) {
    return files.of(DataFiles.Kind.DERBY).stream()
        .flatMap(properties -> derby(properties, problems).stream())
        .toList();
  }

  private static Optional<EmbeddedFile> hsqldb(Path script, Problems problems) {
    Path properties = sibling(script, ".script", ".properties");
    List<TextLine> lines =
        TextFile.readStart(properties, 1, problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of());
    Optional<TextLine> modified = property(lines, "modified");
    if (modified.isEmpty()) {
      return Optional.empty();
    }
    TextLine line = modified.get();
    String value = value(line);
    ShutdownState state = value.equals("no") ? ShutdownState.CLEAN : ShutdownState.UNCLEAN;
    return Optional.of(
        EmbeddedFile.of(
            "hsqldb",
            property(lines, "version")
                .or(() -> property(lines, "hsqldb.original_version"))
                .map(JavaDatabases::value),
            script,
            new ShutdownClue(
                state,
                "%s says modified=%s".formatted(properties.getFileName(), value),
                line.evidence()),
            problems));
  }

  private static Optional<TextLine> property(List<TextLine> lines, String name) {
    return lines.stream().filter(line -> line.text().startsWith(name + "=")).findFirst();
  }

  private static String value(TextLine line) {
    return line.text().substring(line.text().indexOf('=') + 1).strip();
  }

  private static EmbeddedFile h2(Path file, Problems problems) {
    Path lock = sibling(sibling(file, ".mv.db", ".lock.db"), ".h2.db", ".lock.db");
    return EmbeddedFile.of(
        "h2",
        Optional.empty(),
        file,
        Files.exists(lock)
            ? clue(ShutdownState.UNCLEAN, lock.getFileName() + " is left", lock)
            : clue(ShutdownState.UNKNOWN, "no lock is left, and newer releases have none", file),
        problems);
  }

  /** A directory with this file and {@code seg0}, in which the tables are. */
  private static Optional<EmbeddedFile> derby(Path properties, Problems problems) {
    Path directory = Objects.requireNonNull(properties.getParent());
    if (!Files.isDirectory(directory.resolve("seg0"))) {
      return Optional.empty();
    }
    Path lock = directory.resolve("db.lck");
    return Optional.of(
        EmbeddedFile.of(
            "derby",
            Optional.empty(),
            directory,
            Files.exists(lock)
                ? clue(ShutdownState.UNCLEAN, "db.lck is left", lock)
                : clue(ShutdownState.CLEAN, "db.lck is gone", directory),
            problems));
  }

  private static ShutdownClue clue(ShutdownState state, String sentence, Path file) {
    return new ShutdownClue(state, sentence, Evidence.file(file.toString()));
  }

  private static Path sibling(Path file, String ending, String other) {
    String name = file.getFileName().toString();
    return name.endsWith(ending)
        ? file.resolveSibling(name.substring(0, name.length() - ending.length()) + other)
        : file;
  }
}

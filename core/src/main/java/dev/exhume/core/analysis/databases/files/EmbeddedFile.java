package dev.exhume.core.analysis.databases.files;

import com.google.common.math.LongMath;
import dev.exhume.core.analysis.databases.shutdown.ShutdownClue;
import dev.exhume.core.analysis.databases.shutdown.StoredFiles;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.Database.Schema;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.ShutdownState;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One database of a program that reads it by itself.
 *
 * @param file that is or stands for it
 * @param clue how the program left it
 */
record EmbeddedFile(
    String engine, Optional<String> version, Path file, StoredFiles files, ShutdownClue clue) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
  private static final int MAX_NAMED = 5;

  static EmbeddedFile of(
      String engine, Optional<String> version, Path file, ShutdownClue clue, Problems problems) {
    StoredFiles files = StoredFiles.none();
    try {
      files = files.and(Files.readAttributes(file, BasicFileAttributes.class));
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    return new EmbeddedFile(engine, version, file, files, clue);
  }

  /** The databases of one engine in one directory, as one entry. */
  static List<Database> byDirectory(List<EmbeddedFile> found) {
    Map<Path, List<EmbeddedFile>> directories =
        found.stream()
            .collect(
                Collectors.groupingBy(
                    database -> Objects.requireNonNull(database.file.getParent()),
                    TreeMap::new,
                    Collectors.toList()));
    return directories.entrySet().stream()
        .map(entry -> together(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Database together(Path directory, List<EmbeddedFile> databases) {
    ShutdownState state = ShutdownClue.state(databases.stream().map(EmbeddedFile::clue).toList());
    List<ShutdownClue> telling =
        databases.stream()
            .map(EmbeddedFile::clue)
            .filter(clue -> clue.state() == state)
            .limit(MAX_NAMED)
            .toList();
    return new Database(
        databases.get(0).engine,
        databases.stream().flatMap(database -> database.version.stream()).max(byNumbers()),
        directory.toString(),
        databases.stream().map(EmbeddedFile::name).toList(),
        Optional.of(
            databases.stream()
                .mapToLong(database -> database.files.sizeBytes())
                .reduce(0, LongMath::saturatedAdd)),
        state,
        sentences(telling),
        ShutdownClue.evidence(telling, directory),
        true,
        databases.stream().map(EmbeddedFile::schema).toList(),
        List.of());
  }

  private static String sentences(List<ShutdownClue> clues) {
    return clues.stream().map(ShutdownClue::sentence).distinct().collect(Collectors.joining("; "));
  }

  private String name() {
    return file.getFileName().toString();
  }

  private Schema schema() {
    return new Schema(
        name(),
        Optional.of(files.sizeBytes()),
        Optional.empty(),
        Map.of(),
        files.newest(),
        Evidence.file(file.toString()));
  }

  /** Orders {@code 3.9} before {@code 3.40}. */
  private static Comparator<String> byNumbers() {
    return Comparator.comparing(
        version ->
            NUMBER
                .matcher(version)
                .replaceAll(number -> "%06d".formatted(Integer.parseInt(number.group()))));
  }
}

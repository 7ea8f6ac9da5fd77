package dev.exhume.core.reading;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The entries of a directory of the dead server. */
public final class Folder {
  private Folder() {}

  /**
   * The entries by name, links and all.
   *
   * @return nothing when there is no such directory, or when it could not be read, which is then
   *     among the problems
   */
  public static List<Path> entries(Path directory, Problems problems) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      problems.unreadable(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      problems.unreadable(directory, e);
    }
    entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
    return List.copyOf(entries);
  }

  /** The regular files among the entries, links to such included. */
  public static List<Path> files(Path directory, Problems problems) {
    return entries(directory, problems).stream().filter(Files::isRegularFile).toList();
  }

  /** The directories among the entries, links to such included. */
  public static List<Path> directories(Path directory, Problems problems) {
    return entries(directory, problems).stream().filter(Files::isDirectory).toList();
  }
}

package dev.exhume.core.analysis.configuration;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files that are being read because one configuration file includes the next.
 *
 * <p>A file that includes itself, however indirectly, is noted and not read again; so is what goes
 * beyond the bounds.
 */
public final class IncludeChain {
  private static final int MAX_DEPTH = 40;
  private static final int MAX_FILES = 5_000;
  private static final long MAX_CHARACTERS = 64L << 20;
  private static final int MAX_SETTINGS = 200_000;

  private final Problems problems;
  private final Deque<Path> open = new ArrayDeque<>();
  private int files;
  private long characters;
  private int settings;

  public IncludeChain(Problems problems) {
    this.problems = problems;
  }

  /** Has a file read, and whatever it includes in turn, unless it is not to be read. */
  public void read(Path file, Consumer<TextFile> reader) {
    enter(file)
        .ifPresent(
            text -> {
              reader.accept(text);
              leave();
            });
  }

  /**
   * Reads a file that the last entered one includes. Each file that was entered is left again.
   *
   * @return empty when it is not there or not to be read, and then it is not to be left
   */
  public Optional<TextFile> enter(Path file) {
    Path real = real(file);
    if (open.contains(real)) {
      problems.add(file, "includes itself; that include was left out");
      return Optional.empty();
    }
    if (open.size() == MAX_DEPTH) {
      problems.add(file, "is included more than %d files deep; left out".formatted(MAX_DEPTH));
      return Optional.empty();
    }
    if (files >= MAX_FILES || characters > MAX_CHARACTERS) {
      problems.add(
          open.isEmpty() ? file : open.getLast(),
          "includes more than %d files or %d MiB; the rest was left out"
              .formatted(MAX_FILES, MAX_CHARACTERS >> 20));
      return Optional.empty();
    }
    files++;
    Optional<TextFile> text = TextFile.read(file, problems);
    text.ifPresent(
        read -> {
          open.push(real);
          read.lines().forEach(line -> characters += line.text().length());
        });
    return text;
  }

  /** Says that the last entered file was read to its end. */
  public void leave() {
    open.pop();
  }

  /** Whether one more setting of the entered file may be kept; past the bound this is noted. */
  public boolean admitSetting() {
    if (settings == MAX_SETTINGS) {
      problems.add(
          open.getLast(), "has more than %d settings; the rest was left out".formatted(settings));
      return false;
    }
    settings++;
    return true;
  }

  /** Notes that a file was to be included and is not there. */
  public void missing(Path file) {
    if (Files.isDirectory(file)) {
      problems.add(file, "is included but is a directory");
    } else if (Files.exists(file)) {
      if (!Files.isRegularFile(file)) {
        problems.add(file, "is included but is no regular file; it was not opened");
      }
    } else {
      problems.add(file, "is included but is not there");
    }
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException unresolvable) {
      // Reading it will say why; until then its name stands for it.
      return file;
    }
  }
}

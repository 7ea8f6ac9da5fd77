package dev.exhume.core.analysis.configuration;

import com.google.common.collect.ImmutableMap;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an application for Java says of itself, packed into an archive or lying in a directory. */
public final class JavaArchive {
  private final Map<String, String> texts;

  private JavaArchive(Map<String, String> texts) {
    this.texts = ImmutableMap.copyOf(texts);
  }

  /** Reads the named files of it; one that is no archive has none. */
  public static JavaArchive read(Path application, Set<String> names, Problems problems) {
    if (Files.isDirectory(application)) {
      ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
      for (String name : names) {
        TextFile.readStart(application.resolve(name), 1, problems)
            .ifPresent(text -> texts.put(name, text.text()));
      }
      return new JavaArchive(texts.buildOrThrow());
    }
    if (!Files.isRegularFile(application)) {
      return new JavaArchive(Map.of());
    }
    try {
      return new JavaArchive(ArchiveEntries.read(application, names));
    } catch (IOException e) {
      problems.unreadable(application, e);
      return new JavaArchive(Map.of());
    }
  }

  /** The text of one of the files. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** The texts of all that are there. */
  public Collection<String> texts() {
    return texts.values();
  }
}

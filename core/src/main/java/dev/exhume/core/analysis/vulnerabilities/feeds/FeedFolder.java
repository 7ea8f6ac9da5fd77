package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with files of feeds, each recognised by its content. */
public final class FeedFolder {
  private static final int MAX_DEPTH = 8;

  /** One CVE in each file makes a few hundred thousand; all their names are held at once. */
  private static final int MAX_FILES = 1_000_000;

  private FeedFolder() {}

  /**
   * The advisories that concern the packages of a server; the others are read over. What cannot be
   * read is told and costs no more than itself.
   */
  public static List<Advisory> read(Path folder, InstalledSources installed, Problems problems) {
    FeedAdvisories advisories = new FeedAdvisories(installed);
    FeedProblems failures = new FeedProblems(folder, problems);
    for (Path file : files(folder, failures)) {
      new FeedFile(file, advisories, failures).read();
    }
    if (advisories.isFull()) {
      failures.add(folder, "has too many advisories for this server; the last are left out");
    }
    failures.finish();
    return advisories.all();
  }

  private static List<Path> files(Path folder, FeedProblems failures) {
    try (Stream<Path> found = Files.walk(folder, MAX_DEPTH)) {
      List<Path> files = found.filter(Files::isRegularFile).limit(MAX_FILES + 1L).sorted().toList();
      if (files.size() > MAX_FILES) {
        failures.add(
            folder, "has more than %d files; the others are left out".formatted(MAX_FILES));
      }
      return files.subList(0, Math.min(files.size(), MAX_FILES));
    } catch (UncheckedIOException e) {
      failures.unreadable(folder, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      failures.unreadable(folder, e);
    }
    return List.of();
  }
}

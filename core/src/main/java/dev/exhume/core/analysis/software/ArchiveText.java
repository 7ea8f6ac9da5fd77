package dev.exhume.core.analysis.software;

import dev.exhume.core.analysis.configuration.ArchiveEntries;
import dev.exhume.core.profile.Evidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in one entry of a Java archive. */
final class ArchiveText {
  private final String entryName;
  private final Pattern pattern;

  ArchiveText(String entryName, Pattern pattern) {
    this.entryName = entryName;
    this.pattern = pattern;
  }

  /** The first group of the first match. */
  Optional<FoundVersion> find(Path file) throws IOException {
    return Optional.ofNullable(ArchiveEntries.read(file, Set.of(entryName)).get(entryName))
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(found -> new FoundVersion(found.group(1), Evidence.file(file.toString())));
  }
}

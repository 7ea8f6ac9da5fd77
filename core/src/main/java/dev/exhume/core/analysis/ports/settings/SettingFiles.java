package dev.exhume.core.analysis.ports.settings;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.IncludeChain;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Configuration files of one syntax.
 *
 * <p>Written {@code words:/etc/redis/*.conf}.
 */
public record SettingFiles(SettingSyntax syntax, String pattern) {
  /** Reads how they are written in a table. */
  public static SettingFiles parse(String text) {
    int colon = text.indexOf(':');
    return new SettingFiles(
        SettingSyntax.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
        text.substring(colon + 1));
  }

  /** Those that are there, as far as the bounds admit them. */
  public List<SettingFile> read(Path root, IncludeChain bounds, Problems problems) {
    List<SettingFile> files = new ArrayList<>();
    for (Path path : FilePattern.expand(root, pattern, problems)) {
      bounds.read(path, file -> files.add(new SettingFile(path, settings(file, bounds))));
    }
    return List.copyOf(files);
  }

  private List<Setting> settings(TextFile file, IncludeChain bounds) {
    return file.lines().stream()
        .flatMap(line -> syntax.read(line).stream())
        .takeWhile(setting -> bounds.admitSetting())
        .toList();
  }

  /** A configuration file and what it sets. */
  public record SettingFile(Path path, List<Setting> settings) {
    /** The file as a whole. */
    public Evidence evidence() {
      return Evidence.file(path.toString());
    }
  }
}

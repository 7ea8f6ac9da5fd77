package dev.exhume.core.analysis.ports.settings;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Configuration files of one syntax.
 *
 * <p>Written {@code words:/etc/redis/*.conf}.
 */
record SettingFiles(SettingSyntax syntax, String pattern) {
  static SettingFiles parse(String text) {
    int colon = text.indexOf(':');
    return new SettingFiles(
        SettingSyntax.valueOf(text.substring(0, colon).toUpperCase(Locale.ROOT)),
        text.substring(colon + 1));
  }

  /** Those that are there. */
  List<SettingFile> read(Path root, Problems problems) {
    return FilePattern.expand(root, pattern, problems).stream()
        .flatMap(file -> TextFile.read(file, problems).stream())
        .map(
            file ->
                new SettingFile(
                    file,
                    file.lines().stream().flatMap(line -> syntax.read(line).stream()).toList()))
        .toList();
  }

  /** A configuration file and what it sets. */
  record SettingFile(TextFile file, List<Setting> settings) {}
}

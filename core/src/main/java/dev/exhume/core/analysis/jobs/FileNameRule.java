package dev.exhume.core.analysis.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Which files of a directory cron looks at; editors and packages leave others behind. */
enum FileNameRule {
  /** Letters, digits, underscores and hyphens only. */
  DEBIAN("[\\w-]+"),
  /** Anything but hidden files and leftovers. */
  OTHERS("(?!\\.)(?!.*(~|,|,v|\\.(rpmsave|rpmorig|rpmnew|swp|cfsaved|orig|bak))$).+");

  private final Pattern pattern;

  FileNameRule(String pattern) {
    this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
  }

  static FileNameRule of(Path root) {
    return Files.exists(root.resolve("etc/debian_version")) ? DEBIAN : OTHERS;
  }

  boolean takes(Path file) {
    return pattern.matcher(file.getFileName().toString()).matches();
  }
}

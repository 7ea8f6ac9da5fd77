package dev.exhume.core.analysis.packages.pacman;

import java.util.HashMap;
import java.util.Map;

/** The files of a package that pacman keeps when the administrator has changed them. */
final class Backups {
  private static final int MD5_DIGITS = 32;

  private Backups() {}

  /** Their MD5 digests as the package brought them, by their names without the first slash. */
  static Map<String, String> of(PacmanSections files) {
    Map<String, String> digests = new HashMap<>();
    for (String line : files.values("BACKUP")) {
      int tab = line.lastIndexOf('\t');
      if (tab > 0 && line.length() - tab - 1 == MD5_DIGITS) {
        digests.put(line.substring(0, tab), line.substring(tab + 1));
      }
    }
    return digests;
  }
}

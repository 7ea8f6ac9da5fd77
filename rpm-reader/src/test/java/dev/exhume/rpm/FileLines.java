package dev.exhume.rpm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Files as the tables of expected values have them. */
final class FileLines {
  private FileLines() {}

  /** The files of all packages, each with the name of its package in front. */
  static List<String> of(RpmDatabase database) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RpmPackage rpm : database.packages()) {
      for (RpmFile file : rpm.files()) {
        lines.add(rpm.name() + "\t" + of(file));
      }
    }
    return lines;
  }

  static String of(RpmFile file) {
    return String.join(
        "\t",
        file.path(),
        file.digest().orElse(""),
        Integer.toOctalString(file.mode()),
        Integer.toString(file.flags()),
        Long.toString(file.sizeBytes()),
        Long.toString(file.modificationTime().getEpochSecond()),
        file.owner(),
        file.group(),
        file.linkTarget().orElse(""),
        Integer.toString(file.state()));
  }
}

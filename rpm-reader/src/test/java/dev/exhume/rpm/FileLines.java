package dev.exhume.rpm;

/** Files as the tables of expected values have them. */
final class FileLines {
  private FileLines() {}

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

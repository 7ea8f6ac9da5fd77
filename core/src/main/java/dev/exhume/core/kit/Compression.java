package dev.exhume.core.kit;

/** How an archive is compressed. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  ZSTD(".zst");

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /** A name as such an archive has it. */
  public String of(String name) {
    return name + suffix;
  }
}

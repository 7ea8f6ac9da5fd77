package dev.exhume.disk.image;

/** The kinds of files that hold a disk. */
public enum ImageFormat {
  /** The disk's bytes as they are. */
  RAW("raw");

  private final String label;

  ImageFormat(String label) {
    this.label = label;
  }

  /** A short name for people and programs: {@code raw}. */
  public String label() {
    return label;
  }
}

package dev.exhume.filesystem;

/** The type of a file, as the top four bits of its mode tell. */
public enum FileType {
  FIFO(0x1),
  CHARACTER_DEVICE(0x2),
  DIRECTORY(0x4),
  BLOCK_DEVICE(0x6),
  REGULAR(0x8),
  SYMBOLIC_LINK(0xA),
  SOCKET(0xC),
  UNKNOWN(0x0);

  private final int format;

  FileType(int format) {
    this.format = format;
  }

  /** The type in a {@code st_mode}. */
  public static FileType of(int mode) {
    int format = (mode >> 12) & 0xF;
    for (FileType type : values()) {
      if (type.format == format) {
        return type;
      }
    }
    return UNKNOWN;
  }
}

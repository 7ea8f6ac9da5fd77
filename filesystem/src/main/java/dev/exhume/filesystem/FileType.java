package dev.exhume.filesystem;

/** The type of a file, as the top four bits of its mode tell. */
public enum FileType {
  FIFO(0x1, "a FIFO"),
  CHARACTER_DEVICE(0x2, "a character device"),
  DIRECTORY(0x4, "a directory"),
  BLOCK_DEVICE(0x6, "a block device"),
  REGULAR(0x8, "a regular file"),
  SYMBOLIC_LINK(0xA, "a symbolic link"),
  SOCKET(0xC, "a socket"),
  UNKNOWN(0x0, "a file of unknown type");

  private static final int SHIFT = 12;

  private final int format;
  private final String description;

  FileType(int format, String description) {
    this.format = format;
    this.description = description;
  }

  /** The type in words, for messages: "a block device". */
  public String description() {
    return description;
  }

  /** The bits of a {@code st_mode} that stand for the type. */
  public int bits() {
    return format << SHIFT;
  }

  /** The type in a {@code st_mode}. */
  public static FileType of(int mode) {
    int format = (mode >> SHIFT) & 0xF;
    for (FileType type : values()) {
      if (type.format == format) {
        return type;
      }
    }
    return UNKNOWN;
  }
}

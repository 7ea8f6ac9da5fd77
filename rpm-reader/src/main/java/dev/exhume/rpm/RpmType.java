package dev.exhume.rpm;

/** The type of a tag's values; each comment starts with its number in a header. */
public enum RpmType {
  /** 1: a number of 8 bits. */
  CHAR(1),
  /** 2: a number of 8 bits. */
  INT8(2),
  /** 3: a number of 16 bits. */
  INT16(3),
  /** 4: a number of 32 bits. */
  INT32(4),
  /** 5: a number of 64 bits. */
  INT64(5),
  /** 6: one text. */
  STRING(6),
  /** 7: bytes. */
  BIN(7),
  /** 8: a list of texts. */
  STRING_ARRAY(8),
  /** 9: one text in the languages of {@link RpmTag#HEADERI18NTABLE}. */
  I18N_STRING(9);

  private final int number;

  RpmType(int number) {
    this.number = number;
  }

  /** The type of a number that a header was checked to have. */
  static RpmType of(int number) {
    return values()[number - 1];
  }

  /** Its number in headers. */
  public int number() {
    return number;
  }

  /** Whether it is a number, of any width. */
  public boolean isNumber() {
    return compareTo(INT64) <= 0;
  }

  /** Whether it is a text, one or many. */
  public boolean isText() {
    return !isNumber() && this != BIN;
  }
}

package dev.exhume.rpm.header;

import java.util.Optional;

/** The type of a tag's values, with its number in the header. */
enum HeaderType {
  CHAR(1, 1),
  INT8(2, 1),
  INT16(3, 2),
  INT32(4, 4),
  INT64(5, 8),
  STRING(6, 1),
  BIN(7, 1),
  STRING_ARRAY(8, 1),
  I18NSTRING(9, 1);

  private final int number;
  private final int minimumSize;

  HeaderType(int number, int minimumSize) {
    this.number = number;
    this.minimumSize = minimumSize;
  }

  /** Its number in the header. */
  int number() {
    return number;
  }

  /** The least number of bytes that a value takes; a string has at least its NUL. */
  int minimumSize() {
    return minimumSize;
  }

  boolean isNumber() {
    return switch (this) {
      case CHAR, INT8, INT16, INT32, INT64 -> true;
      case STRING, BIN, STRING_ARRAY, I18NSTRING -> false;
    };
  }

  boolean isText() {
    return switch (this) {
      case STRING, STRING_ARRAY, I18NSTRING -> true;
      case CHAR, INT8, INT16, INT32, INT64, BIN -> false;
    };
  }

  static Optional<HeaderType> of(long number) {
    return number >= 1 && number <= values().length
        ? Optional.of(values()[(int) number - 1])
        : Optional.empty();
  }
}

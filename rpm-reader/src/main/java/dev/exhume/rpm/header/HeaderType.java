package dev.exhume.rpm.header;

import java.util.Optional;

/** The type of a tag's values; its number in the header is its place here, from 1 on. */
enum HeaderType {
  CHAR(1),
  INT8(1),
  INT16(2),
  INT32(4),
  INT64(8),
  STRING(1),
  BIN(1),
  STRING_ARRAY(1),
  I18NSTRING(1);

  private final int minimumSize;

  HeaderType(int minimumSize) {
    this.minimumSize = minimumSize;
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

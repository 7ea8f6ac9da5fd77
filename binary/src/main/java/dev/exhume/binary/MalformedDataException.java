package dev.exhume.binary;

import java.io.IOException;
import java.util.Objects;

/** Bytes that break the format they claim to have, and where they do. */
public final class MalformedDataException extends IOException {
  private static final long serialVersionUID = 1;

  private final String structure;
  private final long offset;

  /**
   * @param structure what was being read, as its specification calls it: "hash metadata page"
   * @param offset in bytes from the start of the file
   * @param reason what is there, then what should be, in the number base of the specification
   */
  public MalformedDataException(String structure, long offset, String reason) {
    super("%s at offset 0x%x: %s".formatted(structure, offset, reason));
    this.structure = structure;
    this.offset = offset;
  }

  /** Structure, offset and reason in one line. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** What was being read, as its specification calls it. */
  public String structure() {
    return structure;
  }

  /** Where the fault lies, in bytes from the start of the file. */
  public long offset() {
    return offset;
  }
}

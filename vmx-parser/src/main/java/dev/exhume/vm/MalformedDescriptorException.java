package dev.exhume.vm;

import java.io.IOException;
import java.util.Objects;

/** A file that is no descriptor of a machine, or of which too little can be read. */
public final class MalformedDescriptorException extends IOException {
  private static final long serialVersionUID = 1;

  private final String place;
  private final int line;

  /**
   * @param place the file
   * @param line from 1; 0 where no line can be told
   * @param reason what is there, then what should be
   */
  public MalformedDescriptorException(String place, int line, String reason) {
    super(new MachineProblem(place, line, reason).toString());
    this.place = place;
    this.line = line;
  }

  /** File, line and reason. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  /** The file. */
  public String place() {
    return place;
  }

  /** From 1; 0 where no line can be told. */
  public int line() {
    return line;
  }
}

package dev.exhume.binary;

import java.io.IOException;

/** A valid format or feature that Exhume does not read; the message names it. */
public final class UnsupportedFeatureException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param feature its name in the field: "Berkeley DB BTREE version 9"
   */
  public UnsupportedFeatureException(String feature) {
    super(feature + " is not read by this version of Exhume");
  }
}

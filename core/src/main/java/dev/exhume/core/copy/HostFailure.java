package dev.exhume.core.copy;

import java.io.IOException;

/** This host could not take a file: the fault is not the dead server's, and ends the copy. */
final class HostFailure extends IOException {
  private static final long serialVersionUID = 1L;

  HostFailure(String message, IOException cause) {
    super(message, cause);
  }
}

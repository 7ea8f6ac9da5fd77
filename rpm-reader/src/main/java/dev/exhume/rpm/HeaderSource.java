package dev.exhume.rpm;

import java.io.IOException;

/** Where a package has its header from, whenever more than its name is asked for. */
interface HeaderSource {
  RpmHeader read() throws IOException;

  /** Is told what of the header could not be read. */
  void incomplete(String message);

  /** Tells if fewer files could be read than the header names. */
  default void expect(int files, int read) {
    if (read < files) {
      incomplete("only %d of %d files can be read".formatted(read, files));
    }
  }
}

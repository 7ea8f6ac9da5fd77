package dev.exhume.rpm;

import dev.exhume.rpm.header.Header;
import java.io.IOException;

/** Where a package has its header from, whenever more than its name is asked for. */
interface HeaderSource {
  Header read() throws IOException;

  /** Is told what of the header could not be read. */
  void incomplete(String message);
}

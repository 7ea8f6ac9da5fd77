package dev.exhume.disk.filesystem.ext.journal;

import java.io.IOException;

/** Who wants to know faults, and what they cost. */
interface Faults {
  /**
   * Takes note of a fault.
   *
   * @param offset where what cannot be read lies, if the fault does not say so itself
   */
  void tell(IOException fault, long offset, String cost);
}

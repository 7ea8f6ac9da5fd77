package dev.exhume.disk.image.part;

/** Where the faults of one file are noted. */
@FunctionalInterface
public interface FaultLog {
  /**
   * Notes a fault that was read over nevertheless, and what it costs.
   *
   * @param offset in bytes from the start of the file
   */
  void problem(long offset, String message);
}

package dev.exhume.rpm.header;

import java.io.Closeable;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/** A database file of some format; all that RPM needs of it is the list of its headers. */
public interface HeaderStore extends Closeable {
  /** The byte order of the file; headers are big-endian in all of them. */
  ByteOrder byteOrder();

  /** The size of all its files in bytes. */
  long size();

  /**
   * Starts to look for the headers, in the order of the file.
   *
   * @param damage is told each fault that is met on the way
   */
  Scan scan(Consumer<Damage> damage);

  /**
   * Starts to look for headers of erased packages, which lie on in parts of the file that are free
   * to be used again. What is found may be partly overwritten.
   *
   * @param damage is told what of the file cannot be read; that something is overwritten is none
   */
  default Scan erased(Consumer<Damage> damage) {
    return Optional::empty;
  }

  /** One walk through the file. */
  interface Scan {
    /** The next header, or nothing at the end of the file. */
    Optional<HeaderLocation> next();
  }
}

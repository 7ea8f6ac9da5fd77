package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Optional;

/**
 * The bytes of a header as a database holds them.
 *
 * @param cut why the bytes end too early, where they do
 * @param flaw what the database itself holds against the bytes: a checksum that is wrong, a length
 *     that others contradict
 */
public record HeaderBlob(
    Bytes bytes, Optional<MalformedDataException> cut, Optional<MalformedDataException> flaw) {
  /** Bytes that the database does not check. */
  public HeaderBlob(Bytes bytes, Optional<MalformedDataException> cut) {
    this(bytes, cut, Optional.empty());
  }
}

package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;
import java.util.Optional;

/**
 * The start of an ndb file.
 *
 * <pre>
 * PackagesHeader --> magic "RpmP", version 0 (u32), generation (u32), number of slot pages (u32),
 *                    next package index (u32), 12 bytes of 0
 * </pre>
 *
 * @param slotPages at the start of the file; 0 if the header is lost
 * @param fault what is wrong with the header by itself
 */
record PackagesHeader(long slotPages, Optional<MalformedDataException> fault) {
  static final int SIZE = 32;
  static final int SLOT_PAGES_OFFSET = 12;

  private static final long MAGIC = 0x506D_7052;

  static PackagesHeader read(DatabaseFile file) throws MalformedDataException {
    Bytes header;
    try {
      header = file.read("ndb header", 0, SIZE);
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException e) {
      return lost(new MalformedDataException("ndb header", 0, "cannot be read: " + e.getMessage()));
    }
    long magic = header.u32(0);
    if (magic != MAGIC) {
      return lost(header.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(magic, MAGIC)));
    }
    long version = header.u32(4);
    Optional<MalformedDataException> fault =
        version == 0
            ? Optional.empty()
            : Optional.of(header.malformed(4, "version is %d, not 0".formatted(version)));
    return new PackagesHeader(header.u32(SLOT_PAGES_OFFSET), fault);
  }

  private static PackagesHeader lost(MalformedDataException fault) {
    return new PackagesHeader(0, Optional.of(fault));
  }

  /** Whether the header is not there at all. */
  boolean isLost() {
    return fault.isPresent() && fault.get().offset() == 0;
  }
}

package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads the members of an archive one after the other.
 *
 * <pre>
 * Archive --> (Extra* Header Data)* EndMark
 * Extra   --> Header of type L, K, x or g, and its Data: a longer name or target, PAX records
 * EndMark --> a block of zeros
 * </pre>
 *
 * <p>Every header and every piece of data is filled up to whole blocks.
 */
final class TarReader {
  /** More than any path or set of extended attributes has. */
  private static final int MAX_EXTRA_BYTES = 16 << 20;

  /** How much is looked through at a time for a header behind a damage. */
  private static final int SEARCH_BYTES = 128 * TarHeader.BLOCK;

  private final ByteSource archive;
  private final long size;
  private PaxRecords forAll = PaxRecords.NONE;
  private long position;
  private boolean ended;

  TarReader(ByteSource archive) throws IOException {
    this.archive = archive;
    this.size = archive.size();
  }

  /** Whether the archive said that it ends, rather than just ended. */
  boolean ended() {
    return ended;
  }

  /**
   * The next member.
   *
   * @return empty after the last one
   * @throws MalformedDataException when there is no whole member; {@link #skipDamage} leads on
   */
  Optional<TarMember> next() throws IOException {
    Extras extras = new Extras(forAll);
    while (position < size) {
      Bytes block = archive.read("tar header", position, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
      if (TarHeader.isZero(block)) {
        ended = true;
        return Optional.empty();
      }
      TarHeader header = TarHeader.read(block);
      switch (header.type()) {
        case 'L' -> extras.setPath(extra(header));
        case 'K' -> extras.setTarget(extra(header));
        case 'x', 'X' -> extras.setRecords(PaxRecords.read(extra(header), forAll));
        case 'g' -> {
          forAll = PaxRecords.read(extra(header), forAll);
          extras.setRecords(forAll);
        }
        // A label, names of dumps before 1990, access lists of Solaris: no file.
        case 'V', 'N', 'A' -> extra(header);
        default -> {
          TarMember member = new MemberHeaders(archive, header, extras).member();
          position = member.dataEnd() < size ? padded(member.dataEnd()) : size;
          return Optional.of(member);
        }
      }
      position = padded(position + TarHeader.BLOCK + header.size());
    }
    return Optional.empty();
  }

  private Bytes extra(TarHeader header) throws IOException {
    if (header.size() > MAX_EXTRA_BYTES) {
      throw header.block().malformed(124, "%d bytes are no name".formatted(header.size()));
    }
    return archive.read(
        "tar extended header",
        position + TarHeader.BLOCK,
        (int) header.size(),
        ByteOrder.BIG_ENDIAN);
  }

  /** Moves to the next block that looks like a header, or to the end. */
  void skipDamage() throws IOException {
    position = Math.min(size, position + TarHeader.BLOCK);
    while (size - position >= TarHeader.BLOCK) {
      int length = (int) Math.min(SEARCH_BYTES, (size - position) & -TarHeader.BLOCK);
      Bytes bytes = archive.read("tar archive", position, length, ByteOrder.BIG_ENDIAN);
      for (int offset = 0; offset < length; offset += TarHeader.BLOCK) {
        if (TarHeader.isLikelyOne(bytes.slice("tar header", offset, TarHeader.BLOCK))) {
          position += offset;
          return;
        }
      }
      position += length;
    }
    position = size;
  }

  private static long padded(long offset) {
    return (offset + TarHeader.BLOCK - 1) & -TarHeader.BLOCK;
  }
}

package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Reads one member after the other of an archive.
 *
 * <pre>
 * Archive --> (Extra* Header Data)* EndMark
 * Extra   --> Header of type L, K, x or g, and its Data: a longer name or target, PAX records
 * EndMark --> blocks of zeros
 * </pre>
 *
 * <p>Every header and every piece of data is filled up to whole blocks. What follows an end mark is
 * one more archive.
 */
public final class TarReader {
  /** More than any path or set of extended attributes has. */
  private static final int MAX_EXTRA_BYTES = 16 << 20;

  /** More than all records have that an archive of a server holds for all its members. */
  private static final int MAX_GLOBAL_BYTES = 64 << 10;

  private final ByteSource archive;
  private final long size;
  private PaxRecords forAll;
  private PaxRecords forAllAtStart;
  private long position;
  private boolean ended;

  /**
   * @param position where a member starts, with all that belongs to it
   * @param forAll the records that hold there
   */
  public TarReader(ByteSource archive, long position, PaxRecords forAll) throws IOException {
    this.archive = archive;
    this.size = archive.size();
    this.position = position;
    this.forAll = forAll;
    this.forAllAtStart = forAll;
  }

  /** Where the next member starts, or the damage was met. */
  public long position() {
    return position;
  }

  /** Goes on somewhere else. */
  public void moveTo(long offset) {
    position = offset;
  }

  /** The records for all members that hold where the last one starts, before any of its own. */
  public PaxRecords forAllAtStart() {
    return forAllAtStart;
  }

  /** Whether the archive said that it ends, rather than just ended. */
  public boolean ended() {
    return ended;
  }

  /**
   * The next member.
   *
   * @return empty after the last one
   * @throws MalformedDataException when there is no whole member
   */
  public Optional<TarMember> next() throws IOException {
    Extras extras = start();
    while (position < size) {
      Bytes block = archive.read("tar header", position, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
      if (TarHeader.isZero(block)) {
        ended = true;
        position += TarHeader.BLOCK;
        forAll = PaxRecords.NONE;
        extras = start();
        continue;
      }
      TarHeader header = TarHeader.read(block);
      ended = false;
      if (header.isMember()) {
        TarMember member = new MemberHeaders(archive, header, extras).member();
        position = member.dataEnd() < size ? TarHeader.padded(member.dataEnd()) : size;
        return Optional.of(member);
      }
      addExtra(header, extras);
      position = TarHeader.padded(position + TarHeader.BLOCK + header.size());
    }
    return Optional.empty();
  }

  private Extras start() {
    forAllAtStart = forAll;
    return new Extras(position, forAll);
  }

  private void addExtra(TarHeader header, Extras extras) throws IOException {
    switch (header.type()) {
      case 'L' -> extras.setPath(data(header, MAX_EXTRA_BYTES));
      case 'K' -> extras.setTarget(data(header, MAX_EXTRA_BYTES));
      case 'x', 'X' -> extras.setRecords(PaxRecords.read(data(header, MAX_EXTRA_BYTES), forAll));
      case 'g' -> {
        forAll = PaxRecords.read(data(header, MAX_GLOBAL_BYTES), forAll);
        extras.setRecords(forAll);
      }
      // A label, names of dumps before 1990, access lists of Solaris: of no use here.
      default -> {}
    }
  }

  private Bytes data(TarHeader header, int maxBytes) throws IOException {
    if (header.size() > maxBytes) {
      throw header
          .block()
          .malformed(124, "%d bytes are too many for this type".formatted(header.size()));
    }
    return archive.read(
        "tar extended header",
        position + TarHeader.BLOCK,
        (int) header.size(),
        ByteOrder.BIG_ENDIAN);
  }
}

package dev.exhume.core.source.tar.member;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where the bytes of a file with holes are, in the four ways that GNU tar has had of saying so.
 *
 * @param size of the file with its holes
 * @param dataOffset where the bytes start in the archive, one run after the other
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html">Sparse
 *     Formats</a>
 */
record SparseMap(long size, long dataOffset, SparseRuns runs) {
  private static final int OLD_ENTRY = 24;
  private static final int OLD_FIRST = 386;
  private static final int OLD_FIRST_COUNT = 4;
  private static final int OLD_MORE_COUNT = 21;

  /** The oldest way: a table in the header of type {@code S} and in as many blocks as it takes. */
  static SparseMap old(ByteSource archive, TarHeader header, long afterHeader) throws IOException {
    SparseRuns runs = new SparseRuns();
    addOldRuns(runs, header.block(), OLD_FIRST, OLD_FIRST_COUNT);
    boolean more = header.block().u8(482) != 0;
    long offset = afterHeader;
    while (more) {
      Bytes block = archive.read("tar sparse block", offset, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
      addOldRuns(runs, block, 0, OLD_MORE_COUNT);
      more = block.u8(504) != 0;
      offset += TarHeader.BLOCK;
    }
    return new SparseMap(TarNumber.field(header.block(), 483, 12), offset, runs);
  }

  private static void addOldRuns(SparseRuns runs, Bytes block, int first, int count)
      throws MalformedDataException {
    for (int i = 0; i < count; i++) {
      int entry = first + i * OLD_ENTRY;
      if (block.u8(entry + 12) == 0) {
        return;
      }
      runs.add(TarNumber.field(block, entry, 12), block);
      runs.add(TarNumber.field(block, entry + 12, 12), block);
    }
  }

  /** The ways of PAX, versions 0.0, 0.1 and 1.0; empty when the records tell of no holes. */
  static Optional<SparseMap> ofPax(
      ByteSource archive, PaxRecords records, long afterHeader, long stored) throws IOException {
    long size = records.number("GNU.sparse.realsize", records.number("GNU.sparse.size", -1));
    if (records.number("GNU.sparse.major", 0) == 1) {
      return Optional.of(inData(archive, size, afterHeader, stored));
    }
    Optional<Bytes> list = records.value("GNU.sparse.map");
    if (list.isPresent()) {
      return Optional.of(new SparseMap(size, afterHeader, inList(list.get())));
    }
    return records.sparseRuns().isEmpty()
        ? Optional.empty()
        : Optional.of(new SparseMap(size, afterHeader, records.sparseRuns()));
  }

  private static SparseRuns inList(Bytes list) throws MalformedDataException {
    SparseRuns runs = new SparseRuns();
    int start = 0;
    while (start < list.size()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.size() : comma;
      runs.add(TarNumber.decimal(list, start, end), list);
      start = end + 1;
    }
    return runs;
  }

  /** Version 1.0: the table is lines of numbers before the bytes, filled up to whole blocks. */
  private static SparseMap inData(ByteSource archive, long size, long offset, long stored)
      throws IOException {
    DecimalLines lines = new DecimalLines(archive, offset, stored);
    long count = lines.next();
    SparseRuns runs = new SparseRuns();
    for (long i = 0; i < count; i++) {
      runs.add(lines.next(), lines.block());
      runs.add(lines.next(), lines.block());
    }
    return new SparseMap(size, lines.nextBlock(), runs);
  }

  /**
   * The runs with their places in the archive.
   *
   * @param end where the member's bytes end in the archive
   */
  Extents extents(TarHeader header, long end) throws MalformedDataException {
    int count = runs.count();
    Extents extents = new Extents(new long[count], new long[count], new long[count]);
    long fileOffset = 0;
    long archiveOffset = dataOffset;
    for (int run = 0; run < count; run++) {
      long start = runs.fileOffset(run);
      long length = runs.length(run);
      boolean sane =
          length >= 0
              && start >= fileOffset
              && length <= end - archiveOffset
              && start <= size - length;
      if (!sane) {
        throw header
            .block()
            .malformed(
                OLD_FIRST,
                "a run of %d bytes at %d does not fit into the file of %d bytes"
                    .formatted(length, start, size));
      }
      extents.fileOffsets()[run] = start;
      extents.lengths()[run] = length;
      extents.archiveOffsets()[run] = archiveOffset;
      fileOffset = start + length;
      archiveOffset += length;
    }
    return extents;
  }
}

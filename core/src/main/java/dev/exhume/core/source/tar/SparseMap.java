package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of a file with holes are, in the four ways that GNU tar has had of saying so.
 *
 * @param size of the file with its holes
 * @param dataOffset where the bytes start in the archive, one run after the other
 * @see <a href="https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html">Sparse
 *     Formats</a>
 */
record SparseMap(long size, long dataOffset, List<Run> runs) {
  private static final int OLD_ENTRY = 24;
  private static final int OLD_FIRST = 386;
  private static final int OLD_FIRST_COUNT = 4;
  private static final int OLD_MORE_COUNT = 21;

  /** A run of bytes between two holes. */
  record Run(long fileOffset, long length) {}

  /** The oldest way: a table in the header of type {@code S} and in as many blocks as it takes. */
  static SparseMap old(ByteSource archive, TarHeader header, long afterHeader) throws IOException {
    List<Run> runs = new ArrayList<>();
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

  private static void addOldRuns(List<Run> runs, Bytes block, int first, int count)
      throws MalformedDataException {
    for (int i = 0; i < count; i++) {
      int entry = first + i * OLD_ENTRY;
      if (block.u8(entry + 12) == 0) {
        return;
      }
      runs.add(new Run(TarNumber.field(block, entry, 12), TarNumber.field(block, entry + 12, 12)));
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
      return Optional.of(new SparseMap(size, afterHeader, pairs(numbers(list.get()))));
    }
    if (records.sparsePairs().isEmpty()) {
      return Optional.empty();
    }
    List<Long> numbers = new ArrayList<>();
    for (Bytes number : records.sparsePairs()) {
      numbers.add(TarNumber.decimal(number, 0, number.size()));
    }
    return Optional.of(new SparseMap(size, afterHeader, pairs(numbers)));
  }

  private static List<Long> numbers(Bytes list) throws MalformedDataException {
    List<Long> numbers = new ArrayList<>();
    int start = 0;
    while (start < list.size()) {
      int comma = list.indexOf(',', start);
      int end = comma < 0 ? list.size() : comma;
      numbers.add(TarNumber.decimal(list, start, end));
      start = end + 1;
    }
    return numbers;
  }

  /** Version 1.0: the table is lines of numbers before the bytes, filled up to whole blocks. */
  private static SparseMap inData(ByteSource archive, long size, long offset, long stored)
      throws IOException {
    DecimalLines lines = new DecimalLines(archive, offset, stored);
    long count = lines.next();
    List<Long> numbers = new ArrayList<>();
    // Bounded by the bytes that the member has: each number takes two at the least.
    for (long i = 0; i < count; i++) {
      numbers.add(lines.next());
      numbers.add(lines.next());
    }
    return new SparseMap(size, lines.nextBlock(), pairs(numbers));
  }

  private static List<Run> pairs(List<Long> numbers) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      runs.add(new Run(numbers.get(i), numbers.get(i + 1)));
    }
    return runs;
  }

  /**
   * The runs with their places in the archive.
   *
   * @param end where the member's bytes end in the archive
   */
  List<Extent> extents(TarHeader header, long end) throws MalformedDataException {
    List<Extent> extents = new ArrayList<>();
    long fileOffset = 0;
    long archiveOffset = dataOffset;
    for (Run run : runs) {
      boolean sane =
          run.length >= 0
              && run.fileOffset >= fileOffset
              && run.length <= end - archiveOffset
              && run.fileOffset <= size - run.length;
      if (!sane) {
        throw header
            .block()
            .malformed(
                OLD_FIRST,
                "a run of %d bytes at %d does not fit into the file of %d bytes"
                    .formatted(run.length, run.fileOffset, size));
      }
      if (run.length > 0) {
        extents.add(new Extent(run.fileOffset, run.length, archiveOffset));
      }
      fileOffset = run.fileOffset + run.length;
      archiveOffset += run.length;
    }
    return extents;
  }
}

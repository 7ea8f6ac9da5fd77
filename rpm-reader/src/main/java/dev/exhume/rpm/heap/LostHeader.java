package dev.exhume.rpm.heap;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.Window;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.HeaderShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds out what a lost header of a heap said: from the first block that is sound, wherever it
 * lies; else from the first header of a package that lies where one could.
 */
final class LostHeader {
  /** How far the first sound block may lie; the largest header known is half of it. */
  private static final long SEARCHED_SIZE = 16L * 1024 * 1024;

  private final DatabaseFile file;
  private final Window window;
  private final HeaderShape shape;

  private LostHeader(DatabaseFile file) {
    this.file = file;
    this.window = file.window();
    this.shape = new HeaderShape(window);
  }

  /** The byte order and the start of the blocks that fit; nothing if no block is found. */
  static Optional<HeapHeader> find(DatabaseFile file, MalformedDataException fault) {
    LostHeader lost = new LostHeader(file);
    return Stream.of(Evidence.values())
        .map(lost::find)
        .flatMap(Optional::stream)
        .findFirst()
        .map(block -> HeapHeader.lost(block.order(), block.position() % BlockHeader.UNIT, fault));
  }

  private Optional<Start> find(Evidence evidence) {
    long end = Math.min(file.size() - BlockHeader.UNIT, SEARCHED_SIZE);
    int step = evidence == Evidence.FOOTER ? 1 : BlockHeader.UNIT;
    long position = step == 1 ? 0 : HeapHeader.SIZE;
    while (position <= end) {
      long skipped = 1;
      try {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
          Start start = new Start(position, order);
          if (has(start, evidence)) {
            return Optional.of(start);
          }
        }
      } catch (IOException e) {
        // Is told by the walk, which comes there again.
        skipped = Window.afterBadSector(position) - position;
      }
      position += (skipped + step - 1) / step * step;
    }
    return Optional.empty();
  }

  private boolean has(Start block, Evidence evidence) throws IOException {
    long size = window.u32(block.position(), block.order());
    boolean isSized =
        size > 0 && size % BlockHeader.UNIT == 0 && size <= file.size() - block.position();
    return switch (evidence) {
      case FOOTER -> isSized && holdsHeader(block) && hasFooter(block, size);
      case SIZE -> isSized && holdsHeader(block);
      case HEADER -> holdsHeader(block);
    };
  }

  private boolean holdsHeader(Start block) throws IOException {
    return shape.size(block.position() + BlockHeader.SIZE).isPresent();
  }

  private boolean hasFooter(Start block, long size) throws IOException {
    return BlockFooter.read(file, block.position() + size, block.order()).size() == size;
  }

  /** Where a block may start. */
  private record Start(long position, ByteOrder order) {}

  /** What shows that a block starts there, the strongest first. */
  private enum Evidence {
    /** The block ends as it starts; even a file that lost its first bytes shows it by that. */
    FOOTER,
    /** The size of the block is possible. */
    SIZE,
    /** Nothing but a header of a package, at a place where RPM puts one. */
    HEADER
  }
}

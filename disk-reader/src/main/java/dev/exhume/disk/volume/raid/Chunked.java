package dev.exhume.disk.volume.raid;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.ReadRange;
import java.io.IOException;
import java.nio.ByteBuffer;

/** An array whose bytes are spread over its members in chunks. */
final class Chunked implements ByteSource {
  /** How much is recovered at once. */
  private static final int MAX_RECOVERED_BYTES = 1 << 16;

  /**
   * A disk loses no less at once: where two members have bad sectors, nothing around is given up.
   */
  private static final int PIECE_BYTES = 512;

  private final long size;
  private final long chunkBytes;
  private final Members members;
  private final ChunkMap map;
  private final FaultLog faults;

  Chunked(long size, long chunkBytes, Members members, ChunkMap map, FaultLog faults) {
    this.size = size;
    this.chunkBytes = chunkBytes;
    this.members = members;
    this.map = map;
    this.faults = faults;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    ReadRange.check(position, target, size);
    long next = position;
    while (target.hasRemaining()) {
      next += readRun(next, target);
    }
  }

  /** Reads chunks that follow each other on their member as well at once. */
  private int readRun(long position, ByteBuffer target) throws IOException {
    long chunk = position / chunkBytes;
    long within = position % chunkBytes;
    Place place = map.place(chunk).plus(within);
    int wanted = target.remaining();
    long length = chunkBytes - within;
    while (length < wanted) {
      chunk++;
      if (!map.place(chunk).equals(place.plus(length))) {
        break;
      }
      length += chunkBytes;
    }
    int run = (int) Math.min(length, wanted);
    try {
      members.read(place.member(), place.offset(), target, run);
    } catch (IOException e) {
      recover(position, target, run, e);
      if (members.isPresent(place.member())) {
        faults.problem(position, "read from other members: " + e.getMessage());
      }
    }
    return run;
  }

  private void recover(long position, ByteBuffer target, int length, IOException fault)
      throws IOException {
    int done = 0;
    while (done < length) {
      long next = position + done;
      long inChunk = Math.min(length - done, chunkBytes - next % chunkBytes);
      int some = (int) Math.min(inChunk, MAX_RECOVERED_BYTES);
      try {
        map.recover(next / chunkBytes, next % chunkBytes, target, some, fault);
      } catch (IOException e) {
        readPieces(next, target, some);
      }
      done += some;
    }
  }

  /** Reads what several members have damaged in different places. */
  private void readPieces(long position, ByteBuffer target, int length) throws IOException {
    int done = 0;
    while (done < length) {
      long next = position + done;
      int piece = (int) Math.min(length - done, PIECE_BYTES - next % PIECE_BYTES);
      Place place = map.place(next / chunkBytes).plus(next % chunkBytes);
      try {
        members.read(place.member(), place.offset(), target, piece);
      } catch (IOException e) {
        map.recover(next / chunkBytes, next % chunkBytes, target, piece, e);
      }
      done += piece;
    }
  }

  @Override
  public void close() {
    // The members are closed with their disks.
  }
}

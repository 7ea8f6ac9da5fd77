package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.ReadRange;
import dev.exhume.disk.image.part.Zeros;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The grains of an extent that holds each of them compressed by zlib. */
final class CompressedGrains implements ByteSource {
  private static final String NAME = "VMDK compressed grain";

  /** Far beyond the 64 KiB that all products write, and not too much for memory. */
  private static final int MAX_GRAIN_BYTES = 4 << 20;

  /** How much is inflated ahead while it is read from start to end. */
  private static final int AHEAD_BYTES = 512 << 10;

  /** Enough to see that a file is read on after its file system was asked for more. */
  private static final int RECENT_GRAINS = 64;

  private final long size;
  private final SparseHeader header;
  private final int grainBytes;
  private final BlockMap map;
  private final ImagePart file;
  private final BlockCache cache;
  private final ByteSource beneath;

  /** Grains that were read last, each in the place of the lower bits of its number. */
  private final AtomicLongArray recent = new AtomicLongArray(RECENT_GRAINS);

  private CompressedGrains(
      long size,
      SparseHeader header,
      BlockMap map,
      ImagePart file,
      BlockCache cache,
      ByteSource beneath) {
    this.size = size;
    this.header = header;
    this.grainBytes = (int) header.grainBytes();
    this.map = map;
    this.file = file;
    this.cache = cache;
    this.beneath = beneath;
  }

  /**
   * @param map where the marker of each grain lies
   */
  static CompressedGrains open(
      long size,
      SparseHeader header,
      BlockMap map,
      ImagePart file,
      BlockCache cache,
      ByteSource beneath)
      throws MalformedDataException {
    if (header.grainBytes() > MAX_GRAIN_BYTES) {
      throw new MalformedDataException(
          "VMDK sparse header",
          20,
          "compressed grains of %d bytes, not at most %d"
              .formatted(header.grainBytes(), MAX_GRAIN_BYTES));
    }
    return new CompressedGrains(size, header, map, file, cache, beneath);
  }

  /** What does not become smaller becomes a little larger. */
  static long mostCompressedBytes(long grainBytes) {
    return grainBytes + grainBytes / 8 + 1024;
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
      long grain = next / grainBytes;
      int within = (int) (next % grainBytes);
      int length = Math.min(target.remaining(), grainBytes - within);
      prepareAfter(grain, next + target.remaining());
      long address = map.address(grain);
      if (address == BlockMap.HOLE) {
        beneath.readFully(next, target, length);
      } else if (address == BlockMap.ZEROS) {
        Zeros.fill(target, length);
      } else {
        target.put(grain(grain, address), within, length);
      }
      next += length;
    }
  }

  /** Has the grains inflated that will be needed next, as far as that is known. */
  private void prepareAfter(long grain, long end) {
    if (wasRead(grain)) {
      return;
    }
    recent.setOpaque((int) (grain % RECENT_GRAINS), grain + 1);
    long needed = wasRead(grain - 1) ? size : end;
    int ahead = Math.max(1, AHEAD_BYTES / grainBytes);
    long until = Math.min(grain + ahead, (needed - 1) / grainBytes);
    for (long later = grain + 1; later <= until; later++) {
      prepare(later);
    }
  }

  private boolean wasRead(long grain) {
    return grain >= 0 && recent.getOpaque((int) (grain % RECENT_GRAINS)) == grain + 1;
  }

  private void prepare(long grain) {
    try {
      long address = map.address(grain);
      if (address >= 0) {
        cache.prepare(this, grain, grainBytes, () -> inflate(grain, address));
      }
    } catch (IOException e) {
      // Whoever reads that grain is told.
    }
  }

  private byte[] grain(long grain, long address) throws IOException {
    return cache.get(this, grain, grainBytes, () -> inflate(grain, address));
  }

  private byte[] inflate(long grain, long address) throws IOException {
    int headerBytes = header.hasMarkers() ? Marker.HEADER_BYTES : Integer.BYTES;
    Bytes start = file.bytes().read(NAME, address, headerBytes, ByteOrder.LITTLE_ENDIAN);
    if (header.hasMarkers() && start.s64(0) != grain * header.grainSize()) {
      throw start.malformed(
          0,
          "it is for sector %s, not %d"
              .formatted(Long.toUnsignedString(start.s64(0)), grain * header.grainSize()));
    }
    long length = start.u32(headerBytes - Integer.BYTES);
    if (length == 0 || length > mostCompressedBytes(grainBytes)) {
      throw start.malformed(
          headerBytes - Integer.BYTES, "%d bytes for %d".formatted(length, grainBytes));
    }
    byte[] compressed = new byte[(int) length];
    file.bytes().readFully(address + headerBytes, ByteBuffer.wrap(compressed));
    return inflated(compressed, grain, address);
  }

  private byte[] inflated(byte[] compressed, long grain, long address) throws IOException {
    byte[] plain = new byte[grainBytes];
    Inflater inflater = new Inflater();
    int length = 0;
    try {
      inflater.setInput(compressed);
      int more;
      do {
        more = inflater.inflate(plain, length, plain.length - length);
        length += more;
      } while (more > 0 && length < plain.length);
    } catch (DataFormatException e) {
      throw new MalformedDataException(
          NAME, address, "it does not inflate: " + e.getMessage() + " after " + length + " bytes");
    } finally {
      inflater.end();
    }
    // The grain at the end of the disk may be shorter.
    if (length < Math.min(plain.length, size - grain * grainBytes)) {
      throw new MalformedDataException(
          NAME, address, "it inflates to %d bytes, not %d".formatted(length, plain.length));
    }
    return plain;
  }

  @Override
  public void close() {
    // The file is closed with the disk.
  }
}

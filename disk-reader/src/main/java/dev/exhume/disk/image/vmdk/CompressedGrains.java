package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.Deflate;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.MappedBlocks;
import dev.exhume.disk.image.part.PackedBlocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;

/** The grains of an extent that holds each of them compressed by zlib, behind a marker. */
final class CompressedGrains implements BlockMap, PackedBlocks.Inflation {
  private static final String NAME = "VMDK compressed grain";

  /** Far beyond the 64 KiB that all products write, and not too much for memory. */
  private static final int MAX_GRAIN_BYTES = 4 << 20;

  private final long size;
  private final SparseHeader header;
  private final int grainBytes;
  private final BlockMap markers;
  private final ImagePart file;

  /**
   * @param markers where the marker of each grain lies
   */
  CompressedGrains(long size, SparseHeader header, BlockMap markers, ImagePart file)
      throws MalformedDataException {
    if (header.grainBytes() > MAX_GRAIN_BYTES) {
      throw new MalformedDataException(
          "VMDK sparse header",
          20,
          "compressed grains of %d bytes, not at most %d"
              .formatted(header.grainBytes(), MAX_GRAIN_BYTES));
    }
    this.size = size;
    this.header = header;
    this.grainBytes = (int) header.grainBytes();
    this.markers = markers;
    this.file = file;
  }

  /** What does not become smaller becomes a little larger. */
  static long mostCompressedBytes(long grainBytes) {
    return grainBytes + grainBytes / 8 + 1024;
  }

  ByteSource bytes(BlockCache cache, ByteSource beneath) {
    PackedBlocks packed = new PackedBlocks(size, grainBytes, this, this, cache);
    return new MappedBlocks(size, grainBytes, this, file.bytes(), beneath, packed);
  }

  @Override
  public long address(long grain) throws IOException {
    long marker = markers.address(grain);
    return marker >= 0 ? PACKED : marker;
  }

  @Override
  public byte[] inflate(long grain) throws IOException {
    long address = markers.address(grain);
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
    int length;
    try {
      length = Deflate.inflate(compressed, plain, false);
    } catch (DataFormatException e) {
      throw new MalformedDataException(NAME, address, "it does not inflate: " + e.getMessage());
    }
    // The grain at the end of the disk may be shorter.
    if (length < Math.min(plain.length, size - grain * grainBytes)) {
      throw new MalformedDataException(
          NAME, address, "it inflates to %d bytes, not %d".formatted(length, plain.length));
    }
    return plain;
  }
}

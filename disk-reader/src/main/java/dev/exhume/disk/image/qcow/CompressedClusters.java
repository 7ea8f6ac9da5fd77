package dev.exhume.disk.image.qcow;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.Deflate;
import dev.exhume.disk.image.part.PackedBlocks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;

/**
 * The clusters of an image that are compressed, by raw deflate or by zstd.
 *
 * <pre>
 * version 1: bits from 63 - cluster bits on: length in bytes; lower bits: offset
 * later:     bits from 70 - cluster bits on: further sectors; lower bits: offset
 * </pre>
 */
final class CompressedClusters implements PackedBlocks.Inflation {
  private static final String NAME = "qcow compressed cluster";
  private static final int SECTOR_BYTES = 512;

  private final QcowHeader header;
  private final ClusterTables tables;
  private final ByteSource file;

  CompressedClusters(QcowHeader header, ClusterTables tables, ByteSource file) {
    this.header = header;
    this.tables = tables;
    this.file = file;
  }

  @Override
  public byte[] inflate(long cluster) throws IOException {
    long entry = tables.packedEntry(cluster);
    boolean isOld = header.version() == 1;
    int lengthShift = isOld ? 63 - header.clusterBits() : 70 - header.clusterBits();
    long offset = entry & ((1L << lengthShift) - 1);
    long further = entry >>> lengthShift;
    long length = isOld ? further : (further + 1) * SECTOR_BYTES - offset % SECTOR_BYTES;
    // The last cluster does not fill its sector.
    long there = Math.min(length, file.size() - offset);
    if (there <= 0) {
      throw new MalformedDataException(
          NAME, offset, "it lies past the end at 0x%x".formatted(file.size()));
    }
    byte[] compressed = new byte[(int) there];
    file.readFully(offset, ByteBuffer.wrap(compressed));
    byte[] plain = new byte[header.clusterBytes()];
    int filled =
        header.isZstd()
            ? ZstdFrame.decompress(compressed, plain, offset)
            : inflate(compressed, plain, offset);
    if (filled < plain.length) {
      throw new MalformedDataException(
          NAME, offset, "it inflates to %d bytes, not %d".formatted(filled, plain.length));
    }
    return plain;
  }

  private static int inflate(byte[] compressed, byte[] plain, long offset)
      throws MalformedDataException {
    try {
      return Deflate.inflate(compressed, plain, true);
    } catch (DataFormatException e) {
      throw new MalformedDataException(NAME, offset, "it does not inflate: " + e.getMessage());
    }
  }
}

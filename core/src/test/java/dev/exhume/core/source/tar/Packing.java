package dev.exhume.core.source.tar;

import dev.exhume.core.source.spool.Compression;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** The other direction of what {@link Compression} does. */
final class Packing {
  private Packing() {}

  static byte[] pack(Compression compression, byte[] plain) throws IOException {
    if (compression == Compression.COMPRESS) {
      return stored(plain);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = stream(compression, packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static OutputStream stream(Compression compression, OutputStream out) throws IOException {
    return switch (compression) {
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
      case XZ -> new XZOutputStream(out, new LZMA2Options(1));
      case ZSTD -> new ZstdOutputStream(out);
      case COMPRESS -> throw new IllegalArgumentException("has no stream");
    };
  }

  /**
   * What compress makes if it finds nothing to save: codes of 9 bits, one for each byte, and the
   * code that empties the table before it grows.
   */
  private static byte[] stored(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.writeBytes(HexFormat.of().parseHex("1f9d90"));
    int clear = 256;
    for (int start = 0; start < plain.length; start += 247) {
      int[] codes = new int[248];
      Arrays.fill(codes, clear);
      int count = Math.min(247, plain.length - start);
      for (int i = 0; i < count; i++) {
        codes[i] = Byte.toUnsignedInt(plain[start + i]);
      }
      packed.writeBytes(bits(codes));
    }
    return packed.toByteArray();
  }

  /** Nine bits each, the lowest first. */
  private static byte[] bits(int... codes) {
    byte[] bytes = new byte[codes.length * 9 / 8];
    for (int i = 0; i < codes.length * 9; i++) {
      int bit = codes[i / 9] >> (i % 9) & 1;
      bytes[i / 8] |= (byte) (bit << (i % 8));
    }
    return bytes;
  }

  /** Gives every block that has a header's magic the checksum of its bytes. */
  static void repairChecksums(byte[] archive) {
    for (int start = 0; start + 512 <= archive.length; start += 512) {
      if (archive[start + 257] != 'u' || archive[start + 258] != 's') {
        continue;
      }
      Arrays.fill(archive, start + 148, start + 156, (byte) ' ');
      int sum = 0;
      for (int i = 0; i < 512; i++) {
        sum += Byte.toUnsignedInt(archive[start + i]);
      }
      byte[] checksum = TarBytes.bytes("%06o\0".formatted(sum));
      System.arraycopy(checksum, 0, archive, start + 148, checksum.length);
    }
  }
}

package dev.exhume.core.source.spool;

import com.google.common.base.Ascii;
import dev.exhume.binary.ByteSource;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file was compressed as a whole, which its first bytes tell. */
public enum Compression {
  GZIP("1f8b") {
    @Override
    InputStream open(InputStream compressed) throws IOException {
      return GzipCompressorInputStream.builder()
          .setInputStream(compressed)
          .setDecompressConcatenated(true)
          .get();
    }
  },
  BZIP2("425a68") {
    @Override
    InputStream open(InputStream compressed) throws IOException {
      return new BZip2CompressorInputStream(compressed, true);
    }
  },
  XZ("fd377a585a00") {
    @Override
    InputStream open(InputStream compressed) throws IOException {
      return new XZInputStream(compressed, MAX_XZ_KIB);
    }
  },
  ZSTD("28b52ffd") {
    @Override
    InputStream open(InputStream compressed) {
      return new ZstdInputStream(compressed);
    }
  },
  /** The {@code compress} of old Unix, {@code .Z}. */
  COMPRESS("1f9d") {
    @Override
    InputStream open(InputStream compressed) throws IOException {
      return new ZCompressorInputStream(compressed, MAX_Z_KIB);
    }
  };

  /** Enough for {@code xz -9}; a forged header could ask for gigabytes. */
  private static final int MAX_XZ_KIB = 128 << 10;

  private static final int MAX_Z_KIB = 1 << 10;

  private static final int MAX_MAGIC = 6;

  private final String magic;

  Compression(String magic) {
    this.magic = magic;
  }

  /** The stream of what was compressed. */
  abstract InputStream open(InputStream compressed) throws IOException;

  /** What users call it: {@code gzip}. */
  public String title() {
    return Ascii.toLowerCase(name());
  }

  /** How the file is compressed, if it is. */
  public static Optional<Compression> of(ByteSource file) throws IOException {
    ByteBuffer start = ByteBuffer.allocate((int) Math.min(MAX_MAGIC, file.size()));
    file.readFully(0, start);
    String hex = HexFormat.of().formatHex(start.array());
    for (Compression compression : values()) {
      if (hex.startsWith(compression.magic)) {
        return Optional.of(compression);
      }
    }
    return Optional.empty();
  }
}

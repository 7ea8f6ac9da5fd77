package dev.exhume.core.kit;

import dev.exhume.core.kit.tar.GzipBlocks;
import dev.exhume.core.kit.tar.ZstdBlocks;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that is compressed on its way. */
final class CompressedStream {
  private CompressedStream() {}

  /** Closing it closes the other. */
  static OutputStream of(Compression compression, OutputStream out) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    return switch (compression) {
      case NONE -> out;
      case GZIP -> new GzipBlocks(out, threads);
      case ZSTD -> new ZstdBlocks(out, threads);
    };
  }
}

package dev.exhume.core.kit;

import dev.exhume.core.kit.tar.GzipBlocks;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that is compressed on its way. */
final class CompressedStream {
  private CompressedStream() {}

  /** Closing it closes the other. */
  static OutputStream of(Compression compression, OutputStream out) throws IOException {
    return switch (compression) {
      case NONE -> out;
      case GZIP -> new GzipBlocks(out, Runtime.getRuntime().availableProcessors());
      case ZSTD -> new ZstdOutputStream(out);
    };
  }
}

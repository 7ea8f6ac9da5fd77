package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.part.BlockCache;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a disk is read from: each file is opened once, however many layers name it. */
final class OpenFiles implements Closeable {
  private final Map<Path, ByteSource> sources = new LinkedHashMap<>();
  private final List<Path> chain = new ArrayList<>();
  private final DiskProblems problems = new DiskProblems();
  private final BlockCache cache = new BlockCache();

  /**
   * Opens a file, or gives it again.
   *
   * @param file its real path
   */
  ByteSource open(Path file) throws IOException {
    ByteSource known = sources.get(file);
    if (known != null) {
      return known;
    }
    ByteSource source = ByteSource.open(file);
    sources.put(file, source);
    return source;
  }

  /** Notes an image that the disk builds on; the newest comes first. */
  void addLayer(Path image) {
    chain.add(image);
  }

  /** The images that the disk builds on, without their extents, the newest first. */
  List<Path> chain() {
    return List.copyOf(chain);
  }

  /** The files, in the order in which they were needed. */
  List<Path> paths() {
    return List.copyOf(sources.keySet());
  }

  DiskProblems problems() {
    return problems;
  }

  BlockCache cache() {
    return cache;
  }

  @Override
  public void close() throws IOException {
    @Nullable IOException failure = null;
    for (ByteSource source : new ArrayList<>(sources.values())) {
      try {
        source.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

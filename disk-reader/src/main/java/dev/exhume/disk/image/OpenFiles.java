package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.part.BlockCache;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a disk is read from: each file is opened once, however many layers name it. */
final class OpenFiles implements Closeable {
  private final Map<Path, ByteSource> sources = new LinkedHashMap<>();
  private final Map<Path, Set<Path>> extents = new LinkedHashMap<>();
  private final Set<String> missingParents = new LinkedHashSet<>();
  private final Set<String> missingExtents = new LinkedHashSet<>();
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
    extents.computeIfAbsent(image, none -> new LinkedHashSet<>());
  }

  /** Notes a file that an image is read from besides its own. */
  void addExtent(Path image, Path file) {
    extents.computeIfAbsent(image, none -> new LinkedHashSet<>()).add(file);
  }

  /** Notes an image that the disk builds on, and that is not there. */
  void addMissingParent(String name) {
    missingParents.add(name);
  }

  /** Notes a file that an image of the disk is read from, and that is not there. */
  void addMissingExtent(String name) {
    missingExtents.add(name);
  }

  /** The bytes of an image that are read from several files, or from one in another way. */
  void adopt(List<Path> files, ByteSource bytes) {
    files.forEach(file -> sources.put(file, bytes));
  }

  /** The images that the disk builds on, without their extents, the newest first. */
  List<Path> chain() {
    return List.copyOf(extents.keySet());
  }

  /** The files that an image is read from besides its own. */
  List<Path> extents(Path image) {
    return List.copyOf(extents.getOrDefault(image, Set.of()));
  }

  List<String> missingParents() {
    return List.copyOf(missingParents);
  }

  List<String> missingExtents() {
    return List.copyOf(missingExtents);
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

package dev.exhume.core.kit;

/** Learns how far the writing of a kit has come. */
@FunctionalInterface
public interface KitProgress {
  /** Tells how many files, and bytes of their content, are in the archive so far. */
  void written(long files, long bytes);
}

package dev.exhume.core.kit.root;

/** Learns how far the archive of a root has come. */
public interface RootProgress {
  /** Tells the sums so far. */
  void written(long files, long bytes);
}

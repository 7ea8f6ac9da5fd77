package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.block.Run;
import java.io.IOException;

/** Where the sectors of a file are. */
final class ClusterMap implements BlockMap {
  /** Looking further on costs more than it saves. */
  private static final int MOST_CLUSTERS_OF_RUN = 4096;

  private final FatVolume volume;
  private final FatEntry file;
  private final long size;
  private final ClusterChain chain;
  private long lastIndex;
  private long lastCluster;

  ClusterMap(FatVolume volume, FatEntry file, ClusterChain chain) throws IOException {
    this.volume = volume;
    this.file = file;
    this.size = file.size();
    this.chain = chain;
  }

  @Override
  public Run at(long sector) throws IOException {
    int clusterSectors = volume.boot().clusterSectors();
    long index = sector / clusterSectors;
    if (index >= chain.length()) {
      throw fault();
    }
    long first = cluster(index);
    lastIndex = index;
    lastCluster = first;
    while (lastIndex + 1 < chain.length() && lastIndex - index + 1 < MOST_CLUSTERS_OF_RUN) {
      long next = volume.table().next(lastCluster);
      if (next != lastCluster + 1) {
        break;
      }
      lastCluster = next;
      lastIndex++;
    }
    long within = sector % clusterSectors;
    return new Run(
        sector,
        (lastIndex - index + 1) * clusterSectors - within,
        volume.boot().sector(first) + within);
  }

  private long cluster(long index) throws IOException {
    if (lastCluster != 0 && index == lastIndex + 1) {
      return volume.table().next(lastCluster);
    }
    return chain.cluster(index);
  }

  private IOException fault() {
    return chain
        .fault()
        .orElseGet(
            () ->
                new MalformedDataException(
                    "FAT directory entry",
                    file.position(),
                    "the file has clusters for %d bytes, not for %d"
                        .formatted(chain.length() * volume.boot().clusterBytes(), size)));
  }
}

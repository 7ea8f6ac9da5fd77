package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import java.io.IOException;
import java.util.Arrays;

/**
 * The grains of a stream whose end, and with it the grain directory, is lost: found by the marker
 * in front of each. Of two for the same grain the later one holds.
 */
final class ScannedGrains implements BlockMap {
  private static final String NAME = "VMDK stream";

  /** As many as 256 GiB have, in 32 MiB of memory. */
  private static final int MAX_GRAINS = 4 << 20;

  /** After damage, how far a marker is looked for. */
  private static final int MAX_LOST_SECTORS = 128 << 10;

  private static final int SECTOR_BITS = 32;

  private final SparseHeader header;
  private final ImagePart file;
  private final long sectors;

  /** Number of a grain and, in the lower 32 bits, the sector of its marker; sorted in the end. */
  private long[] found = new long[1024];

  private int count;
  private boolean hasEnd;

  private ScannedGrains(SparseHeader header, ImagePart file) throws IOException {
    this.header = header;
    this.file = file;
    this.sectors = file.bytes().size() / SparseHeader.SIZE;
  }

  /** Reads the markers of a whole file. */
  static ScannedGrains of(SparseHeader header, ImagePart file) throws IOException {
    ScannedGrains grains = new ScannedGrains(header, file);
    grains.scan();
    Arrays.sort(grains.found, 0, grains.count);
    file.faults()
        .problem(
            file.bytes().size(),
            "%s: the directory at its end is missing; %d grains were found by their markers"
                .formatted(NAME, grains.count));
    return grains;
  }

  private void scan() throws IOException {
    long sector = Math.max(1, Math.min(header.overhead(), sectors));
    int lost = 0;
    while (sector < sectors && !hasEnd && lost < MAX_LOST_SECTORS) {
      Marker marker = Marker.read(file.bytes(), sector * SparseHeader.SIZE);
      if (!isPlausible(marker, sector)) {
        if (lost == 0) {
          file.faults().problem(sector * SparseHeader.SIZE, NAME + ": there is no marker");
        }
        lost++;
        sector++;
        continue;
      }
      if (marker.isGrain()) {
        add(marker.value() / header.grainSize(), sector);
      }
      hasEnd = marker.type() == Marker.FOOTER;
      sector += marker.sectors();
    }
  }

  /** The end of the stream is not: zeros look like it, and the footer precedes it. */
  private boolean isPlausible(Marker marker, long sector) {
    if (!marker.isGrain()) {
      return marker.type() > Marker.END_OF_STREAM
          && marker.type() <= Marker.MAX_TYPE
          && marker.value() >= 0
          && marker.value() <= sectors - sector;
    }
    return marker.value() >= 0
        && marker.value() < header.capacity()
        && marker.value() % header.grainSize() == 0
        && marker.value() / header.grainSize() < 1L << (SECTOR_BITS - 1)
        && marker.size() <= CompressedGrains.mostCompressedBytes(header.grainBytes())
        && marker.sectors() <= sectors - sector
        && sector < 1L << SECTOR_BITS;
  }

  private void add(long grain, long sector) {
    if (count == MAX_GRAINS) {
      return;
    }
    if (count == found.length) {
      found = Arrays.copyOf(found, Math.min(2 * count, MAX_GRAINS));
    }
    found[count] = (grain << SECTOR_BITS) | sector;
    count++;
  }

  @Override
  public long address(long grain) throws IOException {
    int after = Arrays.binarySearch(found, 0, count, (grain + 1) << SECTOR_BITS);
    int last = (after < 0 ? -after - 1 : after) - 1;
    if (last >= 0 && found[last] >> SECTOR_BITS == grain) {
      return (found[last] & 0xFFFF_FFFFL) * SparseHeader.SIZE;
    }
    // Grains come in order: those after the last one may have been cut off.
    if (!hasEnd && last == count - 1) {
      throw new MalformedDataException(
          NAME, file.bytes().size(), "it was cut off before grain %d".formatted(grain));
    }
    return HOLE;
  }
}

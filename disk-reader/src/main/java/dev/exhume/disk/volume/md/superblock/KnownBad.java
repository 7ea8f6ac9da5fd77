package dev.exhume.disk.volume.md.superblock;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The data of a member, some places of which are not to be read. */
final class KnownBad implements ByteSource {
  private final ByteSource data;

  /** The ends of the places by their starts; none reaches into the next. */
  private final TreeMap<Long, Long> places = new TreeMap<>();

  /**
   * @param bad the ends of places by their starts
   */
  KnownBad(ByteSource data, SortedMap<Long, Long> bad) {
    this.data = data;
    for (Map.Entry<Long, Long> place : bad.entrySet()) {
      Map.Entry<Long, Long> last = places.lastEntry();
      if (last != null && last.getValue() >= place.getKey()) {
        places.put(last.getKey(), Math.max(last.getValue(), place.getValue()));
      } else {
        places.put(place.getKey(), place.getValue());
      }
    }
  }

  @Override
  public long size() throws IOException {
    return data.size();
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws IOException {
    Map.Entry<Long, Long> before = places.lowerEntry(position + target.remaining());
    if (before != null && before.getValue() > position) {
      throw new MalformedDataException(
          "md member", before.getKey(), "the array knew this place to be wrong");
    }
    data.readFully(position, target);
  }

  @Override
  public void close() {
    // The data are closed with their disk.
  }
}

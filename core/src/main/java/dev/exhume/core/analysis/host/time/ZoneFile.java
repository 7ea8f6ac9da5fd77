package dev.exhume.core.analysis.host.time;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The first part of a time zone file, which has times of 32 bits and so ends in 2038.
 *
 * <pre>
 * ZoneFile --> Header, Time<sup>timecnt</sup>, Type<sup>timecnt</sup>, LocalTime<sup>typecnt</sup>, …
 * </pre>
 *
 * <p>Files of a slim kind leave this part empty, or end it before their rule goes on: then they
 * have nothing to tell here.
 *
 * @param offsets from UTC in seconds, by the second since 1970 from which on they count
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8536">RFC 8536</a>
 */
record ZoneFile(NavigableMap<Integer, Integer> offsets) {
  private static final int MAGIC = 0x545a6966;
  private static final int HEADER_BYTES = 44;
  private static final int LOCAL_TIME_BYTES = 6;

  /** Three times what any zone has. */
  private static final int MOST_TIMES = 2000;

  private static final int MOST_TYPES = 256;
  private static final int MOST_OFFSET_SECONDS = 26 * 60 * 60;

  /** Reads the file, if it is whole. */
  static Optional<ZoneFile> read(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    if (content.length < HEADER_BYTES || bytes.getInt(0) != MAGIC) {
      return Optional.empty();
    }
    int timeCount = bytes.getInt(0x20);
    int typeCount = bytes.getInt(0x24);
    boolean isPlausible =
        timeCount > 0 && timeCount <= MOST_TIMES && typeCount > 0 && typeCount <= MOST_TYPES;
    if (!isPlausible
        || content.length < HEADER_BYTES + timeCount * 5 + typeCount * LOCAL_TIME_BYTES) {
      return Optional.empty();
    }
    int types = HEADER_BYTES + timeCount * 4;
    NavigableMap<Integer, Integer> offsets = new TreeMap<>();
    for (int i = 0; i < timeCount; i++) {
      int type = content[types + i] & 0xff;
      int offset = type < typeCount ? bytes.getInt(types + timeCount + type * LOCAL_TIME_BYTES) : 0;
      if (type >= typeCount || Math.abs((long) offset) > MOST_OFFSET_SECONDS) {
        return Optional.empty();
      }
      offsets.put(bytes.getInt(HEADER_BYTES + i * 4), offset);
    }
    return Optional.of(new ZoneFile(Collections.unmodifiableNavigableMap(offsets)));
  }

  /** How far local time is from UTC, in seconds; empty before the first change. */
  Optional<Integer> offsetAt(long epochSecond) {
    int second = (int) Math.min(epochSecond, Integer.MAX_VALUE);
    return Optional.ofNullable(offsets.floorEntry(second)).map(Map.Entry::getValue);
  }

  /** Whether it tells the changes of a zone that goes on changing, up to some time. */
  boolean reaches(long epochSecond) {
    return offsets.lastKey() >= epochSecond;
  }
}

package dev.exhume.core.source.tar.member;

import dev.exhume.binary.MalformedDataException;
import java.util.Map;
import java.util.TreeMap;

/** Which of an archive's PAX records for all members that follow hold from where on. */
public final class GlobalRecords {
  /** Each archive of a row has one set at most; a forged one must not fill the memory. */
  private static final int MAX_SETS = 256;

  private final TreeMap<Long, PaxRecords> starts = new TreeMap<>();

  /** The records that hold at a place in the archive. */
  public synchronized PaxRecords at(long offset) {
    Map.Entry<Long, PaxRecords> last = starts.floorEntry(offset);
    return last == null ? PaxRecords.NONE : last.getValue();
  }

  /** Has records hold from a place on that is behind all others. */
  public synchronized void startAt(long offset, PaxRecords records) throws MalformedDataException {
    if (at(offset).equals(records)) {
      return;
    }
    if (starts.size() == MAX_SETS) {
      throw new MalformedDataException(
          "tar global header", offset, "there are more than %d of them".formatted(MAX_SETS));
    }
    starts.put(offset, records);
  }
}

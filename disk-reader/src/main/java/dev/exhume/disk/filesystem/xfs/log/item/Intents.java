package dev.exhume.disk.filesystem.xfs.log.item;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.log.record.LogItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes that take several transactions, of which the first says what is intended, and the last
 * that it was done. What files show is changed by mappings, attributes and exchanges of mappings;
 * free space, owners and shares of blocks are nothing that a reader looks at.
 *
 * <pre>
 * 8 u64 id; a mapping: 16 u64 inode; an attribute: 16 u64 inode; an exchange: 16 u64, 24 u64 inodes
 * </pre>
 */
public final class Intents {
  /** More is damage. */
  private static final int MAX_OPEN = 100_000;

  private final Map<Long, Intent> open = new LinkedHashMap<>();

  /**
   * What was not done yet.
   *
   * @param position of the item in the volume
   */
  public record Intent(long position, String text) {}

  /** Notes what is intended or done. */
  public void add(ItemType type, LogItem item) throws MalformedDataException {
    Bytes format = item.format();
    switch (type) {
      case MAPPING ->
          intend(format, "blocks of inode %d were being mapped".formatted(inode(format)));
      case ATTRIBUTE ->
          intend(format, "an attribute of inode %d was being changed".formatted(inode(format)));
      case EXCHANGE ->
          intend(
              format,
              "inodes %d and %d were exchanging their blocks"
                  .formatted(inode(format), format.s64(24)));
      case MAPPING_DONE, ATTRIBUTE_DONE, EXCHANGE_DONE -> open.remove(format.s64(8));
      default -> {
        // Nothing that a reader looks at.
      }
    }
  }

  private static long inode(Bytes format) throws MalformedDataException {
    return format.s64(16);
  }

  private void intend(Bytes format, String text) throws MalformedDataException {
    if (open.size() < MAX_OPEN) {
      open.put(format.s64(8), new Intent(format.position(), text));
    }
  }

  /** What the server would have had to finish. */
  public List<Intent> open() {
    return new ArrayList<>(open.values());
  }
}

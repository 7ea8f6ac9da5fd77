package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The index of a header, and which of its entries hold.
 *
 * <p>Entries after the region are dribbles: they were added when the package was installed, and win
 * over the entries of the region. Beside a dribble of names the whole paths that RPM kept before
 * 4.0 are void.
 */
final class HeaderIndex {
  private static final int OLDFILENAMES = 1027;
  private static final int BASENAMES = 1117;

  private final List<HeaderEntry> entries = new ArrayList<>();
  private final List<Damage> damages = new ArrayList<>();
  private int firstDribble = Integer.MAX_VALUE;

  private HeaderIndex() {}

  /** Reads the index; entries that cannot be right are left out. */
  static HeaderIndex read(Bytes bytes, HeaderRegion region, int dataSize) {
    HeaderIndex index = new HeaderIndex();
    for (int at = 0; at < bytes.size(); at += HeaderEntry.SIZE) {
      if (at == region.entryCount() * HeaderEntry.SIZE) {
        index.firstDribble = index.entries.size();
      }
      try {
        index.entries.add(HeaderEntry.read(bytes, at, dataSize));
      } catch (MalformedDataException e) {
        index.damages.add(new Damage(e.offset(), e.getMessage()));
      }
    }
    return index;
  }

  /** The entries that were left out, each with its reason. */
  List<Damage> damages() {
    return List.copyOf(damages);
  }

  /** The values that a tag has. */
  Optional<HeaderValue> value(int tag, Bytes data) {
    int found = last(tag);
    return found < 0 || HeaderRegion.isRegion(tag) || isVoid(tag)
        ? Optional.empty()
        : Optional.of(new HeaderValue(entries.get(found), found >= firstDribble, data));
  }

  /** The values of all tags, sorted by tag. */
  List<HeaderValue> values(Bytes data) {
    TreeMap<Integer, HeaderValue> values = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      HeaderEntry entry = entries.get(i);
      values.put(entry.tag(), new HeaderValue(entry, i >= firstDribble, data));
    }
    values.keySet().removeIf(tag -> HeaderRegion.isRegion(tag) || isVoid(tag));
    return List.copyOf(values.values());
  }

  private boolean isVoid(int tag) {
    return tag == OLDFILENAMES && last(BASENAMES) >= firstDribble;
  }

  private int last(int tag) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).tag() == tag) {
        return i;
      }
    }
    return -1;
  }
}

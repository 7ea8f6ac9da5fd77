package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a package: an index of tags, and the data that they point into. Always big-endian.
 *
 * <pre>
 * Header --> il (u32), dl (u32), Entry * il, data (dl bytes)
 * Entry  --> tag (s32), type (u32), offset in data (s32), count (u32)
 * </pre>
 *
 * <p>The first entry may be a region: it seals the entries as they came with the package. Those
 * that were added when the package was installed follow them and win over a tag of the same number.
 */
public final class Header {
  /** As in RPM: {@code HEADER_TAGS_MAX}. */
  private static final int MAX_ENTRIES = 65_535;

  /** As in RPM: {@code HEADER_DATA_MAX}. */
  private static final int MAX_DATA_SIZE = 256 * 1024 * 1024;

  private static final int PREFIX_SIZE = 8;

  /** {@code HEADERIMAGE}. */
  private static final int FIRST_REGION = 61;

  /** {@code HEADERIMMUTABLE}. */
  private static final int LAST_REGION = 63;

  private static final int REGION_TYPE = 7;

  private final Bytes data;
  private final List<HeaderEntry> entries;
  private final List<Damage> damages;
  private final HeaderSeal seal;

  private Header(HeaderSeal seal, Bytes data, List<HeaderEntry> entries, List<Damage> damages) {
    this.seal = seal;
    this.data = data;
    this.entries = entries;
    this.damages = List.copyOf(damages);
  }

  /**
   * Reads a header; entries that cannot be right are left out and listed in {@link #damages()}.
   *
   * @param blob may be longer than the header, and shorter where its end is lost
   */
  public static Header read(Bytes blob) throws MalformedDataException {
    int size = size(blob);
    int entryCount = blob.s32(0);
    Bytes index = blob.slice("header index", PREFIX_SIZE, entryCount * HeaderEntry.SIZE);
    int dataStart = PREFIX_SIZE + index.size();
    Bytes data = blob.slice("header data", dataStart, Math.min(size, blob.size()) - dataStart);
    List<HeaderEntry> entries = new ArrayList<>();
    List<Damage> damages = new ArrayList<>();
    for (int at = 0; at < index.size(); at += HeaderEntry.SIZE) {
      try {
        entries.add(HeaderEntry.read(index, at, data.size()));
      } catch (MalformedDataException e) {
        damages.add(new Damage(e.offset(), e.getMessage()));
      }
    }
    return new Header(new HeaderSeal(index, data), data, entries, damages);
  }

  /** The size that a header gives itself, in bytes, if it is one that RPM would accept. */
  public static int size(Bytes blob) throws MalformedDataException {
    long entryCount = blob.u32(0);
    if (entryCount < 1 || entryCount > MAX_ENTRIES) {
      throw blob.malformed(0, "%d entries, not 1 to %d".formatted(entryCount, MAX_ENTRIES));
    }
    long dataSize = blob.u32(4);
    if (dataSize > MAX_DATA_SIZE) {
      throw blob.malformed(4, "%d bytes of data, not up to %d".formatted(dataSize, MAX_DATA_SIZE));
    }
    return (int) (PREFIX_SIZE + entryCount * HeaderEntry.SIZE + dataSize);
  }

  /** Whether bytes look like a header that is sealed by a region, as most are. */
  public static boolean startsWell(Bytes blob) throws MalformedDataException {
    return blob.size() >= PREFIX_SIZE + HeaderEntry.SIZE
        && blob.u32(0) >= 1
        && blob.u32(0) <= MAX_ENTRIES
        && blob.u32(4) <= MAX_DATA_SIZE
        && blob.u32(8) >= FIRST_REGION
        && blob.u32(8) <= LAST_REGION
        && blob.u32(12) == REGION_TYPE
        && blob.u32(20) == HeaderEntry.SIZE;
  }

  /** The entries that could not be read, each with its reason. */
  public List<Damage> damages() {
    return damages;
  }

  /**
   * What is wrong with the part that came with the package, by the digest of it that RPM keeps;
   * nothing if it is sound, or was never sealed.
   */
  public Optional<Damage> brokenSeal() {
    try {
      return seal.broken(this);
    } catch (MalformedDataException e) {
      return Optional.of(new Damage(e.offset(), e.getMessage()));
    }
  }

  /** Whether RPM keeps a digest of the part that came with the package. */
  public boolean isSealed() {
    return seal.isSealed(this);
  }

  /** How many values a tag has; 0 if it is absent. */
  public int count(int tag) {
    return entry(tag).map(HeaderEntry::count).orElse(0);
  }

  /** The first text of a tag: for a translated one, the untranslated text. */
  public Optional<String> text(int tag) throws MalformedDataException {
    return texts(tag, 1).stream().findFirst();
  }

  /** All texts of a tag; fewer than {@link #count} where the data ends too early. */
  public List<String> texts(int tag) throws MalformedDataException {
    return texts(tag, Integer.MAX_VALUE);
  }

  /** The first number of a tag. */
  public Optional<Long> number(int tag) throws MalformedDataException {
    HeaderNumbers numbers = numbers(tag);
    return numbers.count() > 0 ? Optional.of(numbers.at(0)) : Optional.empty();
  }

  /** The first number of a tag as seconds since 1970, where it can be a time. */
  public Optional<Instant> time(int tag) throws MalformedDataException {
    return number(tag)
        .filter(seconds -> seconds >= 0 && seconds <= Instant.MAX.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  /** All numbers of a tag. */
  public HeaderNumbers numbers(int tag) throws MalformedDataException {
    Optional<HeaderEntry> found = entry(tag).filter(entry -> entry.type().isNumber());
    if (found.isEmpty()) {
      return new HeaderNumbers(data, HeaderType.INT32, 0);
    }
    HeaderEntry entry = found.get();
    Bytes values =
        data.slice("tag " + tag, entry.offset(), entry.count() * entry.type().minimumSize());
    return new HeaderNumbers(values, entry.type(), entry.count());
  }

  private List<String> texts(int tag, int limit) throws MalformedDataException {
    List<String> texts = new ArrayList<>();
    Optional<HeaderEntry> found = entry(tag).filter(entry -> entry.type().isText());
    if (found.isEmpty()) {
      return texts;
    }
    int count = Math.min(limit, found.get().count());
    int start = found.get().offset();
    for (int i = 0; i < count; i++) {
      int end = data.indexOf(0, start);
      if (end < 0) {
        break;
      }
      texts.add(data.text(start, end - start));
      start = end + 1;
    }
    return texts;
  }

  /** The entry of a tag; the last one wins, for it was added last. */
  private Optional<HeaderEntry> entry(int tag) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).tag() == tag) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }
}

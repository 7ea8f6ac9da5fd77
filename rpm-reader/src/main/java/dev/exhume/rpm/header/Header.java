package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.time.Instant;
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
  static final int MAX_ENTRIES = 65_535;

  /** As in RPM: {@code HEADER_DATA_MAX}. */
  static final int MAX_DATA_SIZE = 256 * 1024 * 1024;

  private static final int PREFIX_SIZE = 8;

  private final Bytes data;
  private final HeaderIndex index;
  private final HeaderSeal seal;

  private Header(HeaderIndex index, Bytes data, HeaderSeal seal) {
    this.index = index;
    this.data = data;
    this.seal = seal;
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
    HeaderRegion region = HeaderRegion.read(index, data);
    return new Header(
        HeaderIndex.read(index, region, data.size()), data, new HeaderSeal(index, data, region));
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
        && blob.u32(8) >= HeaderRegion.FIRST_TAG
        && blob.u32(8) <= HeaderRegion.LAST_TAG
        && blob.u32(12) == HeaderRegion.TYPE
        && blob.u32(20) == HeaderEntry.SIZE;
  }

  /** The entries that could not be read, each with its reason. */
  public List<Damage> damages() {
    return index.damages();
  }

  /** Checks the part that came with the package against the digest of it that RPM keeps. */
  public Seal seal() {
    return seal.check(this);
  }

  /** The number of the tag with the digest that decides; absent if RPM keeps none. */
  public Optional<Integer> digestTag() {
    return HeaderSeal.tag(this);
  }

  /** The values of all tags, sorted by tag; of a tag that occurs twice, those that hold. */
  public List<HeaderValue> values() {
    return index.values(data);
  }

  /** The values of a tag. */
  public Optional<HeaderValue> value(int tag) {
    return index.value(tag, data);
  }

  /** How many values a tag has; 0 if it is absent. */
  public int count(int tag) {
    return value(tag).map(HeaderValue::count).orElse(0);
  }

  /** The first text of a tag: for a translated one, the untranslated text. */
  public Optional<String> text(int tag) {
    return value(tag).map(value -> value.texts(1)).flatMap(texts -> texts.stream().findFirst());
  }

  /** All texts of a tag; fewer than {@link #count} where the data ends too early. */
  public HeaderTexts texts(int tag) {
    return value(tag).map(HeaderValue::texts).orElseGet(() -> HeaderTexts.find(data, 0, 0));
  }

  /** The first number of a tag. */
  public Optional<Long> number(int tag) {
    return numbers(tag).stream().findFirst();
  }

  /** The first number of a tag as seconds since 1970, where it can be a time. */
  public Optional<Instant> time(int tag) {
    return number(tag)
        .filter(seconds -> seconds >= 0 && seconds <= Instant.MAX.getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  /** All numbers of a tag. */
  public HeaderNumbers numbers(int tag) {
    return value(tag)
        .map(HeaderValue::numbers)
        .orElseGet(() -> new HeaderNumbers(data, HeaderType.INT32, 0));
  }
}

package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;

/** The values of one tag. */
public final class HeaderValue {
  private final HeaderEntry entry;
  private final boolean isAdded;
  private final Bytes data;

  /**
   * Views the values of an entry.
   *
   * @param isAdded whether the entry came after the region
   * @param data of the header
   */
  HeaderValue(HeaderEntry entry, boolean isAdded, Bytes data) {
    this.entry = entry;
    this.isAdded = isAdded;
    this.data = data;
  }

  /** The number of the tag. */
  public int tag() {
    return entry.tag();
  }

  /** The number of the type. */
  public int type() {
    return entry.type().number();
  }

  /** How many values there are; of bytes, how many bytes. */
  public int count() {
    return entry.count();
  }

  /** Where the values start, in bytes from the start of the file. */
  public long position() {
    return data.position() + entry.offset();
  }

  /** Whether it was added when the package was installed, and did not come with it. */
  public boolean isAdded() {
    return isAdded;
  }

  /** The texts; none if these are no texts. */
  public HeaderTexts texts() {
    return texts(entry.count());
  }

  /** The first texts, at most {@code limit}. */
  HeaderTexts texts(int limit) {
    int count = entry.type().isText() ? Math.min(limit, entry.count()) : 0;
    return HeaderTexts.find(data, entry.offset(), count);
  }

  /** The numbers; none if these are no numbers. */
  public HeaderNumbers numbers() {
    int count = entry.type().isNumber() ? entry.count() : 0;
    return new HeaderNumbers(slice(count * entry.type().minimumSize()), entry.type(), count);
  }

  /** The values as they are stored: numbers are big-endian, a 0 ends each text. */
  public byte[] bytes() {
    int size =
        entry.type().isText()
            ? texts().end() - entry.offset()
            : entry.count() * entry.type().minimumSize();
    try {
      return data.copy(entry.offset(), size);
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }

  private Bytes slice(int size) {
    try {
      return data.slice("tag " + entry.tag(), entry.offset(), size);
    } catch (MalformedDataException e) {
      throw HeaderEntry.impossible(e);
    }
  }
}

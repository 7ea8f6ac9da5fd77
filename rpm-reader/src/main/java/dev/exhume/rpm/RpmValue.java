package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderTexts;
import dev.exhume.rpm.header.HeaderValue;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a header says under one tag: texts, numbers, or bytes. */
public final class RpmValue {
  private final HeaderValue value;
  private final RpmType type;

  RpmValue(HeaderValue value) {
    this.value = value;
    this.type = RpmType.of(value.type());
  }

  /** The number of the tag. */
  public int number() {
    return value.tag();
  }

  /** The tag, unless only its number is known. */
  public Optional<RpmTag> tag() {
    return RpmTag.of(value.tag());
  }

  /** The type that the header gives to the values. */
  public RpmType type() {
    return type;
  }

  /** How many values there are; of {@link RpmType#BIN}, how many bytes. */
  public int count() {
    return value.count();
  }

  /**
   * Whether RPM added it when it installed the package; else it came with the package, and the
   * header's digest covers it.
   */
  public boolean isAdded() {
    return value.isAdded();
  }

  /**
   * The texts, each UTF-8 where all its bytes are, else Latin-1; of {@link RpmType#I18N_STRING} in
   * the order of {@link RpmHeader#locales()}. Empty if these are no texts; fewer than {@link
   * #count()} where the header is cut off.
   */
  public List<String> texts() {
    return Collections.unmodifiableList(value.texts());
  }

  /** The bytes of each text, in whatever encoding they are. */
  public List<byte[]> rawTexts() {
    HeaderTexts texts = value.texts();
    return LazyList.of(texts.size(), texts::raw);
  }

  /**
   * The numbers; empty if these are no numbers. Unsigned, but for {@link RpmType#INT64}: read those
   * with {@link Long#toUnsignedString} where they may be that large.
   */
  public List<Long> numbers() {
    return Collections.unmodifiableList(value.numbers());
  }

  /** The values as they are stored: numbers are big-endian, a 0 ends each text. */
  public byte[] bytes() {
    return value.bytes();
  }

  /** Where the values start, in bytes from the start of the file. */
  long position() {
    return value.position();
  }

  /** The tag's name or number, and the values unless they are many. */
  @Override
  public String toString() {
    String name = tag().map(RpmTag::name).orElseGet(() -> Integer.toString(number()));
    if (count() != 1 || type == RpmType.BIN) {
      return "%s: %d of %s".formatted(name, count(), type);
    }
    return name + ": " + (type.isText() ? texts() : numbers());
  }
}

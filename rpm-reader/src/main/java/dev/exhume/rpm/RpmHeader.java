package dev.exhume.rpm;

import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import dev.exhume.rpm.header.HeaderValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that RPM keeps of a package, by its tags. Values are read from the header's bytes when they
 * are asked for, and stay readable after the database is closed.
 *
 * <p>A value of another type than is asked for is absent: a tag that normally holds a text has no
 * text if somebody wrote a number there. {@link #value(RpmTag)} tells what it has.
 */
public final class RpmHeader {
  private final Header header;

  RpmHeader(Header header) {
    this.header = header;
  }

  /**
   * Everything, sorted by the tags' numbers; tags that nobody knows are among it. Regions (61 to
   * 63) have no values: they tell what came with the package, as {@link RpmValue#isAdded()} does.
   */
  public List<RpmValue> values() {
    return header.values().stream().map(RpmValue::new).toList();
  }

  /** The values of a tag that may have no name. */
  public Optional<RpmValue> value(int number) {
    return header.value(number).map(RpmValue::new);
  }

  /** The values of a tag. */
  public Optional<RpmValue> value(RpmTag tag) {
    return value(tag.number());
  }

  /** How many values a tag has, 0 if it is absent. */
  public int count(RpmTag tag) {
    return header.count(tag.number());
  }

  /** The first text of a tag; of a translated text the original, which is mostly English. */
  public Optional<String> text(RpmTag tag) {
    return header.text(tag.number());
  }

  /**
   * A text in the wished language, if the package has it in that language, else as it is.
   *
   * @param locale its country counts, if the package has texts for several countries
   */
  public Optional<String> text(RpmTag tag, Locale locale) {
    List<String> translations =
        value(tag)
            .filter(value -> value.type() == RpmType.I18N_STRING)
            .map(RpmValue::texts)
            .orElse(List.of());
    return new Translations(locales()).find(translations, locale).or(() -> text(tag));
  }

  /** All texts of a tag; of a translated text, in the order of {@link #locales()}. */
  public List<String> texts(RpmTag tag) {
    return Collections.unmodifiableList(allTexts(tag));
  }

  /** The locales of translated texts, as {@code C}, {@code de} or {@code pt_BR}. */
  public List<String> locales() {
    return texts(RpmTag.HEADERI18NTABLE);
  }

  /** The first number of a tag, in the unit that {@link RpmTag} tells. */
  public Optional<Long> number(RpmTag tag) {
    return header.number(tag.number());
  }

  /** All numbers of a tag, in the unit that {@link RpmTag} tells. */
  public List<Long> numbers(RpmTag tag) {
    return Collections.unmodifiableList(allNumbers(tag));
  }

  /** The first number of a tag as a time, where it can be one. */
  public Optional<Instant> time(RpmTag tag) {
    return header.time(tag.number());
  }

  /** The values of a tag as they are stored, whatever they are. */
  public Optional<byte[]> bytes(RpmTag tag) {
    return header.value(tag.number()).map(HeaderValue::bytes);
  }

  /**
   * The tag with the digest that {@link RpmPackage#integrity()} is judged by: the strongest of
   * {@link RpmTag#SHA3_256HEADER}, {@link RpmTag#SHA256HEADER} and {@link RpmTag#SHA1HEADER}.
   */
  public Optional<RpmTag> digestTag() {
    return header.digestTag().flatMap(RpmTag::of);
  }

  /** All texts, also by their raw bytes. */
  HeaderTexts allTexts(RpmTag tag) {
    return header.texts(tag.number());
  }

  /** All numbers, also without an object for each. */
  HeaderNumbers allNumbers(RpmTag tag) {
    return header.numbers(tag.number());
  }

  /** Every tag with its values. */
  @Override
  public String toString() {
    return values().toString();
  }
}

package dev.exhume.disk.volume.lvm.text;

import dev.exhume.binary.MalformedDataException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands between braces in LVM's text, in its order. */
public final class Section {
  /** Values may be of any length. */
  private static final int MAX_REASON_LENGTH = 300;

  private final String name;
  private final long position;
  private final Map<String, Section> sections = new LinkedHashMap<>();
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * @param name that stands before the brace
   * @param position where it starts
   */
  Section(String name, long position) {
    this.name = name;
    this.position = position;
  }

  /** Adds a section; of two with the same name LVM sees the first. */
  void add(Section section) {
    sections.putIfAbsent(section.name, section);
  }

  /** Adds the elements of a list, or the one value that is none. */
  void add(String key, List<String> elements) {
    values.putIfAbsent(key, List.copyOf(elements));
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** The sections in it. */
  public Collection<Section> sections() {
    return Collections.unmodifiableCollection(sections.values());
  }

  /** The section with a name, if it is there. */
  public Optional<Section> findSection(String key) {
    return Optional.ofNullable(sections.get(key));
  }

  /** The section with a name, which has to be there. */
  public Section section(String key) throws MalformedDataException {
    return findSection(key).orElseThrow(() -> malformed("no section " + key));
  }

  /** The section with a name, or an empty one. */
  public Section sectionOrNone(String key) {
    return findSection(key).orElseGet(() -> new Section(key, position));
  }

  /** The elements of a list, in which numbers are digits; none if there is no such list. */
  public List<String> list(String key) {
    return values.getOrDefault(key, List.of());
  }

  /** A text, if it is there. */
  public Optional<String> find(String key) {
    List<String> value = list(key);
    return value.size() == 1 ? Optional.of(value.get(0)) : Optional.empty();
  }

  /** A text, which has to be there. */
  public String text(String key) throws MalformedDataException {
    return find(key).orElseThrow(() -> malformed("no " + key));
  }

  /** A number that is not negative, and has to be there. */
  public long number(String key) throws MalformedDataException {
    return number(key, text(key));
  }

  /** A number that is not negative, or what holds without it. */
  public long number(String key, long otherwise) throws MalformedDataException {
    Optional<String> text = find(key);
    return text.isPresent() ? number(key, text.get()) : otherwise;
  }

  /** What a text in this section says, as a number that is not negative. */
  public long number(String key, String text) throws MalformedDataException {
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // It is told below, with all other texts that are no such number.
    }
    throw malformed("%s = %s".formatted(key, text));
  }

  /** The id, which has to be there. */
  public VolumeId id() throws MalformedDataException {
    return VolumeId.of(text("id")).orElseThrow(() -> malformed("no valid id"));
  }

  /** The error for what is wrong in this section. */
  public MalformedDataException malformed(String reason) {
    String told =
        reason.length() <= MAX_REASON_LENGTH
            ? reason
            : reason.substring(0, MAX_REASON_LENGTH) + "…";
    return new MalformedDataException("LVM section " + name, position, told);
  }
}

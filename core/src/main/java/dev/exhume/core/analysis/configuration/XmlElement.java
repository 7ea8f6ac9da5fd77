package dev.exhume.core.analysis.configuration;

import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of an XML file, with what is inside. */
public final class XmlElement {
  private final String name;
  private final Map<String, String> attributes;
  private final Evidence evidence;
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  XmlElement(String name, Map<String, String> attributes, Evidence evidence) {
    this.name = name;
    this.attributes = Map.copyOf(attributes);
    this.evidence = evidence;
  }

  void add(XmlElement child) {
    children.add(child);
  }

  void addText(String characters) {
    text.append(characters);
  }

  /** The name without a prefix. */
  public String name() {
    return name;
  }

  /** The line on which its tag starts. */
  public Evidence evidence() {
    return evidence;
  }

  /** An attribute; case matters in XML, but not to all who read it. */
  public Optional<String> attribute(String attribute) {
    Optional<String> exact = Optional.ofNullable(attributes.get(attribute));
    return exact.isPresent()
        ? exact
        : attributes.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase(attribute))
            .map(Map.Entry::getValue)
            .sorted()
            .findFirst();
  }

  /** The text right inside, without white space around it. */
  public String text() {
    return text.toString().strip();
  }

  /** The elements right inside. */
  public List<XmlElement> children() {
    return List.copyOf(children);
  }

  /** The elements of one name at any depth inside, in the order of the file. */
  public Stream<XmlElement> all(String element) {
    return descendants().filter(candidate -> candidate.name.equals(element));
  }

  /** All elements inside, in the order of the file. */
  public Stream<XmlElement> descendants() {
    return children.stream().flatMap(child -> Stream.concat(Stream.of(child), child.descendants()));
  }

  /** Whether an attribute says yes. */
  public boolean isTrue(String attribute) {
    return attribute(attribute)
        .filter(value -> value.toLowerCase(Locale.ROOT).equals("true"))
        .isPresent();
  }
}

package dev.exhume.vm.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An element of a descriptor. Names are without the prefix of their namespace, and are told apart
 * regardless of case: products changed both over time.
 */
public final class Element {
  private final String name;
  private final int line;
  private final Map<String, String> attributes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<Element> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  Element(String name, int line) {
    this.name = name;
    this.line = line;
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void add(Element child) {
    children.add(child);
  }

  void add(String part) {
    text.append(part);
  }

  public String name() {
    return name;
  }

  /** Where its start tag is. */
  public int line() {
    return line;
  }

  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Its own text, without the blanks around it. */
  public String text() {
    return text.toString().strip();
  }

  /** All attributes. */
  public Map<String, String> attributes() {
    return Map.copyOf(attributes);
  }

  /** An attribute that is not blank. */
  public Optional<String> attribute(String wanted) {
    return Optional.ofNullable(attributes.get(wanted)).filter(value -> !value.isBlank());
  }

  /** Whether an attribute has this value, in whatever case. */
  public boolean has(String attribute, String value) {
    return attribute(attribute).filter(value::equalsIgnoreCase).isPresent();
  }

  /** An attribute that is a number and not negative. */
  public Optional<Integer> number(String attribute) {
    return attribute(attribute).filter(value -> value.matches("\\d{1,9}")).map(Integer::parseInt);
  }

  /** All elements directly in it. */
  public List<Element> children() {
    return List.copyOf(children);
  }

  /** The elements of that name directly in it. */
  public List<Element> children(String wanted) {
    return children.stream().filter(child -> child.isNamed(wanted)).toList();
  }

  /** The first element of that name directly in it. */
  public Optional<Element> child(String wanted) {
    return children.stream().filter(child -> child.isNamed(wanted)).findFirst();
  }

  /** The first element that is reached by these names. */
  public Optional<Element> at(String... path) {
    Optional<Element> next = Optional.of(this);
    for (String step : path) {
      next = next.flatMap(element -> element.child(step));
    }
    return next;
  }

  /** The text of the first element of that name, if it has any. */
  public Optional<String> textOf(String wanted) {
    return child(wanted).map(Element::text).filter(value -> !value.isEmpty());
  }

  /** It and all elements in it, however deep, in the order of the document. */
  public List<Element> all() {
    List<Element> found = new ArrayList<>();
    List<Element> open = new ArrayList<>(List.of(this));
    while (!open.isEmpty()) {
      Element next = open.remove(open.size() - 1);
      found.add(next);
      for (int i = next.children.size() - 1; i >= 0; i--) {
        open.add(next.children.get(i));
      }
    }
    return found;
  }
}

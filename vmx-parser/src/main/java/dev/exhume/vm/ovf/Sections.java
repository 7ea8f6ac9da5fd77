package dev.exhume.vm.ovf;

import dev.exhume.vm.xml.Element;
import java.util.List;

/**
 * The sections of a descriptor. Since OVF 1.0 each has an element of its own; before they all were
 * elements {@code Section} of a type.
 */
final class Sections {
  private Sections() {}

  /** The sections of a name, like {@code DiskSection}, directly in an element. */
  static List<Element> of(Element parent, String name) {
    return parent.children().stream()
        .filter(child -> child.isNamed(name) || (child.isNamed("Section") && isOfType(child, name)))
        .toList();
  }

  /** The systems, those in collections too. */
  static List<Element> systems(Element envelope) {
    return envelope.all().stream()
        .filter(
            element ->
                element.isNamed("VirtualSystem")
                    || (element.isNamed("Content") && isOfType(element, "VirtualSystem")))
        .toList();
  }

  private static boolean isOfType(Element element, String name) {
    return element
        .attribute("type")
        .map(type -> type.substring(type.indexOf(':') + 1))
        .filter((name + "_Type")::equals)
        .isPresent();
  }
}

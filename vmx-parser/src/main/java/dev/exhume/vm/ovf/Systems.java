package dev.exhume.vm.ovf;

import dev.exhume.vm.MachineChoiceException;
import dev.exhume.vm.xml.Element;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The machines of a package, each under a name that no other has. */
final class Systems {
  private final Map<String, Element> byName = new LinkedHashMap<>();

  /**
   * @param systems at least one
   */
  Systems(List<Element> systems) {
    Set<String> shared = shared(systems);
    for (Element system : systems) {
      String name = name(system).orElse("");
      String own = shared.contains(name) ? system.attribute("id").orElse(name) : name;
      boolean isTaken = own.isEmpty() || byName.containsKey(own);
      byName.put(isTaken ? "%s#%d".formatted(own, byName.size() + 1) : own, system);
    }
  }

  /** As the machine is called, or its id. */
  static Optional<String> name(Element system) {
    return system.textOf("Name").or(() -> system.attribute("id"));
  }

  private static Set<String> shared(List<Element> systems) {
    Set<String> seen = new HashSet<>();
    Set<String> shared = new HashSet<>();
    for (Element system : systems) {
      String name = name(system).orElse("");
      if (!seen.add(name)) {
        shared.add(name);
      }
    }
    return shared;
  }

  /** The only machine, or the one of that name. */
  Element choose(Optional<String> chosen, String place) throws MachineChoiceException {
    if (chosen.isEmpty() && byName.size() == 1) {
      return byName.values().iterator().next();
    }
    Element system = chosen.map(byName::get).orElse(null);
    if (system == null) {
      throw new MachineChoiceException(place, List.copyOf(byName.keySet()), chosen);
    }
    return system;
  }
}

package dev.exhume.vm.vbox;

import dev.exhume.vm.Firmware;
import dev.exhume.vm.NetworkAdapter;
import dev.exhume.vm.text.MacAddress;
import dev.exhume.vm.xml.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hardware of a machine, which VirtualBox writes the same way into an OVF.
 *
 * @param machine the element that {@code Hardware} is in
 */
public record VboxHardware(Element machine) {
  /** What VirtualBox makes addresses up from. */
  private static final String GENERATED = "08:00:27:";

  /** The memory in MiB. */
  public Optional<Long> memoryMiB() {
    return machine
        .at("Hardware", "Memory")
        .flatMap(memory -> memory.number("RAMSize"))
        .map(Integer::longValue);
  }

  /** One, unless it says otherwise. */
  public int cpus() {
    return machine.at("Hardware", "CPU").flatMap(cpu -> cpu.number("count")).orElse(1);
  }

  /** BIOS, unless it says otherwise. */
  public Firmware firmware() {
    boolean isEfi =
        machine
            .at("Hardware", "Firmware")
            .flatMap(firmware -> firmware.attribute("type"))
            .filter(type -> type.toUpperCase(Locale.ROOT).startsWith("EFI"))
            .isPresent();
    return isEfi ? Firmware.EFI : Firmware.BIOS;
  }

  /** The network adapters that are switched on. */
  public List<NetworkAdapter> adapters() {
    List<NetworkAdapter> adapters = new ArrayList<>();
    for (Element adapter :
        machine.at("Hardware", "Network").map(net -> net.children("Adapter")).orElse(List.of())) {
      if (!adapter.has("enabled", "false")) {
        adapters.add(adapter(adapter));
      }
    }
    return adapters;
  }

  private static NetworkAdapter adapter(Element adapter) {
    Optional<String> address = adapter.attribute("MACAddress").flatMap(MacAddress::of);
    Optional<Element> attached =
        adapter.children().stream().filter(child -> !child.isNamed("DisabledModes")).findFirst();
    return new NetworkAdapter(
        "adapter" + adapter.attribute("slot").orElse("0"),
        address,
        address.filter(mac -> mac.startsWith(GENERATED)).isPresent(),
        adapter.attribute("type"),
        attached.map(network -> network.attribute("name").orElse(network.name())));
  }
}

package dev.exhume.vm.ovf;

import dev.exhume.vm.Bus;
import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.NetworkAdapter;
import dev.exhume.vm.RemovableDevice;
import dev.exhume.vm.text.MacAddress;
import dev.exhume.vm.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The virtual hardware that a system asks for, in the configuration that is the default. */
final class Hardware {
  private static final long MIB = 1 << 20;

  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, DeviceAddress> controllers = new HashMap<>();
  private final List<Attached> disks = new ArrayList<>();

  /** The units that disks and drives without an address were given. */
  private final Set<DeviceAddress> taken = new HashSet<>();

  /**
   * @param section {@code VirtualHardwareSection}
   * @param configuration the default one of several
   */
  Hardware(Element section, Optional<String> configuration) {
    for (Element element : section.children()) {
      boolean isItem = Item.ELEMENTS.stream().anyMatch(element::isNamed);
      if (isItem && belongsTo(element, configuration)) {
        Item item = new Item(element);
        String key = item.instanceId().isEmpty() ? "#" + items.size() : item.instanceId();
        // What a configuration says comes later and counts.
        items.put(key, item);
      }
    }
    numberControllers();
    all(Item.DISK).forEach(item -> disks.add(new Attached(address(item), item)));
    disks.sort(Comparator.comparing(Attached::address));
  }

  private static boolean belongsTo(Element item, Optional<String> configuration) {
    Optional<String> configurations = item.attribute("configuration");
    return configurations.isEmpty()
        || configuration.isEmpty()
        || List.of(configurations.get().split("\\s+")).contains(configuration.get());
  }

  private void numberControllers() {
    Set<DeviceAddress> used = new HashSet<>();
    for (Map.Entry<String, Item> entry : items.entrySet()) {
      Optional<Bus> bus = bus(entry.getValue());
      if (bus.isPresent()) {
        int number =
            entry
                .getValue()
                .number("Address")
                .or(() -> entry.getValue().number("BusNumber"))
                .orElse(0);
        DeviceAddress address = new DeviceAddress(bus.get(), number, 0);
        while (!used.add(address)) {
          address = new DeviceAddress(bus.get(), address.number() + 1, 0);
        }
        controllers.put(entry.getKey(), address);
      }
    }
  }

  private static Optional<Bus> bus(Item item) {
    String subType = item.text("ResourceSubType").orElse("").toLowerCase(Locale.ROOT);
    return switch (item.resourceType()) {
      case Item.IDE_CONTROLLER -> Optional.of(Bus.IDE);
      case Item.SCSI_CONTROLLER -> Optional.of(Bus.SCSI);
      case Item.OTHER_CONTROLLER ->
          Optional.of(subType.contains("nvme") ? Bus.NVME : isSata(subType) ? Bus.SATA : Bus.OTHER);
      default -> Optional.empty();
    };
  }

  private static boolean isSata(String subType) {
    return subType.contains("ahci") || subType.contains("sata");
  }

  Optional<Integer> cpus() {
    return first(Item.CPU).flatMap(item -> item.number("VirtualQuantity"));
  }

  Optional<Long> memoryMiB() {
    return first(Item.MEMORY)
        .flatMap(
            item ->
                AllocationUnits.bytes(
                    item.text("VirtualQuantity").orElse(""),
                    item.text("AllocationUnits").orElse("MB")))
        .map(bytes -> bytes / MIB);
  }

  private Optional<Item> first(int resourceType) {
    return all(resourceType).stream().findFirst();
  }

  private List<Item> all(int resourceType) {
    return items.values().stream().filter(item -> item.resourceType() == resourceType).toList();
  }

  List<NetworkAdapter> adapters() {
    List<NetworkAdapter> adapters = new ArrayList<>();
    for (Item item : all(Item.ETHERNET)) {
      adapters.add(
          new NetworkAdapter(
              "ethernet" + adapters.size(),
              item.text("Address").flatMap(MacAddress::of),
              false,
              item.text("ResourceSubType"),
              item.text("Connection")));
    }
    return adapters;
  }

  /** A disk and where it is attached. */
  record Attached(DeviceAddress address, Item item) {}

  /** The disks, in the guest's order. */
  List<Attached> disks() {
    return List.copyOf(disks);
  }

  /** The other drives; their media are given as the descriptor has them. */
  List<RemovableDevice> removable() {
    List<RemovableDevice> devices = new ArrayList<>();
    for (Item item : items.values()) {
      int type = item.resourceType();
      if (type == Item.CD || type == Item.DVD) {
        devices.add(device(item, address(item), RemovableDevice.Kind.CD_ROM));
      }
      if (type == Item.FLOPPY) {
        int unit = item.number("AddressOnParent").orElse(0);
        DeviceAddress address = new DeviceAddress(Bus.FLOPPY, 0, unit);
        devices.add(device(item, address, RemovableDevice.Kind.FLOPPY));
      }
    }
    devices.sort(Comparator.comparing(RemovableDevice::controller));
    return devices;
  }

  private static RemovableDevice device(
      Item item, DeviceAddress address, RemovableDevice.Kind kind) {
    return new RemovableDevice(address, kind, item.text("HostResource"));
  }

  private DeviceAddress address(Item item) {
    @Nullable DeviceAddress parent = controllers.get(item.parent().orElse(""));
    DeviceAddress controller = parent == null ? new DeviceAddress(Bus.OTHER, 0, 0) : parent;
    int unit = item.number("AddressOnParent").orElse(0);
    DeviceAddress address = new DeviceAddress(controller.bus(), controller.number(), unit);
    while (!taken.add(address)) {
      unit++;
      address = new DeviceAddress(controller.bus(), controller.number(), unit);
    }
    return address;
  }
}

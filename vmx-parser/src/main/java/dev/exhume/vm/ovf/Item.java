package dev.exhume.vm.ovf;

import dev.exhume.vm.xml.Element;
import java.util.List;
import java.util.Optional;

/**
 * A piece of virtual hardware.
 *
 * @param element {@code Item}, since OVF 2 also {@code StorageItem} and {@code EthernetPortItem}
 * @see <a href="https://www.dmtf.org/standards/ovf">DSP0243</a>
 */
record Item(Element element) {
  static final List<String> ELEMENTS = List.of("Item", "StorageItem", "EthernetPortItem");

  static final int CPU = 3;
  static final int MEMORY = 4;
  static final int IDE_CONTROLLER = 5;
  static final int SCSI_CONTROLLER = 6;
  static final int ETHERNET = 10;
  static final int FLOPPY = 14;
  static final int CD = 15;
  static final int DVD = 16;
  static final int DISK = 17;
  static final int OTHER_CONTROLLER = 20;

  private static final int UNTOLD = -1;

  int resourceType() {
    return number("ResourceType").orElse(UNTOLD);
  }

  String instanceId() {
    return text("InstanceID").orElse("");
  }

  Optional<String> parent() {
    return text("Parent");
  }

  Optional<String> text(String name) {
    return element.textOf(name);
  }

  Optional<Integer> number(String name) {
    return text(name).filter(value -> value.matches("\\d{1,9}")).map(Integer::parseInt);
  }
}

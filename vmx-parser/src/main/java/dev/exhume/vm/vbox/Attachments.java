package dev.exhume.vm.vbox;

import dev.exhume.vm.Bus;
import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.xml.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What is attached to a machine, or was when a snapshot was taken, in all ways in which versions of
 * the settings wrote it down.
 */
final class Attachments {
  private static final int UNITS_PER_IDE_CHANNEL = 2;

  private final Element state;
  private final List<Attachment> found = new ArrayList<>();

  private Attachments(Element state) {
    this.state = state;
  }

  /**
   * The attachments of a state, in the guest's order.
   *
   * @param state an element {@code Machine} or {@code Snapshot}
   */
  static List<Attachment> of(Element state) {
    Attachments attachments = new Attachments(state);
    attachments.read();
    attachments.found.sort(Comparator.comparing(Attachment::address));
    return List.copyOf(attachments.found);
  }

  private void read() {
    // Since 1.17 in the hardware, from 1.7 on beside it.
    state.at("Hardware", "StorageControllers").ifPresent(this::controllers);
    state.child("StorageControllers").ifPresent(this::controllers);
    // 1.2 to 1.6.
    state.child("HardDiskAttachments").ifPresent(this::hardDiskAttachments);
    // 1.1.
    Optional<Element> oldest = state.child("HardDisks").or(() -> state.at("Hardware", "HardDisks"));
    oldest.ifPresent(this::hardDisks);
    // 1.1 to 1.8.
    state.at("Hardware", "DVDDrive").ifPresent(this::dvdDrive);
    state
        .at("Hardware", "FloppyDrive")
        .filter(drive -> !drive.has("enabled", "false"))
        .ifPresent(
            drive -> drive(drive, new DeviceAddress(Bus.FLOPPY, 0, 0), Attachment.Kind.FLOPPY));
  }

  private void controllers(Element controllers) {
    Map<Bus, Integer> counts = new EnumMap<>(Bus.class);
    for (Element controller : controllers.children("StorageController")) {
      Bus bus = bus(controller);
      int number = counts.merge(bus, 1, Integer::sum) - 1;
      for (Element device : controller.children("AttachedDevice")) {
        Optional<Attachment.Kind> kind = kind(device.attribute("type").orElse(""));
        int port = device.number("port").orElse(0);
        int unit = device.number("device").orElse(0);
        if (kind.isPresent()) {
          drive(device, address(bus, number, port, unit), kind.get());
        }
      }
    }
  }

  private static DeviceAddress address(Bus bus, int number, int port, int unit) {
    return switch (bus) {
      case IDE -> new DeviceAddress(bus, port, unit);
      case FLOPPY -> new DeviceAddress(bus, number, unit);
      case SCSI, SATA, NVME, OTHER -> new DeviceAddress(bus, number, port);
    };
  }

  private static Bus bus(Element controller) {
    String type = controller.attribute("type").orElse("").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "piix3", "piix4", "ich6" -> Bus.IDE;
      case "ahci", "intelahci" -> Bus.SATA;
      case "lsilogic", "lsilogicsas", "buslogic", "virtioscsi", "virtio-scsi" -> Bus.SCSI;
      case "nvme" -> Bus.NVME;
      case "i82078" -> Bus.FLOPPY;
      default -> Bus.OTHER;
    };
  }

  private static Optional<Attachment.Kind> kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "harddisk" -> Optional.of(Attachment.Kind.HARD_DISK);
      case "dvd" -> Optional.of(Attachment.Kind.CD_ROM);
      case "floppy" -> Optional.of(Attachment.Kind.FLOPPY);
      default -> Optional.empty();
    };
  }

  private void drive(Element drive, DeviceAddress address, Attachment.Kind kind) {
    found.add(
        new Attachment(
            address,
            kind,
            drive.child("Image").flatMap(image -> image.attribute("uuid")),
            drive.child("HostDrive").flatMap(host -> host.attribute("src")),
            drive.line()));
  }

  /** The one there was, the first on the second channel. */
  private void dvdDrive(Element drive) {
    boolean isOnController =
        found.stream().anyMatch(attachment -> attachment.kind() == Attachment.Kind.CD_ROM);
    boolean hasMedium = drive.child("Image").isPresent() || drive.child("HostDrive").isPresent();
    if (!isOnController && (hasMedium || state.child("StorageControllers").isEmpty())) {
      drive(drive, new DeviceAddress(Bus.IDE, 1, 0), Attachment.Kind.CD_ROM);
    }
  }

  private void hardDiskAttachments(Element attachments) {
    for (Element attachment : attachments.children("HardDiskAttachment")) {
      String bus = attachment.attribute("bus").orElse("").toLowerCase(Locale.ROOT);
      int channel = attachment.number("channel").orElse(bus.equals("ide1") ? 1 : 0);
      int unit = attachment.number("device").orElse(attachment.has("device", "slave") ? 1 : 0);
      DeviceAddress address =
          switch (bus) {
            case "sata" -> new DeviceAddress(Bus.SATA, 0, channel);
            case "scsi" -> new DeviceAddress(Bus.SCSI, 0, channel);
            default -> new DeviceAddress(Bus.IDE, channel, unit);
          };
      hardDisk(address, attachment.attribute("hardDisk"), attachment.line());
    }
  }

  private void hardDisks(Element disks) {
    List<Element> all = disks.children("HardDisk");
    for (int i = 0; i < all.size(); i++) {
      Optional<String> id = all.get(i).child("Image").flatMap(image -> image.attribute("uuid"));
      DeviceAddress address =
          new DeviceAddress(Bus.IDE, i / UNITS_PER_IDE_CHANNEL, i % UNITS_PER_IDE_CHANNEL);
      hardDisk(address, id, all.get(i).line());
    }
  }

  private void hardDisk(DeviceAddress address, Optional<String> id, int line) {
    found.add(new Attachment(address, Attachment.Kind.HARD_DISK, id, Optional.empty(), line));
  }
}

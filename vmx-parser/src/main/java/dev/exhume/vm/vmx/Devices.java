package dev.exhume.vm.vmx;

import dev.exhume.vm.Bus;
import dev.exhume.vm.DeviceAddress;
import dev.exhume.vm.DiskBacking;
import dev.exhume.vm.RemovableDevice;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.text.ProblemLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the settings attach to the buses, told apart. */
final class Devices {
  private static final Pattern ON_BUS =
      Pattern.compile("(ide|scsi|sata|nvme)(\\d{1,2}):(\\d{1,3})\\..*", Pattern.CASE_INSENSITIVE);
  private static final Pattern FLOPPY =
      Pattern.compile("floppy(\\d{1,2})\\..*", Pattern.CASE_INSENSITIVE);

  /** What stands for a drive of the host instead of a file. */
  private static final Set<String> NO_FILES =
      Set.of("auto detect", "emptybackingstring", "cd/dvd drive 0");

  private static final Pattern CD_ROM_FILE =
      Pattern.compile(".*\\.iso|/dev/(?:cdrom|dvd|scd|sr)\\d*|[A-Za-z]:", Pattern.CASE_INSENSITIVE);

  /** A device file, and a disk or partition of ESX that is no file. */
  private static final Pattern HOST_DEVICE =
      Pattern.compile(
          "/dev/.*|/vmfs/devices/.*|\\\\\\\\\\.\\\\.*|vmhba\\d+(?::\\d+)+",
          Pattern.CASE_INSENSITIVE);

  private final Settings settings;
  private final ProblemLog problems;
  private final List<Device> disks = new ArrayList<>();
  private final List<RemovableDevice> removable = new ArrayList<>();

  Devices(Settings settings, ProblemLog problems) {
    this.settings = settings;
    this.problems = problems;
    Set<DeviceAddress> addresses = new TreeSet<>();
    for (String key : settings.all().keySet()) {
      Matcher device = ON_BUS.matcher(key);
      if (device.matches()) {
        addresses.add(
            new DeviceAddress(
                Bus.valueOf(device.group(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(device.group(2)),
                Integer.parseInt(device.group(3))));
      }
      Matcher floppy = FLOPPY.matcher(key);
      if (floppy.matches()) {
        addresses.add(new DeviceAddress(Bus.FLOPPY, 0, Integer.parseInt(floppy.group(1))));
      }
    }
    addresses.stream().limit(DiskFiles.MAX_DISKS).forEach(this::read);
    if (addresses.size() > DiskFiles.MAX_DISKS) {
      problems.add(
          settings.place(), 0, "only the first %d devices are read".formatted(DiskFiles.MAX_DISKS));
    }
  }

  /** The disks, in the guest's order. */
  List<Device> disks() {
    return List.copyOf(disks);
  }

  /** All that is no disk. */
  List<RemovableDevice> removable() {
    return List.copyOf(removable);
  }

  private void read(DeviceAddress address) {
    String device = address.toString();
    Optional<Boolean> isPresent = settings.isOn(device + ".present");
    Optional<String> file =
        settings.text(device + ".fileName").or(() -> settings.text(device + ".name"));
    String type = settings.text(device + ".deviceType").orElse("").toLowerCase(Locale.ROOT);
    if (!isPresent.orElse(file.isPresent()) || !isControllerPresent(address)) {
      return;
    }
    Optional<String> medium =
        file.filter(name -> !NO_FILES.contains(name.toLowerCase(Locale.ROOT)));
    Optional<RemovableDevice.Kind> kind = removableKind(address, type, file);
    if (kind.isPresent()) {
      removable.add(new RemovableDevice(address, kind.get(), medium));
    } else if (medium.isEmpty()) {
      problems.add(
          settings.place(),
          settings.line(device + ".present"),
          device + " names no file for its disk");
    } else {
      disks.add(new Device(address, backing(type, medium.get()), medium.get()));
    }
  }

  private boolean isControllerPresent(DeviceAddress address) {
    String controller = address.bus().toString() + address.number();
    if (address.bus() == Bus.FLOPPY || settings.isOn(controller + ".present").orElse(true)) {
      return true;
    }
    problems.add(
        settings.place(),
        settings.line(controller + ".present"),
        "%s is not there, and %s with it".formatted(controller, address));
    return false;
  }

  private static Optional<RemovableDevice.Kind> removableKind(
      DeviceAddress address, String type, Optional<String> file) {
    if (address.bus() == Bus.FLOPPY) {
      return Optional.of(RemovableDevice.Kind.FLOPPY);
    }
    if (type.contains("cdrom")) {
      return Optional.of(RemovableDevice.Kind.CD_ROM);
    }
    if (type.endsWith("-passthru")) {
      return Optional.of(RemovableDevice.Kind.PASSED_THROUGH);
    }
    boolean isUntold = type.isEmpty();
    boolean hasCdRom =
        file.filter(
                name ->
                    NO_FILES.contains(name.toLowerCase(Locale.ROOT))
                        || CD_ROM_FILE.matcher(name).matches())
            .isPresent();
    return isUntold && hasCdRom ? Optional.of(RemovableDevice.Kind.CD_ROM) : Optional.empty();
  }

  private static DiskBacking backing(String type, String file) {
    if (HOST_DEVICE.matcher(file).matches()) {
      return DiskBacking.HOST_DEVICE;
    }
    if (type.startsWith("rdm") || type.equals("rawdisk")) {
      return DiskBacking.RAW_DEVICE_MAPPING;
    }
    return DiskBacking.IMAGE;
  }
}

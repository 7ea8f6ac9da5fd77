package dev.exhume.vm;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a device is attached: {@code scsi0:1}. Addresses are in the order in which guests count
 * their disks: by bus, then by number, so that 10 follows 9.
 *
 * @param number of the controller, from 0
 * @param unit on the controller, from 0; a floppy drive has no more than this
 */
public record DeviceAddress(Bus bus, int number, int unit) implements Comparable<DeviceAddress> {
  private static final Comparator<DeviceAddress> ORDER =
      Comparator.comparing(DeviceAddress::bus)
          .thenComparingInt(DeviceAddress::number)
          .thenComparingInt(DeviceAddress::unit);

  public DeviceAddress {
    Objects.requireNonNull(bus);
    if (number < 0 || unit < 0) {
      throw new IllegalArgumentException("%s%d:%d".formatted(bus, number, unit));
    }
  }

  @Override
  public int compareTo(DeviceAddress other) {
    return ORDER.compare(this, other);
  }

  /** As VMware writes it: {@code ide1:0}, {@code floppy0}. */
  @Override
  public String toString() {
    return bus == Bus.FLOPPY ? bus.toString() + unit : "%s%d:%d".formatted(bus, number, unit);
  }
}

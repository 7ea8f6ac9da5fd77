package dev.exhume.vm;

import java.util.Objects;
import java.util.Optional;

/**
 * What is attached to a machine beside its disks. Its medium is never opened.
 *
 * @param medium a file or a device of the host, as the descriptor has it
 */
public record RemovableDevice(DeviceAddress controller, Kind kind, Optional<String> medium) {
  /** What it is. */
  public enum Kind {
    CD_ROM,
    FLOPPY,
    /** A SCSI device of the host that the guest talks to itself: a tape drive, a scanner. */
    PASSED_THROUGH
  }

  public RemovableDevice {
    Objects.requireNonNull(controller);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(medium);
  }
}

package dev.exhume.vm.vbox;

import dev.exhume.vm.DeviceAddress;
import java.util.Optional;

/**
 * A device in a state of a machine.
 *
 * @param medium the id of what is in it, as it is written
 * @param host the drive of the host that it stands for
 */
record Attachment(
    DeviceAddress address, Kind kind, Optional<String> medium, Optional<String> host, int line) {
  enum Kind {
    HARD_DISK,
    CD_ROM,
    FLOPPY
  }
}

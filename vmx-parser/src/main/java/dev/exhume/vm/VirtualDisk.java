package dev.exhume.vm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A hard disk of a machine.
 *
 * @param controller where it is attached
 * @param file as the descriptor has it; the id in braces where VirtualBox tells no more
 * @param layers the newest first: a redo log or a difference before what it stands on. An image may
 *     have parents beyond these, which only its own header names.
 * @param mode as the descriptor has it: {@code independent-nonpersistent}
 * @param capacityBytes the size that the guest sees, where the descriptor tells it
 * @param id of the medium, where it has one: the UUID of VirtualBox, the disk id of an OVF
 */
public record VirtualDisk(
    DeviceAddress controller,
    DiskBacking backing,
    String file,
    List<DiskLayer> layers,
    Optional<String> mode,
    Optional<Long> capacityBytes,
    Optional<String> id) {
  public VirtualDisk {
    Objects.requireNonNull(controller);
    Objects.requireNonNull(backing);
    Objects.requireNonNull(file);
    layers = List.copyOf(layers);
    Objects.requireNonNull(mode);
    Objects.requireNonNull(capacityBytes);
    Objects.requireNonNull(id);
  }

  /**
   * What to open: the newest layer that is there. It shows an older state of the disk if {@link
   * #isNewestMissing}.
   */
  public Optional<DiskPlace> place() {
    return layers.stream().flatMap(layer -> layer.place().stream()).findFirst();
  }

  /** Whether the state in which the machine was left is lost with a file. */
  public boolean isNewestMissing() {
    return layers.isEmpty() || layers.get(0).place().isEmpty();
  }
}

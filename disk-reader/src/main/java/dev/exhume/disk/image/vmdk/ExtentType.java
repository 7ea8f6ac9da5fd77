package dev.exhume.disk.image.vmdk;

import java.util.Locale;
import java.util.Optional;

/** How the file of an extent holds it. */
enum ExtentType {
  /** The bytes as they are, from some sector of the file on. */
  FLAT,
  /** The same, on a disk store of ESX. */
  VMFS,
  /** Grains and tables. */
  SPARSE,
  /** Grains of a snapshot on ESX. */
  VMFSSPARSE,
  /** Grains of a snapshot on ESX, for large disks. */
  SESPARSE,
  /** No file: zeros. */
  ZERO,
  /** A disk of the host, whose content lies in the file where someone copied it. */
  VMFSRDM,
  VMFSRAW,
  VMFSPASSTHROUGHRAWDEVICEMAP;

  static Optional<ExtentType> of(String name) {
    for (ExtentType type : values()) {
      if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether the file holds the bytes as they are. */
  boolean isPlain() {
    return switch (this) {
      case FLAT, VMFS, VMFSRDM, VMFSRAW, VMFSPASSTHROUGHRAWDEVICEMAP -> true;
      case SPARSE, VMFSSPARSE, SESPARSE, ZERO -> false;
    };
  }
}

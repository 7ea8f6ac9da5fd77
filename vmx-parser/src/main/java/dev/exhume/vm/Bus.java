package dev.exhume.vm;

import java.util.Locale;

/** What a device is attached to, in the order in which guests find the disks. */
public enum Bus {
  IDE,
  SCSI,
  SATA,
  NVME,
  /** Virtio, USB and what else machines boot from seldom. */
  OTHER,
  FLOPPY;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.exhume.vm;

import java.util.Locale;

/** What starts the guest. */
public enum Firmware {
  BIOS,
  EFI;

  /** Its name in the profile. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.exhume.vm;

/** The kinds of descriptors. */
public enum MachineFormat {
  /** {@code .vmx} of VMware, {@code .cfg} of ESX 1 and GSX. */
  VMX("vmx"),
  /** {@code .vbox} of VirtualBox, and {@code .xml} of VirtualBox before 4.0. */
  VIRTUALBOX("vbox"),
  /** Open Virtualization Format: {@code .ovf}. */
  OVF("ovf"),
  /** The same in one file: {@code .ova}. */
  OVA("ova");

  private final String id;

  MachineFormat(String id) {
    this.id = id;
  }

  /** Its name in the profile. */
  public String id() {
    return id;
  }
}

package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.qcow.QcowImage;
import dev.exhume.disk.image.vdi.VdiImage;
import dev.exhume.disk.image.vhd.VhdImage;
import dev.exhume.disk.image.vhdx.VhdxImage;
import dev.exhume.disk.image.vmdk.VmdkImage;
import java.io.IOException;
import java.nio.file.Path;

/** The kinds of files that hold a disk. */
public enum ImageFormat {
  /** The disk's bytes as they are, in one file or in pieces. */
  RAW("raw"),
  /** VMware, in all its forms. */
  VMDK("vmdk"),
  /** VirtualBox. */
  VDI("vdi"),
  /** Virtual PC and Hyper-V. */
  VHD("vhd"),
  /** Hyper-V since 2012. */
  VHDX("vhdx"),
  /** QEMU, versions 1 to 3. */
  QCOW("qcow");

  private final String label;

  ImageFormat(String label) {
    this.label = label;
  }

  /** A short name for people and programs: {@code raw}. */
  public String label() {
    return label;
  }

  /** Tells the format of a file by its content; what is of no other format is raw. */
  static ImageFormat of(Path file) throws IOException {
    try (ByteSource bytes = ByteSource.open(file)) {
      return of(bytes);
    }
  }

  /** Tells a format by its content; what is of no other format is raw. */
  static ImageFormat of(ByteSource file) throws IOException {
    if (VmdkImage.recognises(file)) {
      return VMDK;
    }
    if (VdiImage.recognises(file)) {
      return VDI;
    }
    if (VhdxImage.recognises(file)) {
      return VHDX;
    }
    if (QcowImage.recognises(file)) {
      return QCOW;
    }
    return VhdImage.recognises(file) ? VHD : RAW;
  }
}

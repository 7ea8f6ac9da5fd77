package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.image.qcow.QcowImage;
import dev.exhume.disk.image.vmdk.VmdkImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
    if (has(file, 64, "\177\20\332\276")) {
      return VDI;
    }
    if (has(file, 0, "vhdxfile")) {
      return VHDX;
    }
    if (QcowImage.recognises(file)) {
      return QCOW;
    }
    // A fixed VHD is raw up to its last sector, which may lack a byte.
    if (has(file, 0, "conectix")
        || has(file, file.size() - 512, "conectix")
        || has(file, file.size() - 511, "conectix")) {
      return VHD;
    }
    return RAW;
  }

  private static boolean has(ByteSource file, long offset, String signature) throws IOException {
    if (offset < 0 || offset > file.size() - signature.length()) {
      return false;
    }
    Bytes there = file.read("signature", offset, signature.length(), ByteOrder.LITTLE_ENDIAN);
    byte[] bytes = there.copy(0, signature.length());
    return signature.equals(new String(bytes, StandardCharsets.ISO_8859_1));
  }
}

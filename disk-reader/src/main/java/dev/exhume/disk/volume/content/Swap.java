package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.volume.VolumeContent;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Swap space: its header fills the first page, at the end of which it is signed. The size of a page
 * and the byte order are those of the machine; the signature of a hibernated one differs.
 */
final class Swap {
  private static final List<Integer> PAGE_SIZES = List.of(4096, 8192, 16384, 32768, 65536);
  private static final int SIGNATURE_SIZE = 10;
  private static final String OLD = "SWAP-SPACE";
  private static final String NEW = "SWAPSPACE2";
  private static final List<String> HIBERNATED =
      List.of("S1SUSPEND\0", "S2SUSPEND\0", "ULSUSPEND\0", "LINHIB0001");

  /** Behind the boot block, which swap leaves alone. */
  private static final int HEADER = 1024;

  private static final int HEADER_SIZE = 64;
  private static final Field UUID = Field.uuid(12);
  private static final Field LABEL = Field.text(28, 16);

  /** Earlier headers had numbers of bad pages where there is a UUID now. */
  private static final int PADDING = 44;

  private Swap() {}

  /** Swap space with a header, which nothing else can have in its place. */
  static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    for (int pageSize : PAGE_SIZES) {
      String signature = signature(device, pageSize);
      if (signature.equals(NEW) || HIBERNATED.contains(signature)) {
        Bytes header = device.read("swap header", HEADER, HEADER_SIZE, ByteOrder.LITTLE_ENDIAN);
        if (isHeader(header) || isHeader(header.in(ByteOrder.BIG_ENDIAN))) {
          return Optional.of(content(signature.equals(NEW) ? "swap" : "swsuspend", header));
        }
      }
    }
    return Optional.empty();
  }

  /** Swap space as Linux 2.0 had it, with nothing but a signature. */
  static Optional<VolumeContent> recogniseOld(ByteSource device) throws IOException {
    for (int pageSize : PAGE_SIZES) {
      if (signature(device, pageSize).equals(OLD)) {
        return Optional.of(
            new VolumeContent(VolumeContent.Kind.SWAP, "swap", Optional.empty(), Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private static String signature(ByteSource device, int pageSize) throws IOException {
    if (device.size() < pageSize) {
      return "";
    }
    Bytes end =
        device.read(
            "swap signature", pageSize - SIGNATURE_SIZE, SIGNATURE_SIZE, ByteOrder.LITTLE_ENDIAN);
    return new String(end.copy(0, SIGNATURE_SIZE), StandardCharsets.ISO_8859_1);
  }

  private static boolean isHeader(Bytes header) throws IOException {
    return header.u32(0) == 1 && header.u32(4) != 0;
  }

  private static VolumeContent content(String name, Bytes header) throws IOException {
    boolean isNamed = header.u32(PADDING) == 0;
    return new VolumeContent(
        VolumeContent.Kind.SWAP,
        name,
        isNamed ? LABEL.read(header) : Optional.empty(),
        isNamed ? UUID.read(header) : Optional.empty());
  }
}

package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.TsvTable;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * A kind of machine that programs are built for.
 *
 * @param name {@code i386}, {@code x86_64}
 * @param bits of an address
 * @param platform as Docker names it; empty when Docker has none
 */
record Architecture(String name, int bits, Optional<String> platform) {
  private static final String ARM = "arm";

  /** {@code EF_ARM_ABI_FLOAT_HARD}: the program passes numbers in registers that ARMv5 lacks. */
  private static final long ARM_HARD_FLOAT = 0x400;

  private static final List<TsvTable.Row> TABLE =
      TsvTable.resource(Architecture.class, "architectures.tsv").rows();

  /** The architecture of a program. */
  static Optional<Architecture> of(ElfHeader header) {
    String order = header.order().equals(ByteOrder.LITTLE_ENDIAN) ? "little" : "big";
    return TABLE.stream()
        .filter(row -> Integer.decode(row.get("machine")) == header.machine())
        .filter(row -> Integer.parseInt(row.get("bits")) == header.bits())
        .filter(row -> row.get("order").equals(order))
        .map(row -> of(row, header))
        .findFirst();
  }

  private static Architecture of(TsvTable.Row row, ElfHeader header) {
    boolean hardFloat = row.get("name").equals(ARM) && (header.flags() & ARM_HARD_FLOAT) != 0;
    return new Architecture(
        row.get("name"),
        header.bits(),
        // What was built for ARMv6 runs on ARMv7, and images for v6 are rare.
        hardFloat ? Optional.of("linux/arm/v7") : row.find("platform"));
  }
}

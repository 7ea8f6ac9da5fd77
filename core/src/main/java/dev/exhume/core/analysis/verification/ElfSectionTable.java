package dev.exhume.core.analysis.verification;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Where an ELF file has its sections, as its header says.
 *
 * @param isWide whether addresses have 64 bits
 * @param offset of the table of sections: {@code e_shoff}
 * @param entrySize {@code e_shentsize}
 * @param sections {@code e_shnum}
 * @param namesSection the number of the section with the names of all: {@code e_shstrndx}
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">ELF header</a>
 */
record ElfSectionTable(
    ByteOrder order, boolean isWide, long offset, int entrySize, int sections, int namesSection) {
  private static final long MAGIC = 0x7F454C46L;
  private static final int HEADER_SIZE_32 = 0x34;
  private static final int HEADER_SIZE_64 = 0x40;

  /** Reads a header; empty where there is none. */
  static Optional<ElfSectionTable> read(ByteSource source, long position) throws IOException {
    if (position < 0 || position > source.size() - HEADER_SIZE_32) {
      return Optional.empty();
    }
    Bytes start = source.read("ELF header", position, HEADER_SIZE_32, ByteOrder.BIG_ENDIAN);
    if (start.u32(0x0) != MAGIC) {
      return Optional.empty();
    }
    boolean isWide = start.u8(0x4) == 2;
    ByteOrder order = start.u8(0x5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    int size = isWide ? HEADER_SIZE_64 : HEADER_SIZE_32;
    Bytes header = source.read("ELF header", position, size, order);
    return Optional.of(
        isWide
            ? new ElfSectionTable(
                order, true, header.s64(0x28), header.u16(0x3A), header.u16(0x3C), header.u16(0x3E))
            : new ElfSectionTable(
                order,
                false,
                header.u32(0x20),
                header.u16(0x2E),
                header.u16(0x30),
                header.u16(0x32)));
  }

  /** Where the table ends, which is the end of a file that a linker made. */
  long end() {
    return offset + (long) entrySize * sections;
  }

  /** Reads the entry of a section. */
  Section section(ByteSource source, int number) throws IOException {
    long position = offset + (long) number * entrySize;
    if (isWide) {
      Bytes entry = source.read("ELF section header", position, 0x40, order);
      return new Section(entry.u32(0x0), entry.s64(0x18), entry.s64(0x20));
    }
    Bytes entry = source.read("ELF section header", position, 0x28, order);
    return new Section(entry.u32(0x0), entry.u32(0x10), entry.u32(0x14));
  }

  /**
   * A section.
   *
   * @param name where its name starts among all names: {@code sh_name}
   * @param offset {@code sh_offset}
   * @param size {@code sh_size}
   */
  record Section(long name, long offset, long size) {}
}

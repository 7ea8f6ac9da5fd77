package dev.exhume.core.analysis.os;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The start of an ELF file.
 *
 * @param machine {@code e_machine}
 * @param bits of an address, from {@code EI_CLASS}
 * @param order of the bytes, from {@code EI_DATA}
 * @param flags {@code e_flags}, whose meaning is the machine's own
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html">ELF header</a>
 */
record ElfHeader(int machine, int bits, ByteOrder order, long flags) {
  private static final long MAGIC = 0x7F454C46L;
  private static final int SIZE_32 = 0x34;
  private static final int SIZE_64 = 0x40;

  /**
   * Reads the header of a file.
   *
   * @return empty when the file is no ELF file
   * @throws MalformedDataException when it starts like one and goes on like none
   */
  static Optional<ElfHeader> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in.readNBytes(SIZE_64));
    }
  }

  /** Reads the header from the first bytes of a file. */
  static Optional<ElfHeader> read(byte[] start) throws MalformedDataException {
    Bytes ident = Bytes.of("ELF header", 0, start, ByteOrder.BIG_ENDIAN);
    if (start.length < Integer.BYTES || ident.u32(0x0) != MAGIC) {
      return Optional.empty();
    }
    int bits =
        switch (ident.u8(0x4)) {
          case 1 -> 32;
          case 2 -> 64;
          default -> throw ident.malformed(0x4, "class is %d, not 1 or 2".formatted(ident.u8(0x4)));
        };
    ByteOrder order =
        switch (ident.u8(0x5)) {
          case 1 -> ByteOrder.LITTLE_ENDIAN;
          case 2 -> ByteOrder.BIG_ENDIAN;
          default ->
              throw ident.malformed(0x5, "byte order is %d, not 1 or 2".formatted(ident.u8(0x5)));
        };
    int size = bits == 64 ? SIZE_64 : SIZE_32;
    if (start.length < size) {
      throw ident.malformed(0x0, "it has %d bytes, not %d".formatted(start.length, size));
    }
    Bytes header = Bytes.of("ELF header", 0, start, order);
    return Optional.of(
        new ElfHeader(header.u16(0x12), bits, order, header.u32(bits == 64 ? 0x30 : 0x24)));
  }
}

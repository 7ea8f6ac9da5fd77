package dev.exhume.core.reach;

import com.google.common.collect.Range;
import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an ELF file is linked with.
 *
 * @param bits of an address
 * @param machine {@code e_machine}
 * @param interpreter {@code PT_INTERP}, which loads a program
 * @param needed names of libraries: {@code DT_NEEDED}
 * @param symbols where their names lie in the file
 * @param mayStartPrograms whether it calls functions that do, or nothing tells which it calls; a
 *     library may always have the program do it
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.dynamic.html">Dynamic
 *     Section</a>
 */
record ElfLinks(
    int bits,
    int machine,
    Optional<String> interpreter,
    List<String> needed,
    Range<Long> symbols,
    boolean mayStartPrograms) {
  private static final long MAGIC = 0x7F454C46L;
  private static final int HEADER_32 = 0x34;
  private static final int HEADER_64 = 0x40;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int PT_INTERP = 3;
  private static final int DT_NEEDED = 1;
  private static final int DT_STRTAB = 5;
  private static final int DT_STRSZ = 10;
  private static final int MAX_SEGMENTS = 256;
  private static final int MAX_DYNAMIC = 1 << 16;
  private static final int MAX_NAME = 4096;
  private static final int MAX_SYMBOLS = 16 << 20;

  /** Parts of the names of functions by which programs start others, of many libraries. */
  private static final Pattern STARTERS =
      Pattern.compile("exec|fork|popen|spawn|system|proc_create|process|launch|shell|command");

  ElfLinks {
    needed = List.copyOf(needed);
  }

  /** Reads a file; empty when it is no ELF file. */
  static Optional<ElfLinks> read(Path file) throws IOException {
    try (ByteSource source = ByteSource.open(file)) {
      if (source.size() < HEADER_32
          || source.read("ELF header", 0, Integer.BYTES, ByteOrder.BIG_ENDIAN).u32(0) != MAGIC) {
        return Optional.empty();
      }
      return Optional.of(new Reader(source).links());
    }
  }

  private static final class Reader {
    private final ByteSource source;
    private final boolean isWide;
    private final ByteOrder order;
    private final List<Segment> segments = new ArrayList<>();
    private Range<Long> symbols = Range.closedOpen(0L, 0L);

    private Reader(ByteSource source) throws IOException {
      this.source = source;
      Bytes ident = source.read("ELF header", 0, HEADER_32, ByteOrder.BIG_ENDIAN);
      isWide = ident.u8(0x4) == 2;
      order = ident.u8(0x5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private ElfLinks links() throws IOException {
      Bytes header = source.read("ELF header", 0, isWide ? HEADER_64 : HEADER_32, order);
      long start = isWide ? header.s64(0x20) : header.u32(0x1C);
      int size = header.u16(isWide ? 0x36 : 0x2A);
      int count = Math.min(header.u16(isWide ? 0x38 : 0x2C), MAX_SEGMENTS);
      for (int i = 0; i < count; i++) {
        segments.add(segment(start + (long) i * size));
      }
      Optional<String> interpreter = Optional.empty();
      List<String> needed = new ArrayList<>();
      for (Segment segment : segments) {
        if (segment.type() == PT_INTERP) {
          interpreter = Optional.of(text(segment.offset()));
        } else if (segment.type() == PT_DYNAMIC) {
          needed.addAll(needed(segment));
        }
      }
      return new ElfLinks(
          isWide ? 64 : 32,
          header.u16(0x12),
          interpreter,
          needed,
          symbols,
          interpreter.isEmpty() || hasStarters());
    }

    private boolean hasStarters() throws IOException {
      long length = symbols.upperEndpoint() - symbols.lowerEndpoint();
      if (length == 0 || length > MAX_SYMBOLS) {
        return true;
      }
      int size = (int) Math.min(length, Math.max(0, source.size() - symbols.lowerEndpoint()));
      Bytes names = source.read("ELF symbol names", symbols.lowerEndpoint(), size, order);
      return STARTERS.matcher(names.text(0, size)).find();
    }

    private Segment segment(long position) throws IOException {
      Bytes entry = source.read("ELF program header", position, isWide ? 0x38 : 0x20, order);
      return isWide
          ? new Segment(entry.u32(0x0), entry.s64(0x8), entry.s64(0x10), entry.s64(0x20))
          : new Segment(entry.u32(0x0), entry.u32(0x4), entry.u32(0x8), entry.u32(0x10));
    }

    private List<String> needed(Segment dynamic) throws IOException {
      int size = (int) Math.max(0, Math.min(dynamic.size(), MAX_DYNAMIC));
      Bytes entries = source.read("ELF dynamic section", dynamic.offset(), size, order);
      int step = isWide ? 16 : 8;
      List<Long> names = new ArrayList<>();
      long table = 0;
      long length = 0;
      for (int at = 0; at + step <= size; at += step) {
        long tag = isWide ? entries.s64(at) : entries.u32(at);
        long value = isWide ? entries.s64(at + 8) : entries.u32(at + 4);
        if (tag == DT_NEEDED) {
          names.add(value);
        } else if (tag == DT_STRTAB) {
          table = offset(value);
        } else if (tag == DT_STRSZ) {
          length = Math.max(0, Math.min(value, source.size()));
        } else if (tag == 0) {
          break;
        }
      }
      symbols = Range.closedOpen(table, table + length);
      List<String> needed = new ArrayList<>();
      for (Long name : names) {
        needed.add(text(table + name));
      }
      return needed;
    }

    /** Where in the file lies what is loaded at an address. */
    private long offset(long address) throws MalformedDataException {
      for (Segment segment : segments) {
        long into = address - segment.address();
        if (segment.type() == PT_LOAD && into >= 0 && into < segment.size()) {
          return segment.offset() + into;
        }
      }
      throw new MalformedDataException(
          "ELF dynamic section", 0, "its texts are in no part of the file that is loaded");
    }

    private String text(long position) throws IOException {
      int length = (int) Math.max(0, Math.min(MAX_NAME, source.size() - position));
      Bytes text = source.read("ELF text", position, length, order);
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < length && text.u8(i) != 0; i++) {
        name.append((char) text.u8(i));
      }
      return new String(
          name.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  /** What a program header says: type, where it lies and how much of it the file has. */
  private record Segment(long type, long offset, long address, long size) {}
}

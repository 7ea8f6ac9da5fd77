package dev.exhume.disk.image.vhd;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The last sector of an image; all but fixed ones have a copy of it at the start.
 *
 * <pre>
 *  0 "conectix"
 * 16 u64 offset of the dynamic header
 * 28 the program that made it, 4 letters
 * 48 u64 bytes of the disk
 * 56 u16 cylinders, u8 heads, u8 sectors
 * 60 u32 type: 2 fixed, 3 dynamic, 4 differencing
 * 64 u32 checksum: the complement of the sum of all other bytes
 * 68 unique id
 * </pre>
 *
 * @param size in bytes
 * @param dynamicHeader its offset
 */
record VhdFooter(long size, int type, long dynamicHeader, String id) {
  static final int FIXED = 2;
  static final int DIFFERENCING = 4;
  static final String COOKIE = "conectix";

  private static final String NAME = "VHD footer";
  private static final int SIZE = 512;

  /** That of Virtual PC before 2004. */
  private static final int OLD_SIZE = 511;

  private static final int CHECKSUM_OFFSET = 64;
  private static final long MAX_SIZE = 1L << 62;

  /** Programs that go by the size where others go by the geometry. */
  private static final Set<String> BY_SIZE = Set.of("win ", "qem2", "d2v ", "CTXS", "tap\0");

  private static final long MOST_SECTORS = 65535L * 16 * 255;

  /** Finds the footer, or the copy of it. */
  static VhdFooter read(ByteSource file, FaultLog faults) throws IOException {
    Optional<Bytes> end = atEnd(file);
    if (end.isPresent()) {
      return of(end.get());
    }
    faults.problem(file.size(), NAME + ": it is damaged or missing; its copy is used");
    Bytes copy = at(file, 0, SIZE);
    if (!isValid(copy)) {
      faults.problem(CHECKSUM_OFFSET, NAME + ": the checksum of its copy is wrong");
    }
    return of(copy);
  }

  /** The footer where it should be, if all of it is as it was written. */
  static Optional<Bytes> atEnd(ByteSource file) throws IOException {
    for (int size : new int[] {SIZE, OLD_SIZE}) {
      if (file.size() >= size) {
        Bytes bytes = at(file, file.size() - size, size);
        if (isValid(bytes)) {
          return Optional.of(bytes);
        }
      }
    }
    return Optional.empty();
  }

  private static Bytes at(ByteSource file, long offset, int size) throws IOException {
    return file.read(NAME, offset, size, ByteOrder.BIG_ENDIAN);
  }

  private static boolean isValid(Bytes bytes) throws MalformedDataException {
    return text(bytes, 0, COOKIE.length()).equals(COOKIE)
        && bytes.u32(CHECKSUM_OFFSET) == checksum(bytes, CHECKSUM_OFFSET);
  }

  /** The checksum of a structure that has it at an offset. */
  static long checksum(Bytes bytes, int offset) throws MalformedDataException {
    int sum = 0;
    for (int i = 0; i < bytes.size(); i++) {
      sum += i < offset || i >= offset + Integer.BYTES ? bytes.u8(i) : 0;
    }
    return Integer.toUnsignedLong(~sum);
  }

  private static VhdFooter of(Bytes bytes) throws IOException {
    int type = bytes.s32(60);
    if (type < FIXED || type > DIFFERENCING) {
      throw new UnsupportedFeatureException("VHD of type %d".formatted(type));
    }
    long size = size(bytes);
    if (size < 0 || size > MAX_SIZE) {
      throw bytes.malformed(48, "%d bytes".formatted(size));
    }
    return new VhdFooter(size, type, bytes.s64(16), Guid.read(bytes, 68));
  }

  private static long size(Bytes bytes) throws MalformedDataException {
    long sectors = (long) bytes.u16(56) * bytes.u8(58) * bytes.u8(59);
    boolean isBySize = BY_SIZE.contains(text(bytes, 28, Integer.BYTES));
    return isBySize || sectors == MOST_SECTORS || sectors == 0 ? bytes.s64(48) : sectors * SIZE;
  }

  private static String text(Bytes bytes, int offset, int length) throws MalformedDataException {
    return new String(bytes.copy(offset, length), StandardCharsets.ISO_8859_1);
  }
}

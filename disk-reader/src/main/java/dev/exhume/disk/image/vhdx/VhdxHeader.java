package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Guid;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * One of the two headers, at 64 and 128 KiB: that which was written last.
 *
 * <pre>
 *  0 "head"; 4 u32 checksum
 *  8 u64 sequence number
 * 32 id that changes when the disk does
 * 48 id of the entries of the log that were not yet carried out
 * 64 u16 version of the log; 66 u16 version: 1
 * 68 u32 length of the log; 72 u64 its offset
 * </pre>
 *
 * @see <a href="https://learn.microsoft.com/openspecs/windows_protocols/ms-vhdx">[MS-VHDX]</a>
 */
record VhdxHeader(long sequence, String dataWriteId, String logId, long logLength, long logOffset) {
  private static final String NAME = "VHDX header";
  private static final long[] OFFSETS = {64 << 10, 128 << 10};
  private static final int SIZE = 4096;
  private static final int SIGNATURE = 0x64616568;

  static VhdxHeader read(ByteSource file, FaultLog faults) throws IOException {
    long found = -1;
    long sequence = -1;
    for (long offset : OFFSETS) {
      Bytes bytes = file.read(NAME, offset, SIZE, ByteOrder.LITTLE_ENDIAN);
      boolean isValid = bytes.s32(0) == SIGNATURE && Checksum.isValid(file, offset, SIZE);
      if (isValid && bytes.s64(8) > sequence) {
        found = offset;
        sequence = bytes.s64(8);
      }
    }
    if (found < 0) {
      faults.problem(OFFSETS[0], NAME + ": the checksums of both are wrong");
      found = OFFSETS[0];
    }
    return of(file.read(NAME, found, SIZE, ByteOrder.LITTLE_ENDIAN));
  }

  private static VhdxHeader of(Bytes bytes) throws IOException {
    if (bytes.s32(0) != SIGNATURE) {
      throw bytes.malformed(
          0, "signature is 0x%08x, not 0x%08x".formatted(bytes.u32(0), SIGNATURE));
    }
    if (bytes.u16(66) != 1) {
      throw new UnsupportedFeatureException("VHDX version %d".formatted(bytes.u16(66)));
    }
    return new VhdxHeader(
        bytes.s64(8), Guid.read(bytes, 32), Guid.read(bytes, 48), bytes.u32(68), bytes.s64(72));
  }

  /** Whether there are changes that lie in the log alone. */
  boolean hasLog() {
    return !logId.equals(Guid.NONE);
  }
}

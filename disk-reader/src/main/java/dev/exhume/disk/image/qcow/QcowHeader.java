package dev.exhume.disk.image.qcow;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The start of an image of any version; the fields that version 1 has at other places stand behind
 * the slash.
 *
 * <pre>
 *  0 u32 "QFI\xfb"
 *  4 u32 version
 *  8 u64 offset of the backing file's name; 16 u32 its length
 * 20 / 32 u32 / u8 bits of a cluster
 * 24 u64 bytes of the disk
 * 32 / 36 u32 encryption
 *  - / 33 u8 bits of a number in an L2 table
 * 36 /  - u32 entries of the L1 table
 * 40 u64 offset of the L1 table
 * 72 u64 incompatible features, in version 3
 * 100 u32 length of this header; 104 u8 compression
 * </pre>
 *
 * @param tableBits how many clusters an L2 table has, as a power of 2
 * @param features bits that a reader has to know
 * @see <a href="https://www.qemu.org/docs/master/interop/qcow2.html">Qcow2 Image File Format</a>
 */
record QcowHeader(
    int version,
    int clusterBits,
    int tableBits,
    long size,
    long firstTable,
    long firstTableEntries,
    long features,
    boolean isZstd,
    int length,
    Optional<String> backingFile) {
  static final int MAGIC = 0x514649FB;

  static final long CORRUPT = 1 << 1;
  static final long EXTERNAL_DATA = 1 << 2;
  private static final long DIRTY = 1;
  private static final long COMPRESSION_TYPE = 1 << 3;
  private static final long EXTENDED_L2 = 1 << 4;
  private static final long KNOWN =
      DIRTY | CORRUPT | EXTERNAL_DATA | COMPRESSION_TYPE | EXTENDED_L2;

  private static final String NAME = "qcow header";
  private static final int VERSION_1_LENGTH = 48;
  private static final int VERSION_2_LENGTH = 72;
  private static final int VERSION_3_LENGTH = 104;
  private static final int MIN_CLUSTER_BITS = 9;
  private static final int MAX_CLUSTER_BITS = 21;
  private static final int MAX_TABLE_BITS = 18;
  private static final int MAX_NAME_BYTES = 1023;
  private static final long MAX_SIZE = 1L << 62;

  static QcowHeader read(ByteSource file) throws IOException {
    Bytes start = file.read(NAME, 0, VERSION_1_LENGTH, ByteOrder.BIG_ENDIAN);
    if (start.s32(0) != MAGIC) {
      throw start.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(start.u32(0), MAGIC));
    }
    long version = start.u32(4);
    if (version == 1) {
      return readVersion1(start, file);
    }
    if (version != 2 && version != 3) {
      throw new UnsupportedFeatureException("qcow version %d".formatted(version));
    }
    int fixed = version == 2 ? VERSION_2_LENGTH : VERSION_3_LENGTH;
    return readVersion2(file.read(NAME, 0, fixed, ByteOrder.BIG_ENDIAN), file);
  }

  private static QcowHeader readVersion1(Bytes bytes, ByteSource file) throws IOException {
    refuseEncryption(bytes.u32(36));
    int clusterBits = (int) within(bytes, 32, bytes.u8(32), MIN_CLUSTER_BITS, MAX_CLUSTER_BITS);
    int tableBits = (int) within(bytes, 33, bytes.u8(33), 1, MAX_TABLE_BITS);
    long size = within(bytes, 24, bytes.s64(24), 0, MAX_SIZE);
    long entries = ((size - 1) >> (clusterBits + tableBits)) + 1;
    return new QcowHeader(
        1,
        clusterBits,
        tableBits,
        size,
        bytes.s64(40),
        entries,
        0,
        false,
        VERSION_1_LENGTH,
        backingFile(bytes, file));
  }

  private static QcowHeader readVersion2(Bytes bytes, ByteSource file) throws IOException {
    refuseEncryption(bytes.u32(32));
    int version = (int) bytes.u32(4);
    int clusterBits = (int) within(bytes, 20, bytes.u32(20), MIN_CLUSTER_BITS, MAX_CLUSTER_BITS);
    long features = version == 2 ? 0 : bytes.s64(72);
    if ((features & ~KNOWN) != 0) {
      throw new UnsupportedFeatureException("qcow feature 0x%x".formatted(features & ~KNOWN));
    }
    int length = version == 2 ? VERSION_2_LENGTH : (int) Math.min(bytes.u32(100), 1 << clusterBits);
    boolean isZstd = false;
    if ((features & COMPRESSION_TYPE) != 0) {
      int type = file.read(NAME, VERSION_3_LENGTH, 1, ByteOrder.BIG_ENDIAN).u8(0);
      if (type > 1) {
        throw new UnsupportedFeatureException("qcow compression %d".formatted(type));
      }
      isZstd = type == 1;
    }
    int entryBits = (features & EXTENDED_L2) == 0 ? 3 : 4;
    return new QcowHeader(
        version,
        clusterBits,
        clusterBits - entryBits,
        within(bytes, 24, bytes.s64(24), 0, MAX_SIZE),
        bytes.s64(40),
        bytes.u32(36),
        features,
        isZstd,
        length,
        backingFile(bytes, file));
  }

  private static void refuseEncryption(long method) throws UnsupportedFeatureException {
    if (method != 0) {
      throw new UnsupportedFeatureException("encryption %d of qcow".formatted(method));
    }
  }

  private static long within(Bytes bytes, int offset, long value, long least, long most)
      throws MalformedDataException {
    if (value < least || value > most) {
      throw bytes.malformed(offset, "%d, not %d to %d".formatted(value, least, most));
    }
    return value;
  }

  private static Optional<String> backingFile(Bytes bytes, ByteSource file) throws IOException {
    long offset = bytes.s64(8);
    long length = bytes.u32(16);
    if (offset == 0 || length == 0) {
      return Optional.empty();
    }
    int most = (int) within(bytes, 16, length, 0, MAX_NAME_BYTES);
    Bytes name = file.read("qcow backing file", offset, most, ByteOrder.BIG_ENDIAN);
    return Optional.of(new String(name.copy(0, most), StandardCharsets.UTF_8));
  }

  boolean has(long feature) {
    return (features & feature) != 0;
  }

  boolean hasExtendedTables() {
    return has(EXTENDED_L2);
  }

  int clusterBytes() {
    return 1 << clusterBits;
  }
}

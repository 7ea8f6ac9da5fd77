package dev.exhume.disk.filesystem.xfs.log;

import dev.exhume.disk.MemoryVolume;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * An XFS of one allocation group of 64 blocks, with a log of 64 KiB and nothing else, written byte
 * by byte.
 */
final class SmallXfsLog {
  static final int BLOCK = 4096;
  static final int BLOCKS = 64;
  static final int LOG_START = 16;
  static final int LOG_BLOCKS = 16;
  static final int LOG_SECTORS = LOG_BLOCKS * BLOCK / 512;
  static final int INODE_SIZE = 512;

  static final int START = 1;
  static final int COMMIT = 2;
  static final int CONTINUE = 4;
  static final int WAS_CONTINUED = 8;
  static final int END = 16;
  static final int UNMOUNT = 32;

  private static final byte[] UUID = "a file system id".getBytes(StandardCharsets.US_ASCII);
  private static final int SECTOR = 512;
  private static final int TRANSACTION = 7;

  private final byte[] volume = new byte[BLOCKS * BLOCK];
  private final ByteBuffer bytes = ByteBuffer.wrap(volume);
  private final ByteOrder order;
  private int cycle = 1;
  private int sector;
  private long tail = 1L << 32;

  private SmallXfsLog(int version, ByteOrder order) {
    this.order = order;
    bytes.putInt(0, 0x58465342).putInt(4, BLOCK).putLong(8, BLOCKS).put(32, UUID);
    bytes.putLong(48, LOG_START).putLong(56, 64).putInt(84, BLOCKS).putInt(88, 1);
    bytes
        .putInt(96, LOG_BLOCKS)
        .putShort(100, (short) (0xB4A0 | version))
        .putShort(102, (short) SECTOR);
    bytes.putShort(104, (short) INODE_SIZE).putShort(106, (short) (BLOCK / INODE_SIZE));
    bytes.put(120, (byte) 12).put(121, (byte) 9).put(122, (byte) 9).put(123, (byte) 3);
    bytes.put(124, (byte) 6);
  }

  static SmallXfsLog version4() {
    return new SmallXfsLog(4, ByteOrder.LITTLE_ENDIAN);
  }

  static SmallXfsLog version5() {
    return new SmallXfsLog(5, ByteOrder.LITTLE_ENDIAN);
  }

  /** As a machine with the other byte order writes it. */
  static SmallXfsLog bigEndian(int version) {
    return new SmallXfsLog(version, ByteOrder.BIG_ENDIAN);
  }

  static byte[] uuid() {
    return UUID.clone();
  }

  /** The file system, as it is on the disk. */
  MemoryVolume volume() {
    return new MemoryVolume(volume);
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** Where a sector of the log lies in the volume. */
  static int position(int sector) {
    return LOG_START * BLOCK + sector % LOG_SECTORS * SECTOR;
  }

  /** The number of the next record. */
  long next() {
    return (long) cycle << 32 | sector;
  }

  /** From here on the log is needed. */
  SmallXfsLog tail(long number) {
    tail = number;
    return this;
  }

  /** Numbers in the byte order of the server. */
  ByteBuffer format(int size) {
    return ByteBuffer.allocate(size).order(order);
  }

  /** An operation with what belongs to it. */
  static final class Operation {
    private final int flags;
    private final byte[] data;

    Operation(int flags, byte[] data) {
      this.flags = flags;
      this.data = data.clone();
    }
  }

  static Operation operation(int flags, byte... data) {
    return new Operation(flags, data);
  }

  /** The operations of a transaction that was committed. */
  List<Operation> transaction(byte[]... regions) {
    List<Operation> operations = new ArrayList<>(open(regions));
    operations.add(operation(COMMIT));
    return operations;
  }

  /** The operations of a transaction without its end. */
  List<Operation> open(byte[]... regions) {
    List<Operation> operations = new ArrayList<>();
    operations.add(operation(START));
    operations.add(operation(0, format(16).putInt(0x5452414E).putInt(40).array()));
    for (byte[] region : regions) {
      operations.add(operation(0, region));
    }
    return operations;
  }

  /** Writes the next record. */
  SmallXfsLog record(List<Operation> operations) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Operation operation : operations) {
      ByteBuffer header = ByteBuffer.allocate(12).putInt(TRANSACTION);
      header.putInt(operation.data.length).put((byte) 0x69).put((byte) operation.flags);
      data.writeBytes(header.array());
      data.writeBytes(operation.data);
    }
    byte[] all = Arrays.copyOf(data.toByteArray(), (data.size() + 511) / SECTOR * SECTOR);
    ByteBuffer header = ByteBuffer.allocate(SECTOR).putInt(0xFEEDBABE).putInt(cycle).putInt(2);
    header.putInt(data.size()).putLong(next()).putLong(tail).putInt(0).putInt(-1);
    header.putInt(operations.size());
    header.putInt(300, order == ByteOrder.LITTLE_ENDIAN ? 1 : 2).put(304, UUID);
    header.putInt(320, 32 << 10);
    for (int i = 0; i < all.length / SECTOR; i++) {
      header.putInt(44 + i * 4, ByteBuffer.wrap(all).getInt(i * SECTOR));
      boolean isRound = sector + 1 + i >= LOG_SECTORS;
      ByteBuffer.wrap(all).putInt(i * SECTOR, cycle + (isRound ? 1 : 0));
    }
    CRC32C sum = new CRC32C();
    sum.update(header.array(), 0, 328);
    sum.update(all, 0, data.size());
    header.order(ByteOrder.LITTLE_ENDIAN).putInt(32, (int) sum.getValue());
    put(header.array());
    for (int i = 0; i < all.length; i += SECTOR) {
      put(Arrays.copyOfRange(all, i, i + SECTOR));
    }
    return this;
  }

  private void put(byte[] bytesOfSector) {
    bytes.put(position(sector), bytesOfSector);
    sector++;
    if (sector == LOG_SECTORS) {
      sector = 0;
      cycle++;
    }
  }

  /** The head of a change of a block: flags, first sector, sectors, the map, number of regions. */
  byte[] buffer(int flags, long first, int sectors, int map, int regions) {
    return format(28)
        .putShort((short) 0x123C)
        .putShort((short) (1 + regions))
        .putShort((short) flags)
        .putShort((short) sectors)
        .putLong(first)
        .putInt(1)
        .putInt(map)
        .array();
  }

  /** The head of a change of an inode that lies in a block. */
  byte[] inode(int fields, long number, long first, int offset, int regions) {
    return format(56)
        .putShort((short) 0x123B)
        .putShort((short) (1 + regions))
        .putInt(fields)
        .putLong(0)
        .putLong(number)
        .putInt(0x12345678)
        .putLong(0)
        .putInt(0)
        .putLong(first)
        .putInt(8)
        .putInt(offset)
        .array();
  }

  /** The core of an inode in the byte order of the server. */
  byte[] core(int version) {
    byte[] bytes = new byte[version == 3 ? 176 : 96];
    ByteBuffer core = ByteBuffer.wrap(bytes).order(order);
    core.putShort(0, (short) 0x494E).putShort(2, (short) 0100644).put(4, (byte) version);
    core.put(5, (byte) 2).putInt(8, 1000).putInt(12, 70_000).putInt(16, 3);
    for (int time = 32; time < 56; time += 8) {
      core.putInt(time, -5).putInt(time + 4, 123_456_789);
    }
    core.putLong(56, 5_000_000_000L).putLong(64, 7).putInt(76, 1).putInt(92, 0xABCDEF01);
    if (version == 3) {
      core.putLong(104, 9).putLong(112, 1L << 60).putLong(152, 64).put(160, UUID);
    } else {
      core.putShort(30, (short) 4);
    }
    return bytes;
  }

  /** A root of a tree with two extents, as it is in memory. */
  byte[] root(int version) {
    int header = version == 3 ? 72 : 24;
    byte[] root = new byte[header + 3 * 16];
    ByteBuffer.wrap(root).putShort(4, (short) 1).putShort(6, (short) 2);
    ByteBuffer.wrap(root).putLong(header, 11).putLong(header + 8, 12);
    ByteBuffer.wrap(root).putLong(header + 24, 21).putLong(header + 32, 22);
    return root;
  }

  /** The head of new inodes: 16 from block 8 on. */
  byte[] newInodes() {
    byte[] made = new byte[28];
    // Only the first two numbers are in the order of the server.
    ByteBuffer.wrap(made).put(format(4).putShort((short) 0x123F).putShort((short) 1).flip());
    ByteBuffer.wrap(made).putInt(8, 8).putInt(12, 16).putInt(16, 512).putInt(20, 2).putInt(24, 77);
    return made;
  }

  /** The first or the last item of a change in several transactions. */
  byte[] intent(int type, long id, long inode) {
    return format(48)
        .putShort((short) type)
        .putShort((short) 1)
        .putInt(1)
        .putLong(id)
        .putLong(inode)
        .array();
  }

  /** The file system with a log that holds an item of each kind. */
  byte[] withEverything() {
    boolean isVersion5 = (bytes.getShort(100) & 0xF) == 5;
    int version = isVersion5 ? 3 : 2;
    byte[] directory = filled(128, 1);
    ByteBuffer.wrap(directory).putInt(0, 0x58444433).put(24, UUID);
    record(transaction(newInodes(), intent(0x1244, 5, 66), intent(0x1236, 6, 1)));
    record(
        transaction(
            buffer(0, 80, 8, 1, 1),
            directory,
            inode(0x9, 66, 64, 1024, 2),
            core(version),
            root(version),
            buffer(1, 64, 8, 16, 1),
            filled(128, 3)));
    List<Operation> cut = new ArrayList<>(open(buffer(0, 88, 8, 0b1010, 2), filled(128, 4)));
    cut.add(operation(CONTINUE, filled(100, 5)));
    record(cut);
    record(List.of(operation(WAS_CONTINUED | END, filled(28, 5)), operation(COMMIT)));
    record(transaction(intent(0x1245, 5, 0), buffer(2, 80, 8, 0, 0)));
    record(transaction(inode(0x51, 67, 64, 1536, 2), core(version), filled(8, 6)));
    return volume.clone();
  }

  /** Takes from all records of a log the checksums, which a fuzzer cannot guess. */
  static void seal(byte[] volume) {
    ByteBuffer bytes = ByteBuffer.wrap(volume);
    for (int sector = 0; sector < LOG_SECTORS; sector++) {
      int header = position(sector);
      int length = bytes.getInt(header + 12);
      if (bytes.getInt(header) == 0xFEEDBABE && length >= 0 && length < LOG_SECTORS * SECTOR) {
        bytes.putInt(header + 32, 0);
      }
    }
  }

  /** Some bytes that are alike. */
  static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

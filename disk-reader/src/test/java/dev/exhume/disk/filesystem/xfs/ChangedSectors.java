package dev.exhume.disk.filesystem.xfs;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * A volume of which a fuzzer changes some sectors: each stands behind its number, after one byte
 * that says which file to read.
 */
final class ChangedSectors implements ByteSource {
  static final int SECTOR_SIZE = 512;

  private static final int RECORD_SIZE = Integer.BYTES + SECTOR_SIZE;

  private final byte[] sound;
  private final Map<Integer, byte[]> changed = new HashMap<>();

  ChangedSectors(byte[] sound, byte[] changes) {
    this.sound = sound;
    ByteBuffer records = ByteBuffer.wrap(changes).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 1; at + RECORD_SIZE <= changes.length; at += RECORD_SIZE) {
      byte[] sector = new byte[SECTOR_SIZE];
      records.get(at + Integer.BYTES, sector);
      changed.put(Math.floorMod(records.getInt(at), sound.length / SECTOR_SIZE), sector);
    }
  }

  /** Which of some files is to be read. */
  static int choice(byte[] changes, int count) {
    return changes.length == 0 ? 0 : Math.floorMod(changes[0], count);
  }

  /** The input that changes nothing: a file, and the sectors that the fuzzer may change. */
  static byte[] seed(byte[] sound, int choice, Iterable<Integer> sectors) {
    ByteBuffer seed = ByteBuffer.allocate(sound.length).order(ByteOrder.LITTLE_ENDIAN);
    seed.put((byte) choice);
    for (int sector : sectors) {
      seed.putInt(sector).put(sound, sector * SECTOR_SIZE, SECTOR_SIZE);
    }
    byte[] bytes = new byte[seed.position()];
    seed.flip().get(bytes);
    return bytes;
  }

  @Override
  public long size() {
    return sound.length;
  }

  @Override
  public void readFully(long position, ByteBuffer target) throws MalformedDataException {
    if (position < 0 || position > sound.length - target.remaining()) {
      throw new MalformedDataException("volume", position, "it ends too early");
    }
    int at = (int) position;
    while (target.hasRemaining()) {
      int within = at % SECTOR_SIZE;
      int count = Math.min(SECTOR_SIZE - within, target.remaining());
      byte[] sector = changed.get(at / SECTOR_SIZE);
      if (sector == null) {
        target.put(sound, at, count);
      } else {
        target.put(sector, within, count);
      }
      at += count;
    }
  }

  @Override
  public void close() {}
}

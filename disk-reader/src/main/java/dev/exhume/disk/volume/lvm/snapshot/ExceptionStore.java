package dev.exhume.disk.volume.lvm.snapshot;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.MappedBlocks;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What a snapshot has of its own: the chunks in which it differs from its origin. */
public final class ExceptionStore {
  private static final long MAGIC = 0x7041_6E53;
  private static final int VERSION = 1;
  private static final int HEADER_SIZE = 16;
  private static final long SECTOR_SIZE = 512;

  /** The kernel takes no larger chunks. */
  private static final long MAX_CHUNK_SECTORS = 1 << 15;

  private final ByteSource store;
  private final boolean isValid;
  private final long chunkBytes;
  private @Nullable Exceptions loaded;

  private ExceptionStore(ByteSource store, boolean isValid, long chunkBytes) {
    this.store = store;
    this.isValid = isValid;
    this.chunkBytes = chunkBytes;
  }

  /**
   * Opens a store.
   *
   * @param chunkSectors as LVM has it, for one that nothing was ever written to
   */
  public static ExceptionStore open(ByteSource store, long chunkSectors) throws IOException {
    Bytes header = store.read("snapshot header", 0, HEADER_SIZE, ByteOrder.LITTLE_ENDIAN);
    boolean isNew = header.u32(0) == 0;
    if (!isNew && header.u32(0) != MAGIC) {
      throw header.malformed(0, "magic 0x%08x, not 0x%08x".formatted(header.u32(0), MAGIC));
    }
    if (!isNew && header.u32(8) != VERSION) {
      throw header.malformed(8, "version %d, not 1".formatted(header.u32(8)));
    }
    long sectors = isNew ? chunkSectors : header.u32(12);
    if (sectors < 1 || sectors > MAX_CHUNK_SECTORS || Long.bitCount(sectors) != 1) {
      throw header.malformed(12, "chunks of %d sectors".formatted(sectors));
    }
    ExceptionStore opened =
        new ExceptionStore(store, isNew || header.u32(4) != 0, sectors * SECTOR_SIZE);
    if (isNew) {
      opened.loaded = Exceptions.none();
    }
    return opened;
  }

  /** Whether it had room for all changes; if not, the server gave it up. */
  public boolean isValid() {
    return isValid;
  }

  /** What the snapshot shows of its origin. */
  public ByteSource over(ByteSource origin) throws IOException {
    return new MappedBlocks(origin.size(), chunkBytes, this::address, store, origin);
  }

  private long address(long chunk) throws IOException {
    long stored = exceptions().find(chunk);
    if (stored < 0) {
      return BlockMap.HOLE;
    }
    if (stored >= store.size() / chunkBytes) {
      throw new MalformedDataException(
          "snapshot", 0, "chunk %d of %d".formatted(stored, store.size() / chunkBytes));
    }
    return stored * chunkBytes;
  }

  private synchronized Exceptions exceptions() throws IOException {
    Exceptions known = loaded;
    if (known == null) {
      known = Exceptions.read(store, chunkBytes);
      loaded = known;
    }
    return known;
  }
}

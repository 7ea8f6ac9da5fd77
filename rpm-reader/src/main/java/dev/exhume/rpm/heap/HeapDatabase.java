package dev.exhume.rpm.heap;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** The file {@code packages.rpm} of RPM 1 to 3. */
public final class HeapDatabase implements HeaderStore {
  private final DatabaseFile file;
  private final HeapHeader heap;

  private HeapDatabase(DatabaseFile file, HeapHeader heap) {
    this.file = file;
    this.heap = heap;
  }

  /**
   * Reads the header, or does without it where it is damaged.
   *
   * @param source belongs to the database from then on
   * @throws MalformedDataException when neither the header nor a block of a heap is there
   */
  public static HeaderStore open(ByteSource source) throws IOException {
    DatabaseFile file = new DatabaseFile(source, ByteOrder.BIG_ENDIAN);
    return new HeapDatabase(file, header(file));
  }

  private static HeapHeader header(DatabaseFile file) throws IOException {
    try {
      return HeapHeader.read(file);
    } catch (MalformedDataException e) {
      return LostHeader.find(file, e).orElseThrow(() -> e);
    } catch (IOException e) {
      MalformedDataException fault =
          new MalformedDataException("heap header", 0, "cannot be read: " + e.getMessage());
      return LostHeader.find(file, fault).orElseThrow(() -> fault);
    }
  }

  @Override
  public ByteOrder byteOrder() {
    return heap.order();
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public Scan scan(Consumer<Damage> damage) {
    heap.fault()
        .ifPresent(
            fault ->
                damage.accept(
                    new Damage(
                        fault.offset(), fault.getMessage() + "; blocks are found without it")));
    if (file.isCut()) {
      damage.accept(
          new Damage(file.size(), "is too long for a database; what lies beyond is not read"));
    }
    return new BlockScan(new BlockWalk(file, heap, damage), false);
  }

  /** RPM marks the blocks of erased packages as free, and leaves them as they are until reused. */
  @Override
  public Scan erased(Consumer<Damage> damage) {
    return new BlockScan(new BlockWalk(file, heap, told -> {}), true);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package dev.exhume.rpm.ndb;

import dev.exhume.binary.Window;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderShape;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A search through all blocks of the file for blobs that no slot leads to. What lies inside a whole
 * blob is not searched.
 */
final class BlobSearch {
  private final DatabaseFile file;
  private final LedBlobs led;
  private final Consumer<Damage> damage;
  private final Window window;
  private final HeaderShape shape;
  private long position;

  /**
   * @param damage is told where the file cannot be read
   */
  BlobSearch(DatabaseFile file, LedBlobs led, Consumer<Damage> damage) {
    this.file = file;
    this.led = led;
    this.damage = damage;
    this.window = file.window();
    this.shape = new HeaderShape(window);
  }

  /** The next blob; nothing at the end of the file. */
  Optional<LooseBlob> next() {
    while (position <= window.size() - Blob.MINIMUM_SIZE) {
      try {
        Optional<LooseBlob> found = look();
        if (found.isPresent()) {
          return found;
        }
      } catch (IOException e) {
        damage.accept(
            new Damage(
                position,
                "blocks at 0x%x cannot be searched for packages: %s"
                    .formatted(position, e.getMessage())));
        position = Window.afterBadSector(position);
      }
    }
    return Optional.empty();
  }

  private Optional<LooseBlob> look() throws IOException {
    long start = position;
    if (window.u32(start, ByteOrder.LITTLE_ENDIAN) == BlobHead.MAGIC) {
      return lookBehindHead(start);
    }
    OptionalLong length = shape.size(start);
    position = start + Blob.BLOCK_SIZE;
    if (length.isEmpty() || start < BlobHead.SIZE || led.isStart(start - BlobHead.SIZE)) {
      return Optional.empty();
    }
    Blob blob = new Blob(file, 0, start - BlobHead.SIZE, 0);
    if (blob.endsAfter(length.getAsLong())) {
      position = blob.position() + Blob.size(length.getAsLong());
    }
    return Optional.of(new LooseBlob(blob, 0, false));
  }

  private Optional<LooseBlob> lookBehindHead(long start) throws IOException {
    BlobHead head = BlobHead.read(file, start);
    Blob blob = new Blob(file, head.packageIndex(), start, 0);
    boolean ends = blob.endsAfter(head.length());
    boolean holds = shape.size(start + BlobHead.SIZE).isPresent();
    if (ends) {
      position = start + Blob.size(head.length());
    } else {
      // The header is known already; what follows may be anything.
      position = start + BlobHead.SIZE + (holds ? Blob.BLOCK_SIZE : 0);
    }
    if (led.isStart(start) || head.packageIndex() == 0 || (!ends && !holds)) {
      return Optional.empty();
    }
    return Optional.of(new LooseBlob(blob, head.generation(), ends && isWhole(blob)));
  }

  private static boolean isWhole(Blob blob) {
    try {
      return blob.isWhole();
    } catch (IOException e) {
      // Is told if the blob is read.
      return false;
    }
  }
}

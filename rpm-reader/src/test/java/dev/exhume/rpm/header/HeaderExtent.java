package dev.exhume.rpm.header;

import dev.exhume.binary.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a header lies in a file. */
public record HeaderExtent(long instance, long position, int size) {
  /** All headers of a database that can be read. */
  public static List<HeaderExtent> readable(HeaderStore database, Consumer<Damage> damage) {
    List<HeaderExtent> headers = new ArrayList<>();
    HeaderStore.Scan scan = database.scan(damage);
    Optional<HeaderLocation> location = scan.next();
    while (location.isPresent()) {
      try {
        Bytes header = location.get().read().bytes();
        headers.add(new HeaderExtent(location.get().instance(), header.position(), header.size()));
      } catch (IOException e) {
        // Is what a disk with a bad sector does.
      }
      location = scan.next();
    }
    return headers;
  }

  /** Whether a part of it lies in a sector. */
  public boolean liesIn(long sector) {
    return position < sector + FailingDisk.SECTOR_SIZE && sector < position + size;
  }
}

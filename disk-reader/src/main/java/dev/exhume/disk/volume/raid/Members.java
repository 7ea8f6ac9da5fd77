package dev.exhume.disk.volume.raid;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.image.part.MissingPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What an array is put together from, in the order of the array. */
final class Members {
  private final List<ByteSource> all;

  Members(List<? extends ByteSource> all) {
    this.all = List.copyOf(all);
  }

  int count() {
    return all.size();
  }

  /** Whether there is anything to be read of a member. */
  boolean isPresent(int member) {
    return !(all.get(member) instanceof MissingPart);
  }

  /** Fills the next {@code length} bytes of {@code target}, which is as before if that fails. */
  void read(int member, long position, ByteBuffer target, int length) throws IOException {
    int start = target.position();
    boolean isRead = false;
    try {
      all.get(member).readFully(position, target, length);
      isRead = true;
    } finally {
      if (!isRead) {
        target.position(start);
      }
    }
  }
}

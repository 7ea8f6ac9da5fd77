package dev.exhume.disk.volume.raid;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Chunks of which each lies on several members. */
final class Copies implements ChunkMap {
  private final Members members;
  private final long chunkBytes;
  private final CopyLayout layout;

  /** How many chunks of a member come before the next of its far copies. */
  private final long stride;

  Copies(Members members, long chunkBytes, CopyLayout layout, long stride) {
    this.members = members;
    this.chunkBytes = chunkBytes;
    this.layout = layout;
    this.stride = stride;
  }

  @Override
  public Place place(long chunk) {
    for (int copy = 0; copy < layout.copies(); copy++) {
      Place place = place(chunk, copy);
      if (members.isPresent(place.member())) {
        return place;
      }
    }
    return place(chunk, 0);
  }

  private Place place(long chunk, int copy) {
    int near = copy / layout.far();
    int far = copy % layout.far();
    long slot = chunk * layout.near() + near;
    long row = slot / members.count();
    int member = (int) (slot % members.count());
    long address = layout.isOffset() ? row * layout.far() + far : row + far * stride;
    return new Place(layout.shifted(member, far, members.count()), address * chunkBytes);
  }

  @Override
  public void recover(long chunk, long within, ByteBuffer target, int length, IOException fault)
      throws IOException {
    int tried = place(chunk).member();
    for (int copy = 0; copy < layout.copies(); copy++) {
      Place place = place(chunk, copy);
      if (place.member() != tried && members.isPresent(place.member())) {
        try {
          members.read(place.member(), place.offset() + within, target, length);
          return;
        } catch (IOException e) {
          // There may be one more copy; if there is none, the first fault says what is wrong.
        }
      }
    }
    throw fault;
  }
}

package dev.exhume.disk.volume.raid;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Chunks dealt out to the members in turn, each of them once. */
final class Stripes implements ChunkMap {
  private final int members;
  private final long chunkBytes;
  private final int firstMember;

  /**
   * @param firstMember that has the first chunk
   */
  Stripes(int members, long chunkBytes, int firstMember) {
    this.members = members;
    this.chunkBytes = chunkBytes;
    this.firstMember = firstMember;
  }

  @Override
  public Place place(long chunk) {
    long stripe = chunk / members;
    return new Place((int) ((chunk % members + firstMember) % members), stripe * chunkBytes);
  }

  @Override
  public void recover(long chunk, long within, ByteBuffer target, int length, IOException fault)
      throws IOException {
    throw fault;
  }
}

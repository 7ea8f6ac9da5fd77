package dev.exhume.disk.volume.raid;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Chunks dealt out to the members, with parity from which those of a lost member are made. */
final class Parity implements ChunkMap {
  private static final int NONE = -1;

  private final Members members;
  private final long chunkBytes;
  private final ParityLayout layout;
  private final int dataMembers;

  Parity(Members members, long chunkBytes, ParityLayout layout) {
    this.members = members;
    this.chunkBytes = chunkBytes;
    this.layout = layout;
    this.dataMembers = members.count() - layout.parities();
  }

  @Override
  public Place place(long chunk) {
    long stripe = chunk / dataMembers;
    int member = layout.data(stripe, (int) (chunk % dataMembers), members.count());
    return new Place(member, stripe * chunkBytes);
  }

  @Override
  public void recover(long chunk, long within, ByteBuffer target, int length, IOException fault)
      throws IOException {
    Place lost = place(chunk);
    Stripe stripe = new Stripe(chunk / dataMembers, lost.offset() + within, length);
    target.put(stripe.recovered(lost.member(), fault));
  }

  /** The same part of each member: of a stripe, or less of it. */
  private final class Stripe {
    private final long number;
    private final long position;
    private final int length;

    Stripe(long number, long position, int length) {
      this.number = number;
      this.position = position;
      this.length = length;
    }

    private byte[] recovered(int lost, IOException fault) throws IOException {
      int parity = layout.parity(number, members.count());
      int second = layout.secondParity(number, members.count());
      int alsoLost = NONE;
      byte[] sum = new byte[length];
      for (int member = 0; member < members.count(); member++) {
        if (member != lost && member != second) {
          try {
            Galois.add(sum, read(member));
          } catch (IOException e) {
            if (second < 0 || alsoLost != NONE) {
              throw fault;
            }
            alsoLost = member;
          }
        }
      }
      if (alsoLost == NONE) {
        return sum;
      }
      byte[] weighed = weighed(lost, alsoLost, parity, second);
      int power = power(lost);
      if (alsoLost == parity) {
        return Galois.multiplied(weighed, Galois.inverse(Galois.power(power)));
      }
      int other = Galois.power(power(alsoLost));
      Galois.add(weighed, Galois.multiplied(sum, other));
      return Galois.multiplied(weighed, Galois.inverse(Galois.power(power) ^ other));
    }

    /** What the two lost members have in Q. */
    private byte[] weighed(int lost, int alsoLost, int parity, int second) throws IOException {
      byte[] sum = read(second);
      for (int member = 0; member < members.count(); member++) {
        if (member != lost && member != alsoLost && member != parity && member != second) {
          Galois.add(sum, Galois.multiplied(read(member), Galois.power(power(member))));
        }
      }
      return sum;
    }

    private int power(int member) {
      return layout.power(number, member, members.count());
    }

    private byte[] read(int member) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      members.read(member, position, bytes, length);
      return bytes.array();
    }
  }
}

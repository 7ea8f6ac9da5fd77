package dev.exhume.disk.volume.raid;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.Joined;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows arrays as one source each.
 *
 * <p>Members are given in the order of the array. One that is not there is a {@link
 * dev.exhume.disk.image.part.MissingPart} of the size that it had: it is not asked where there is
 * another way. What another member had to serve for, because the first could not be read, is told
 * to the {@link FaultLog}.
 */
public final class Raid {
  /** Mirrors have no chunks; this much is read from another member where one fails. */
  private static final long MIRROR_CHUNK_BYTES = 1 << 16;

  private Raid() {}

  /** Members one after the other. */
  public static ByteSource linear(List<? extends ByteSource> members) throws IOException {
    return Joined.of(members);
  }

  /**
   * Chunks dealt out to members in turn.
   *
   * @param size of the array, of which each member has the same part or nearly so
   */
  public static ByteSource striped(List<? extends ByteSource> members, long chunkBytes, long size)
      throws IOException {
    return striped(members, chunkBytes, size, 0);
  }

  private static ByteSource striped(
      List<? extends ByteSource> members, long chunkBytes, long size, int firstMember)
      throws IOException {
    require(members.size() >= 1 && chunkBytes > 0 && size >= 0, members, chunkBytes);
    Members known = new Members(members);
    Stripes stripes = new Stripes(known.count(), chunkBytes, firstMember);
    return new Chunked(size, chunkBytes, known, stripes, (offset, message) -> {});
  }

  /**
   * Chunks dealt out to members of unequal sizes: where the smaller ones end, to those that are
   * left.
   *
   * @param countsAll whether the member is told by the number of the chunk in the whole array, as
   *     Linux did before 3.14, and not in its zone
   */
  public static ByteSource zones(
      List<? extends ByteSource> members, long chunkBytes, boolean countsAll) throws IOException {
    require(members.size() >= 1 && chunkBytes > 0, members, chunkBytes);
    List<ByteSource> zones = new ArrayList<>();
    long start = 0;
    long chunksBefore = 0;
    for (long end = nextEnd(members, chunkBytes, start);
        end > start;
        end = nextEnd(members, chunkBytes, start)) {
      List<ByteSource> parts = new ArrayList<>();
      for (ByteSource member : members) {
        if (member.size() - member.size() % chunkBytes >= end) {
          parts.add(member.slice(start, end - start));
        }
      }
      int firstMember = countsAll ? (int) (chunksBefore % parts.size()) : 0;
      long size = product(end - start, parts.size());
      zones.add(striped(parts, chunkBytes, size, firstMember));
      chunksBefore += size / chunkBytes;
      start = end;
    }
    return Joined.of(zones);
  }

  /** Where the smallest member that reaches beyond {@code start} ends, in whole chunks. */
  private static long nextEnd(List<? extends ByteSource> members, long chunkBytes, long start)
      throws IOException {
    long next = start;
    for (ByteSource member : members) {
      long end = member.size() - member.size() % chunkBytes;
      if (end > start && (next == start || end < next)) {
        next = end;
      }
    }
    return next;
  }

  /** Members that have the same bytes each. */
  public static ByteSource mirror(List<? extends ByteSource> members, long size, FaultLog faults)
      throws IOException {
    require(members.size() >= 1 && size >= 0, members, 0);
    if (members.size() == 1) {
      return members.get(0).slice(0, size);
    }
    Members known = new Members(members);
    return new Chunked(
        size,
        MIRROR_CHUNK_BYTES,
        known,
        new Copies(known, MIRROR_CHUNK_BYTES, CopyLayout.near(known.count(), known.count()), 0),
        faults);
  }

  /**
   * RAID 10: chunks dealt out to members, each of them several times.
   *
   * @param memberBytes how much each member has for the array
   */
  public static ByteSource copies(
      List<? extends ByteSource> members,
      long chunkBytes,
      long memberBytes,
      CopyLayout layout,
      FaultLog faults)
      throws IOException {
    require(chunkBytes > 0 && memberBytes >= 0, members, chunkBytes);
    if (!layout.isPossible(members.size())) {
      throw new UnsupportedFeatureException(
          "RAID 10 over %d members with the %s".formatted(members.size(), layout));
    }
    Members known = new Members(members);
    long slots = product(memberBytes / chunkBytes / layout.far(), known.count());
    long chunks = slots / layout.near();
    long used = product(chunks, layout.copies());
    long stride = (used + known.count() - 1) / known.count() / layout.far();
    Copies copies = new Copies(known, chunkBytes, layout, stride);
    return new Chunked(product(chunks, chunkBytes), chunkBytes, known, copies, faults);
  }

  /**
   * RAID 4, 5 and 6: chunks dealt out to members, with parity between them.
   *
   * @param memberBytes how much each member has for the array
   */
  public static ByteSource parity(
      List<? extends ByteSource> members,
      long chunkBytes,
      long memberBytes,
      ParityLayout layout,
      FaultLog faults)
      throws IOException {
    require(
        members.size() > layout.parities() && chunkBytes > 0 && memberBytes >= 0,
        members,
        chunkBytes);
    Members known = new Members(members);
    long perMember = memberBytes - memberBytes % chunkBytes;
    long size = product(perMember, known.count() - layout.parities());
    return new Chunked(size, chunkBytes, known, new Parity(known, chunkBytes, layout), faults);
  }

  private static long product(long bytes, long count) throws MalformedDataException {
    try {
      return Math.multiplyExact(bytes, count);
    } catch (ArithmeticException e) {
      throw new MalformedDataException(
          "array", 0, "%d times %d bytes are more than any disk has".formatted(count, bytes));
    }
  }

  private static void require(boolean isSound, List<?> members, long chunkBytes)
      throws MalformedDataException {
    if (!isSound) {
      throw new MalformedDataException(
          "array",
          0,
          "%d members and chunks of %d bytes make none".formatted(members.size(), chunkBytes));
    }
  }
}

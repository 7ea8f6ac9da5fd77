package dev.exhume.disk.volume.raid;

/**
 * Where RAID 10 puts the copies of a chunk.
 *
 * @param near how many copies stand side by side
 * @param far how many stand further behind on other members
 * @param isOffset whether those stand in the next stripe, not in another part of the members
 * @param setSize the far copies of a chunk stay among this many members; the last such set has the
 *     members that remain, too
 * @see <a href="https://man7.org/linux/man-pages/man4/md.4.html">md(4), RAID10</a>
 */
public record CopyLayout(int near, int far, boolean isOffset, int setSize) {
  private static final int MAX_COPIES = 4096;

  public CopyLayout {
    if (near < 1 || far < 1 || near > MAX_COPIES || far > MAX_COPIES || setSize < 1) {
      throw new IllegalArgumentException(
          "%d near and %d far copies in sets of %d".formatted(near, far, setSize));
    }
  }

  /** Copies side by side, as mirrors have them. */
  public static CopyLayout near(int copies, int members) {
    return new CopyLayout(copies, 1, false, members);
  }

  int copies() {
    return near * far;
  }

  /** Whether the members are enough, and no copy is known to be put elsewhere by Linux. */
  boolean isPossible(int members) {
    boolean isEven = members % near == 0;
    boolean setsAreEven = members % setSize == 0 || near == 1;
    return copies() <= members
        && setSize <= members
        && setSize >= copies()
        && setsAreEven
        && (isEven || !isOffset);
  }

  /** The member that has a far copy of what {@code member} has. */
  int shifted(int member, int farCopy, int members) {
    int lastSet = members / setSize - 1;
    int set = Math.min(member / setSize, lastSet);
    int start = set * setSize;
    int size = set == lastSet ? members - start : setSize;
    return start + (member - start + farCopy * near) % size;
  }
}

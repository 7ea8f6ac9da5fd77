package dev.exhume.rpm.version;

/**
 * How an installed version stands to one that Red Hat names, in an advisory for one.
 *
 * <p>Who rebuilds Red Hat's packages marks them in the release, so that the order of RPM is wrong
 * between them: {@code 92.el5.centos} is the rebuild of {@code 92.el5_11}, and RPM takes it for
 * older. Versions of packages of the same name are compared, never those of different packages.
 */
public enum RebuildOrder {
  OLDER,
  SAME,
  NEWER,

  /**
   * The same build for different minor or major releases, or by somebody else: the one may hold
   * what the other does, and nothing in the versions tells.
   */
  UNDECIDED;

  /** Tells whether {@code installed} is older or newer than {@code reference}. */
  public static RebuildOrder of(RpmVersion installed, RpmVersion reference) {
    DistRelease mine = DistRelease.parse(installed.release().orElse(""));
    DistRelease theirs = DistRelease.parse(reference.release().orElse(""));
    if (!mine.major().equals(theirs.major())
        && mine.major().isPresent()
        && theirs.major().isPresent()) {
      return UNDECIDED;
    }
    int order = installed.withoutRelease().compareTo(reference.withoutRelease());
    return order == 0 ? of(mine.asBuiltFrom(theirs), theirs.asBuiltFrom(mine)) : of(order);
  }

  /**
   * The same where all installed builds come from the main line of releases, as those of CentOS do,
   * which has no builds for older minor releases.
   */
  public static RebuildOrder inMainLine(RpmVersion installed, RpmVersion reference) {
    RebuildOrder order = of(installed, reference);
    if (order != UNDECIDED) {
      return order;
    }
    DistRelease mine = DistRelease.parse(installed.release().orElse(""));
    DistRelease theirs = DistRelease.parse(reference.release().orElse(""));
    if (!mine.build().equals(theirs.build()) || !mine.module().equals(theirs.module())) {
      return UNDECIDED;
    }
    // A build that does not say what it was made for came with the release itself.
    boolean isFirst = mine.major().isEmpty() && mine.update().equals(DistRelease.NO_UPDATE);
    if (isFirst && !theirs.update().equals(DistRelease.NO_UPDATE)) {
      return OLDER;
    }
    return mine.major().equals(theirs.major())
        ? mine.stream()
            .flatMap(own -> theirs.stream().map(other -> RpmVersion.compare(own, other)))
            .map(RebuildOrder::of)
            .orElse(UNDECIDED)
        : UNDECIDED;
  }

  private static RebuildOrder of(DistRelease mine, DistRelease theirs) {
    int builds = RpmVersion.compare(mine.build(), theirs.build());
    if (builds != 0) {
      return of(builds);
    }
    int updates = RpmVersion.compare(mine.update(), theirs.update());
    boolean isOneLine =
        mine.hidesStream() || theirs.hidesStream() || mine.stream().equals(theirs.stream());
    boolean isBranch = mine.stream().isEmpty() || theirs.stream().isEmpty();
    if (!mine.isComparableWith(theirs) || !(isOneLine || (isBranch && updates != 0))) {
      return UNDECIDED;
    }
    return of(updates);
  }

  private static RebuildOrder of(int order) {
    if (order == 0) {
      return SAME;
    }
    return order < 0 ? OLDER : NEWER;
  }
}

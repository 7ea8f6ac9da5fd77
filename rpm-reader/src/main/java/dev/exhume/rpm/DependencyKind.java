package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The ways in which packages depend on each other; a header has three lists for each. */
enum DependencyKind {
  PROVIDE(RpmTag.PROVIDENAME, RpmTag.PROVIDEFLAGS, RpmTag.PROVIDEVERSION),
  REQUIRE(RpmTag.REQUIRENAME, RpmTag.REQUIREFLAGS, RpmTag.REQUIREVERSION),
  CONFLICT(RpmTag.CONFLICTNAME, RpmTag.CONFLICTFLAGS, RpmTag.CONFLICTVERSION),
  OBSOLETE(RpmTag.OBSOLETENAME, RpmTag.OBSOLETEFLAGS, RpmTag.OBSOLETEVERSION),
  RECOMMEND(RpmTag.RECOMMENDNAME, RpmTag.RECOMMENDFLAGS, RpmTag.RECOMMENDVERSION),
  SUGGEST(RpmTag.SUGGESTNAME, RpmTag.SUGGESTFLAGS, RpmTag.SUGGESTVERSION),
  SUPPLEMENT(RpmTag.SUPPLEMENTNAME, RpmTag.SUPPLEMENTFLAGS, RpmTag.SUPPLEMENTVERSION),
  ENHANCE(RpmTag.ENHANCENAME, RpmTag.ENHANCEFLAGS, RpmTag.ENHANCEVERSION),

  /** Before RPM 4.12 SUSE kept what a package recommends and what it suggests in one list. */
  OLD_SUGGEST(RpmTag.OLDSUGGESTSNAME, RpmTag.OLDSUGGESTSFLAGS, RpmTag.OLDSUGGESTSVERSION),

  /** And what it supplements and what it enhances in another. */
  OLD_ENHANCE(RpmTag.OLDENHANCESNAME, RpmTag.OLDENHANCESFLAGS, RpmTag.OLDENHANCESVERSION),

  TRIGGER(RpmTag.TRIGGERNAME, RpmTag.TRIGGERFLAGS, RpmTag.TRIGGERVERSION),
  FILE_TRIGGER(RpmTag.FILETRIGGERNAME, RpmTag.FILETRIGGERFLAGS, RpmTag.FILETRIGGERVERSION),
  TRANSACTION_FILE_TRIGGER(
      RpmTag.TRANSFILETRIGGERNAME, RpmTag.TRANSFILETRIGGERFLAGS, RpmTag.TRANSFILETRIGGERVERSION);

  /** Flag in SUSE's lists: a recommendation, or a supplement. */
  private static final int STRONG = 1 << 27;

  private final RpmTag names;
  private final RpmTag flags;
  private final RpmTag versions;

  DependencyKind(RpmTag names, RpmTag flags, RpmTag versions) {
    this.names = names;
    this.flags = flags;
    this.versions = versions;
  }

  /** The dependencies in the package's order; old packages have names alone. */
  List<RpmDependency> in(RpmHeader header) {
    HeaderTexts allNames = header.allTexts(names);
    HeaderNumbers allFlags = header.allNumbers(flags);
    HeaderTexts allVersions = header.allTexts(versions);
    return LazyList.of(
        allNames.size(),
        i ->
            new RpmDependency(
                allNames.get(i),
                allFlags.at(i, 0),
                Optional.of(allVersions.get(i, "")).filter(version -> !version.isEmpty())));
  }

  /** The dependencies of this list, and those of an older one that are as strong. */
  List<RpmDependency> in(RpmHeader header, DependencyKind older, boolean isStrong) {
    List<RpmDependency> these = in(header);
    List<RpmDependency> those = older.in(header);
    HeaderNumbers strengths = header.allNumbers(older.flags);
    int[] added =
        IntStream.range(0, those.size())
            .filter(i -> ((strengths.at(i, 0) & STRONG) != 0) == isStrong)
            .toArray();
    return LazyList.of(
        these.size() + added.length,
        i -> i < these.size() ? these.get(i) : those.get(added[i - these.size()]));
  }
}

package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.List;

/** The change log of a package, which its header keeps as three lists. */
final class Changelog {
  private Changelog() {}

  /** The entries in the package's order, newest first in most; one for each time. */
  static List<RpmChangelogEntry> in(RpmHeader header) {
    HeaderNumbers times = header.allNumbers(RpmTag.CHANGELOGTIME);
    HeaderTexts authors = header.allTexts(RpmTag.CHANGELOGNAME);
    HeaderTexts texts = header.allTexts(RpmTag.CHANGELOGTEXT);
    return LazyList.of(
        times.size(),
        i ->
            new RpmChangelogEntry(
                FileList.time(times.at(i)), authors.get(i, ""), texts.get(i, "")));
  }
}

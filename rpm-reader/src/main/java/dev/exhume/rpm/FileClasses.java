package dev.exhume.rpm;

import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.List;
import java.util.Optional;

/**
 * What kinds of files a package has.
 *
 * @param indexes of each file's kind
 */
record FileClasses(HeaderNumbers indexes, List<Optional<String>> kinds) {
  /**
   * Reads the kinds: MIME types since version 6 of the package format, words of libmagic before.
   */
  static FileClasses read(RpmHeader header) {
    return header.count(RpmTag.FILEMIMEINDEX) > 0
        ? read(header, RpmTag.FILEMIMEINDEX, RpmTag.MIMEDICT)
        : read(header, RpmTag.FILECLASS, RpmTag.CLASSDICT);
  }

  private static FileClasses read(RpmHeader header, RpmTag indexes, RpmTag kinds) {
    HeaderTexts texts = header.allTexts(kinds);
    return new FileClasses(
        header.allNumbers(indexes),
        LazyList.of(texts.size(), i -> Optional.of(texts.get(i)).filter(kind -> !kind.isEmpty())));
  }

  /** The kind of a file, where it is known. */
  Optional<String> at(int index) {
    long kind = indexes.at(index, -1);
    return kind >= 0 && kind < kinds.size() ? kinds.get((int) kind) : Optional.empty();
  }
}

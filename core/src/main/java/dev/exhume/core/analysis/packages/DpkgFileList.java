package dev.exhume.core.analysis.packages;

import com.google.common.base.CharMatcher;
import dev.exhume.core.reading.FileTimes;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /var/lib/dpkg/info} has of one package.
 *
 * @param paths that the package owns
 * @param written when the package was unpacked last
 * @param isKnown whether there is a list at all
 */
record DpkgFileList(List<String> paths, Optional<Instant> written, boolean isKnown) {
  /** The list of a package that has none. */
  static final DpkgFileList UNKNOWN = new DpkgFileList(List.of(), Optional.empty(), false);

  private static final CharMatcher BLANKS = CharMatcher.is(' ');

  DpkgFileList {
    paths = List.copyOf(paths);
  }

  /** Reads the list of a package's files. */
  static DpkgFileList read(Path info, DpkgParagraph paragraph, Problems problems) {
    Optional<TextFile> list = file(info, paragraph, ".list", problems);
    if (list.isEmpty()) {
      return UNKNOWN;
    }
    List<String> paths =
        list.get().lines().stream()
            .map(TextLine::text)
            .filter(path -> path.startsWith("/") && !path.equals("/."))
            .toList();
    return new DpkgFileList(paths, FileTimes.modified(list.get().path(), problems), true);
  }

  /** Reads the MD5 digests of a package's files by their paths. */
  static Map<String, String> digests(Path info, DpkgParagraph paragraph, Problems problems) {
    Map<String, String> digests = new HashMap<>();
    file(info, paragraph, ".md5sums", problems)
        .ifPresent(
            sums -> {
              for (TextLine line : sums.lines()) {
                String text = line.text();
                int end = text.indexOf(' ');
                if (end > 0) {
                  digests.put(
                      "/" + BLANKS.trimLeadingFrom(text.substring(end)), text.substring(0, end));
                }
              }
            });
    return digests;
  }

  /** A package that may be installed for several architectures has its own in the file's name. */
  private static Optional<TextFile> file(
      Path info, DpkgParagraph paragraph, String suffix, Problems problems) {
    String name = paragraph.field("Package").orElse("");
    String architecture = paragraph.field("Architecture").orElse("");
    if (name.isEmpty() || name.indexOf('/') >= 0 || architecture.indexOf('/') >= 0) {
      return Optional.empty();
    }
    try {
      Path plain = info.resolve(name + suffix);
      Path forArchitecture = info.resolve(name + ":" + architecture + suffix);
      boolean isForArchitecture = paragraph.field("Multi-Arch").filter("same"::equals).isPresent();
      Path likely = isForArchitecture ? forArchitecture : plain;
      Path other = isForArchitecture ? plain : forArchitecture;
      return TextFile.read(likely, problems).or(() -> TextFile.read(other, problems));
    } catch (InvalidPathException e) {
      // No file can have this name: a package called so has no list.
      return Optional.empty();
    }
  }
}

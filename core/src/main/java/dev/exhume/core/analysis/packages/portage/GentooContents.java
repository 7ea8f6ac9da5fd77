package dev.exhume.core.analysis.packages.portage;

import com.google.common.primitives.Longs;
import dev.exhume.core.analysis.packages.expected.ExpectedDigest;
import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.ExpectedFileBuilder;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.reading.TextLine;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A line of {@code CONTENTS}: {@code obj PATH MD5 MTIME}, {@code sym PATH -> TARGET MTIME}, {@code
 * dir PATH}, {@code dev PATH} or {@code fif PATH}. Paths have blanks as they are, so that numbers
 * are looked for from the end.
 */
final class GentooContents {
  private static final Set<FileAspect> KNOWN =
      EnumSet.of(FileAspect.DIGEST, FileAspect.LINK_TARGET, FileAspect.TIME);

  private static final String ARROW = " -> ";
  private static final int TYPE_LENGTH = 4;
  private static final int MD5_DIGITS = 32;

  private GentooContents() {}

  /** The file that a line is about; empty where it is about none. */
  static Optional<ExpectedFile> of(TextLine line) {
    String text = line.text();
    if (text.length() <= TYPE_LENGTH || text.charAt(TYPE_LENGTH) != '/') {
      return Optional.empty();
    }
    String rest = text.substring(TYPE_LENGTH);
    return switch (text.substring(0, TYPE_LENGTH)) {
      case "obj " -> regular(rest);
      case "sym " -> link(rest);
      case "dir ", "dev ", "fif " -> Optional.of(file(rest).build());
      default -> Optional.empty();
    };
  }

  private static Optional<ExpectedFile> regular(String rest) {
    int time = rest.lastIndexOf(' ');
    int digest = time < 0 ? -1 : rest.lastIndexOf(' ', time - 1);
    if (digest <= 0 || time - digest - 1 != MD5_DIGITS) {
      return Optional.empty();
    }
    ExpectedFileBuilder file =
        file(rest.substring(0, digest))
            .digest(new ExpectedDigest("MD5", rest.substring(digest + 1, time)));
    time(rest.substring(time + 1)).ifPresent(file::modified);
    return Optional.of(file.build());
  }

  private static Optional<ExpectedFile> link(String rest) {
    int arrow = rest.indexOf(ARROW);
    int time = rest.lastIndexOf(' ');
    if (arrow <= 0 || time < arrow + ARROW.length()) {
      return Optional.empty();
    }
    String target = rest.substring(arrow + ARROW.length(), time);
    return Optional.of(file(rest.substring(0, arrow)).linkTarget(target).build());
  }

  /** Portage asks before it overwrites what lies in {@code /etc}, as its profiles have it. */
  private static ExpectedFileBuilder file(String path) {
    boolean isProtected = path.startsWith("/etc/") && !path.startsWith("/etc/env.d/");
    return new ExpectedFileBuilder(path, KNOWN).configuration(isProtected);
  }

  private static Optional<Instant> time(String seconds) {
    // A year beyond all calendars is no date.
    return Optional.ofNullable(Longs.tryParse(seconds))
        .filter(second -> second >= 0 && second <= Integer.toUnsignedLong(-1))
        .map(Instant::ofEpochSecond);
  }
}

package dev.exhume.core.analysis.files.interventions;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.Customisation.Intervention;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Owners and permissions that {@code dpkg-statoverride} keeps over upgrades: the administrator set
 * them, or a package when it was installed. dpkg does not say who.
 */
final class ModeOverrides {
  /** User, group, permissions, path. */
  private static final Splitter FIELDS = Splitter.on(' ').limit(4);

  private static final Pattern PERMISSIONS = Pattern.compile("[0-7]{3,5}");
  private static final int PERMISSION_BITS = 07777;

  private ModeOverrides() {}

  static List<Intervention> detect(Path root, Problems problems) {
    return TextFile.read(root.resolve("var/lib/dpkg/statoverride"), problems).stream()
        .flatMap(text -> text.meaningfulLines().stream())
        .flatMap(line -> read(root, line, problems))
        .toList();
  }

  private static Stream<Intervention> read(Path root, TextLine line, Problems problems) {
    List<String> fields = FIELDS.splitToList(line.text());
    if (fields.size() < 4 || !PERMISSIONS.matcher(fields.get(2)).matches()) {
      return Stream.empty();
    }
    String path = fields.get(3);
    int wanted = Integer.parseInt(fields.get(2), 8) & PERMISSION_BITS;
    String real =
        ServerPath.of(root, path)
            .flatMap(file -> permissions(file, problems))
            .filter(mode -> mode != wanted)
            .map(mode -> ", but the file has %o".formatted(mode))
            .orElse("");
    return Stream.of(
        new Intervention(
            "mode-override",
            path,
            "%s:%s %o%s".formatted(fields.get(0), fields.get(1), wanted, real),
            line.evidence()));
  }

  private static Optional<Integer> permissions(Path file, Problems problems) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      int mode = (int) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      return Optional.of(mode & PERMISSION_BITS);
    } catch (IOException e) {
      problems.unreadable(file, e);
      return Optional.empty();
    }
  }
}

package dev.exhume.core.analysis.host;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The mounts that an administrator gave to systemd instead of {@code fstab}.
 *
 * @see <a
 *     href="https://www.freedesktop.org/software/systemd/man/systemd.mount.html">systemd.mount(5)</a>
 */
final class MountUnits {
  private static final String FOLDER = "etc/systemd/system";

  private MountUnits() {}

  /** The units by name; those of packages mount what the kernel makes up. */
  static List<FstabEntry> read(Path root, Problems problems) {
    return Folder.files(root.resolve(FOLDER), problems).stream()
        .filter(file -> file.getFileName().toString().endsWith(".mount"))
        .flatMap(file -> TextFile.readStart(file, 1, problems).stream())
        .flatMap(file -> entry(file).stream())
        .toList();
  }

  private static Optional<FstabEntry> entry(TextFile unit) {
    Optional<TextLine> device = line(unit, "What");
    Optional<String> place = value(unit, "Where");
    if (device.isEmpty() || place.isEmpty() || !place.get().startsWith("/")) {
      return Optional.empty();
    }
    return Optional.of(
        new FstabEntry(
            value(device.get()),
            place.get(),
            value(unit, "Type").orElse("auto"),
            Splitter.on(',').splitToList(value(unit, "Options").orElse("defaults")),
            device.get()));
  }

  private static Optional<String> value(TextFile unit, String key) {
    return line(unit, key).map(MountUnits::value).filter(value -> !value.isEmpty());
  }

  private static String value(TextLine line) {
    return line.text().substring(line.text().indexOf('=') + 1).strip();
  }

  /** The last line of the section {@code Mount} that sets a key, which is the one that counts. */
  private static Optional<TextLine> line(TextFile unit, String key) {
    boolean isInside = false;
    Optional<TextLine> found = Optional.empty();
    for (TextLine line : unit.meaningfulLines()) {
      String text = line.stripped();
      if (text.startsWith("[")) {
        isInside = text.equals("[Mount]");
      } else if (isInside
          && text.startsWith(key)
          && text.substring(key.length()).strip().startsWith("=")) {
        found = Optional.of(line);
      }
    }
    return found;
  }
}

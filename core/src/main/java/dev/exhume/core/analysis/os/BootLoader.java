package dev.exhume.core.analysis.os;

import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kernel that the boot loader started when nobody chose another one. */
final class BootLoader {
  private static final List<String> GRUB_FILES =
      List.of(
          "boot/grub/grub.conf",
          "boot/grub/menu.lst",
          "etc/grub.conf",
          "boot/grub/grub.cfg",
          "boot/grub2/grub.cfg");

  /** The longest command line that a kernel takes is 2048 bytes. */
  private static final int LONGEST_LINE = 4096;

  private static final Pattern GRUB_DEFAULT =
      Pattern.compile("^\\s*(?:set\\s+)?default[\\s=]+\"?(\\d+)\"?\\s*$");
  private static final Pattern GRUB_ENTRY = Pattern.compile("^\\s*(?:title|menuentry)\\b.*");
  private static final Pattern GRUB_KERNEL =
      Pattern.compile("^\\s*(?:kernel|linux|linux16)\\s+(?:\\([^)]*\\))?(\\S+).*");
  private static final Pattern LILO_DEFAULT =
      Pattern.compile("^\\s*default\\s*=\\s*\"?([^\"]+?)\"?\\s*$");
  private static final Pattern LILO_IMAGE =
      Pattern.compile("^\\s*image\\s*=\\s*\"?([^\"]+?)\"?\\s*$");
  private static final Pattern LILO_LABEL =
      Pattern.compile("^\\s*label\\s*=\\s*\"?([^\"]+?)\"?\\s*$");
  private static final Pattern IMAGE_NAME = Pattern.compile("vmlinu[xz]-(.+)");

  private final Path root;

  private BootLoader(Path root) {
    this.root = root;
  }

  /** The version of the kernel, if a configuration of GRUB or LILO names it. */
  static Optional<String> kernel(Path root, Problems problems) {
    BootLoader loader = new BootLoader(root);
    return GRUB_FILES.stream()
        .flatMap(file -> TextFile.read(root.resolve(file), problems).stream())
        .flatMap(file -> grub(file).stream())
        .findFirst()
        .or(() -> TextFile.read(root.resolve("etc/lilo.conf"), problems).flatMap(BootLoader::lilo))
        .flatMap(loader::version);
  }

  /** The image of the default entry; the first entry is the default when none is named. */
  private static Optional<String> grub(TextFile file) {
    int defaultEntry = 0;
    int entry = -1;
    List<List<String>> images = new ArrayList<>();
    for (TextLine line : file.meaningfulLines()) {
      Optional<String> number = group(GRUB_DEFAULT, line);
      if (number.isPresent() && entry < 0) {
        defaultEntry =
            number.filter(digits -> digits.length() < 6).map(Integer::parseInt).orElse(0);
      } else if (GRUB_ENTRY.matcher(line.text()).matches()) {
        entry++;
        images.add(new ArrayList<>());
      } else if (entry >= 0) {
        group(GRUB_KERNEL, line).ifPresent(images.get(entry)::add);
      }
    }
    return images.stream()
        .skip(defaultEntry)
        .findFirst()
        .flatMap(ofEntry -> ofEntry.stream().findFirst());
  }

  private static Optional<String> lilo(TextFile file) {
    Optional<String> defaultLabel = Optional.empty();
    Optional<String> image = Optional.empty();
    Optional<String> first = Optional.empty();
    for (TextLine line : file.meaningfulLines()) {
      defaultLabel = group(LILO_DEFAULT, line).or(orElse(defaultLabel));
      image = group(LILO_IMAGE, line).or(orElse(image));
      first = first.or(orElse(image));
      Optional<String> label = group(LILO_LABEL, line);
      if (label.isPresent() && label.equals(defaultLabel)) {
        return image;
      }
    }
    return first;
  }

  private static Supplier<Optional<String>> orElse(Optional<String> value) {
    return () -> value;
  }

  /** The version in an image's name, or in that of the file it is a link to. */
  private Optional<String> version(String image) {
    return versionOfName(image)
        .or(() -> ServerPath.of(root, "/boot/" + lastName(image)).flatMap(BootLoader::target));
  }

  private static Optional<String> target(Path link) {
    try {
      return Files.isSymbolicLink(link)
          ? versionOfName(Files.readSymbolicLink(link).toString())
          : Optional.empty();
    } catch (IOException unreadable) {
      // The kernel is informative only: the container runs on that of its host.
      return Optional.empty();
    }
  }

  private static Optional<String> versionOfName(String path) {
    Matcher matcher = IMAGE_NAME.matcher(lastName(path));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Optional<String> group(Pattern pattern, TextLine line) {
    if (line.text().length() > LONGEST_LINE) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(line.text());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}

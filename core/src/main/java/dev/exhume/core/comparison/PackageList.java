package dev.exhume.core.comparison;

import dev.exhume.core.profile.Packages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of packages as somebody saved it before the server died: the output of {@code rpm -qa},
 * {@code dpkg -l} or {@code dpkg --get-selections}, those that {@link PlainList} knows, or of
 * Exhume itself.
 */
final class PackageList {
  /** Ten thousand packages are a megabyte at most. */
  private static final int MAX_BYTES = 16 << 20;

  /** Enough lines to be sure that a file is such a list, or is none. */
  private static final int START_BYTES = 1 << 16;

  private PackageList() {}

  /** The packages, if each line of the file names one. */
  static Optional<Packages> read(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(START_BYTES);
      if (!isText(start)) {
        return Optional.empty();
      }
      byte[] rest = in.readNBytes(MAX_BYTES - start.length);
      if (in.read() >= 0 || !isText(rest)) {
        return Optional.empty();
      }
      content = new byte[start.length + rest.length];
      System.arraycopy(start, 0, content, 0, start.length);
      System.arraycopy(rest, 0, content, start.length, rest.length);
    }
    return of(new String(content, StandardCharsets.UTF_8).lines().toList());
  }

  /** The packages, if each line names one. */
  static Optional<Packages> of(List<String> lines) {
    Optional<Packages> plain = PlainList.of(lines);
    if (plain.isPresent()) {
      return plain;
    }
    List<PackageLine> found = new ArrayList<>();
    for (String line : lines) {
      Optional<PackageLine> one = PackageLine.of(line);
      if (one.isPresent()) {
        found.add(one.get());
      } else if (!PackageLine.saysNothing(line)) {
        return Optional.empty();
      }
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    boolean isDpkg = found.stream().anyMatch(PackageLine::isOfDpkg);
    List<Packages.Item> items =
        found.stream().filter(PackageLine::isInstalled).map(line -> line.item(isDpkg)).toList();
    return Optional.of(
        new Packages(
            Optional.of(isDpkg ? "dpkg" : "rpm"),
            Optional.empty(),
            List.of(),
            items.size(),
            items));
  }

  private static boolean isText(byte[] bytes) {
    for (byte one : bytes) {
      if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
        return false;
      }
    }
    return true;
  }
}

package dev.exhume.core.kit.entrypoint;

import com.google.common.base.Splitter;
import com.google.common.primitives.Longs;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The numbers of users and groups by name, as {@code /etc/passwd} and {@code /etc/group} say. */
final class AccountNumbers {
  private static final Splitter FIELDS = Splitter.on(':');
  private static final int NUMBER = 2;

  private AccountNumbers() {}

  static Optional<Long> user(Path root, String name, Problems problems) {
    return find(root.resolve("etc/passwd"), name, problems);
  }

  static Optional<Long> group(Path root, String name, Problems problems) {
    return find(root.resolve("etc/group"), name, problems);
  }

  private static Optional<Long> find(Path file, String name, Problems problems) {
    return TextFile.read(file, problems).stream()
        .flatMap(text -> text.lines().stream())
        .map(line -> FIELDS.splitToList(line.text()))
        .filter(fields -> fields.size() > NUMBER && fields.get(0).equals(name))
        .findFirst()
        .flatMap(AccountNumbers::number);
  }

  private static Optional<Long> number(List<String> fields) {
    return Optional.ofNullable(Longs.tryParse(fields.get(NUMBER))).filter(number -> number >= 0);
  }
}

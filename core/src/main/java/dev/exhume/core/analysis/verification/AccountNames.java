package dev.exhume.core.analysis.verification;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of users or of groups on the dead server. */
final class AccountNames {
  /** The superuser, and his group, who need no entry. */
  private static final String ROOT = "root";

  private static final int MAX_DIGITS = 10;

  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  private AccountNames() {
    names.put(0, ROOT);
    numbers.put(ROOT, 0);
  }

  /** Reads {@code /etc/passwd} or {@code /etc/group}; in both the third field is the number. */
  static AccountNames read(Path file, Problems problems) {
    AccountNames accounts = new AccountNames();
    List<TextLine> lines = TextFile.read(file, problems).map(TextFile::lines).orElse(List.of());
    for (TextLine line : lines) {
      List<String> fields = Splitter.on(':').limit(4).splitToList(line.text());
      if (fields.size() > 2) {
        number(fields.get(2)).ifPresent(number -> accounts.add(fields.get(0), number));
      }
    }
    return accounts;
  }

  private void add(String name, int number) {
    names.putIfAbsent(number, name);
    numbers.putIfAbsent(name, number);
  }

  /**
   * Whether a number is that of a name; of several names for a number, or the reverse, any. Some
   * package managers know numbers only.
   */
  boolean matches(int number, String name) {
    Integer known = numbers.get(name);
    return name.equals(names.get(number))
        || (known != null && known == number)
        || name.equals(Integer.toString(number));
  }

  private static Optional<Integer> number(String text) {
    boolean isNumber =
        !text.isEmpty()
            && text.length() <= MAX_DIGITS
            && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Optional.of((int) Long.parseLong(text)) : Optional.empty();
  }
}

package dev.exhume.core.analysis.accounts;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /etc/shadow}: how passwords are kept, and when accounts end. Hashes stay in here. */
final class ShadowFile {
  private static final int EXPIRY = 7;
  private static final Pattern DAYS = Pattern.compile("\\d{1,6}");

  private final Map<String, Entry> entries = new HashMap<>();

  private ShadowFile() {}

  static ShadowFile read(Path root, Problems problems) {
    ShadowFile file = new ShadowFile();
    for (TextLine line :
        TextFile.read(root.resolve("etc/shadow"), problems)
            .map(TextFile::meaningfulLines)
            .orElse(List.of())) {
      List<String> fields = Splitter.on(':').limit(EXPIRY + 2).splitToList(line.text());
      if (fields.size() >= 2) {
        file.entries.putIfAbsent(
            fields.get(0), new Entry(PasswordScheme.of(fields.get(1)), expiry(fields)));
      }
    }
    return file;
  }

  /** How the password of an account is kept. */
  Optional<String> scheme(String account) {
    return Optional.ofNullable(entries.get(account)).map(Entry::scheme);
  }

  /** The first day on which an account may not be used any more. */
  Optional<LocalDate> expiry(String account) {
    return Optional.ofNullable(entries.get(account)).flatMap(Entry::expiry);
  }

  private static Optional<LocalDate> expiry(List<String> fields) {
    return Optional.of(fields)
        .filter(all -> all.size() > EXPIRY)
        .map(all -> all.get(EXPIRY))
        .filter(days -> DAYS.matcher(days).matches())
        .map(days -> LocalDate.ofEpochDay(Long.parseLong(days)));
  }

  private record Entry(String scheme, Optional<LocalDate> expiry) {}
}

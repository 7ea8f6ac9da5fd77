package dev.exhume.core.analysis.audit.ssh;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lists of keys that Debian's broken generator could make, as its package openssh-blacklist
 * brings them: a line is the last 20 of the 32 hexadecimal digits of a key's MD5 fingerprint.
 */
final class BlockedKeys {
  private static final int DIGITS = 20;
  private static final int MAX_KEYS = 2_000_000;
  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{20}");

  private final Set<String> ends = new HashSet<>();

  private BlockedKeys() {}

  static BlockedKeys read(Path root, Problems problems) {
    BlockedKeys keys = new BlockedKeys();
    Stream.of("/usr/share/ssh/blacklist.*", "/etc/ssh/blacklist.*")
        .flatMap(place -> FilePattern.expand(root, place, problems).stream())
        .flatMap(file -> TextFile.read(file, problems).stream())
        .flatMap(file -> file.lines().stream())
        .map(line -> line.stripped())
        .filter(line -> ENTRY.matcher(line).matches())
        .limit(MAX_KEYS)
        .forEach(keys.ends::add);
    return keys;
  }

  /** Whether there is no list here. */
  boolean isEmpty() {
    return ends.isEmpty();
  }

  /** Whether the lists have a key. */
  boolean contains(PublicKey key) {
    Optional<String> end =
        key.fingerprint().map(digits -> digits.substring(digits.length() - DIGITS));
    return end.filter(ends::contains).isPresent();
  }
}

package dev.exhume.core.kit.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/**
 * The records of an extended header, which hold what a plain tar header cannot.
 *
 * <p>Values are bytes: file names and extended attributes need not be text.
 *
 * @see <a
 *     href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_03">pax
 *     extended header</a>
 */
final class PaxRecords {
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();

  /** Adds a record: its length in decimal, a space, keyword, {@code =}, value, a line feed. */
  void add(String keyword, byte[] value) {
    byte[] key = keyword.getBytes(UTF_8);
    int rest = 1 + key.length + 1 + value.length + 1;
    int length = rest + digits(rest);
    // The length counts its own digits, and one more digit may make it one digit longer.
    if (digits(length) > digits(rest)) {
      length = rest + digits(length);
    }
    records.writeBytes(Integer.toString(length).getBytes(UTF_8));
    records.write(' ');
    records.writeBytes(key);
    records.write('=');
    records.writeBytes(value);
    records.write('\n');
  }

  void add(String keyword, String value) {
    add(keyword, value.getBytes(UTF_8));
  }

  boolean isEmpty() {
    return records.size() == 0;
  }

  byte[] bytes() {
    return records.toByteArray();
  }

  private static int digits(int number) {
    return Integer.toString(number).length();
  }
}

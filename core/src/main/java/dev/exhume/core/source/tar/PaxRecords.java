package dev.exhume.core.source.tar;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of a PAX header, which say more of the member after it than a plain header can.
 *
 * <p>{@code Records --> (Length " " Key "=" Value "\n")*}, where Length is in decimal and counts
 * the whole record. Values are kept as bytes: a path in them is UTF-8 by the standard, and whatever
 * the disk had in practice.
 *
 * @param values the last value of each key
 * @param sparsePairs the values of {@code GNU.sparse.offset} and {@code GNU.sparse.numbytes}, which
 *     come again and again
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html">pax</a>
 */
record PaxRecords(Map<String, Bytes> values, List<Bytes> sparsePairs) {
  /** No records. */
  static final PaxRecords NONE = new PaxRecords(Map.of(), List.of());

  /** More digits than a time of this universe needs. */
  private static final int MAX_SECOND_DIGITS = 12;

  private static final int NANO_DIGITS = 9;

  /** The records in a header, on top of those that hold for the whole archive. */
  static PaxRecords read(Bytes bytes, PaxRecords defaults) throws MalformedDataException {
    Map<String, Bytes> values = new LinkedHashMap<>(defaults.values);
    List<Bytes> sparsePairs = new ArrayList<>();
    int offset = 0;
    while (offset < bytes.size()) {
      int space = bytes.indexOf(' ', offset);
      long length = TarNumber.decimal(bytes, offset, Math.max(space, offset));
      if (length > bytes.size() - offset || length < space - offset + 2) {
        throw bytes.malformed(offset, "the record has %d bytes".formatted(length));
      }
      int end = offset + (int) length - 1;
      int equals = bytes.indexOf('=', space);
      if (bytes.u8(end) != '\n' || equals < 0 || equals > end) {
        throw bytes.malformed(offset, "the record is not of the form key=value");
      }
      String key = new String(bytes.copy(space + 1, equals - space - 1), StandardCharsets.UTF_8);
      Bytes value = bytes.slice("PAX record " + key, equals + 1, end - equals - 1);
      if (key.equals("GNU.sparse.offset") || key.equals("GNU.sparse.numbytes")) {
        sparsePairs.add(value);
      }
      values.put(key, value);
      offset = end + 1;
    }
    return new PaxRecords(values, sparsePairs);
  }

  /** A value as it is; an empty one means that the header's holds. */
  Optional<Bytes> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> value.size() > 0);
  }

  Optional<byte[]> bytes(String key) throws MalformedDataException {
    Optional<Bytes> value = value(key);
    return value.isPresent() ? Optional.of(all(value.get())) : Optional.empty();
  }

  long number(String key, long otherwise) throws MalformedDataException {
    Optional<Bytes> value = value(key);
    return value.isPresent() ? TarNumber.decimal(value.get(), 0, value.get().size()) : otherwise;
  }

  /** A time in seconds, which may have a sign and a fraction. */
  FileTime time(String key, FileTime otherwise) throws MalformedDataException {
    Optional<Bytes> found = value(key);
    if (found.isEmpty()) {
      return otherwise;
    }
    Bytes value = found.get();
    boolean negative = value.u8(0) == '-';
    int start = negative ? 1 : 0;
    int point = value.indexOf('.', 0);
    int end = point < 0 ? value.size() : point;
    if (end - start > MAX_SECOND_DIGITS) {
      throw value.malformed(0, "a time of %d digits".formatted(end - start));
    }
    long seconds = TarNumber.decimal(value, start, end);
    long nanos = point < 0 ? 0 : nanos(value, point + 1);
    Instant time =
        negative ? Instant.ofEpochSecond(-seconds, -nanos) : Instant.ofEpochSecond(seconds, nanos);
    return FileTime.from(time);
  }

  private static long nanos(Bytes value, int start) throws MalformedDataException {
    int end = Math.min(value.size(), start + NANO_DIGITS);
    if (end == start) {
      return 0;
    }
    long nanos = TarNumber.decimal(value, start, end);
    for (int i = end - start; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  static byte[] all(Bytes value) throws MalformedDataException {
    return value.copy(0, value.size());
  }
}

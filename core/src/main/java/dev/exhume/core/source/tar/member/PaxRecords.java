package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a PAX header, which say more of the member after it than a plain header can.
 *
 * <p>{@code Records --> (Length " " Key "=" Value "\n")*}, where Length is in decimal and counts
 * the whole record. Values are kept as bytes: a path in them is UTF-8 by the standard, and whatever
 * the disk had in practice.
 *
 * @param values the last value of each key that is of use here
 * @param sparseRuns the values of {@code GNU.sparse.offset} and {@code GNU.sparse.numbytes}, which
 *     come again and again
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html">pax</a>
 */
public record PaxRecords(Map<String, Bytes> values, SparseRuns sparseRuns) {
  /** No records. */
  public static final PaxRecords NONE = new PaxRecords(Map.of(), new SparseRuns());

  private static final Set<String> KEYS =
      Set.of("path", "linkpath", "size", "uid", "gid", "mtime", "atime", "ctime");

  private static final String SPARSE = "GNU.sparse.";

  /** More than Linux lists of a file; a forged header could have millions. */
  private static final int MAX_VALUES = 4096;

  /** More digits than a time of this universe needs. */
  private static final int MAX_SECOND_DIGITS = 12;

  private static final int NANO_DIGITS = 9;

  /** The records in a header, on top of those that hold for the whole archive. */
  static PaxRecords read(Bytes bytes, PaxRecords defaults) throws MalformedDataException {
    Map<String, Bytes> values = new LinkedHashMap<>(defaults.values);
    SparseRuns sparseRuns = new SparseRuns();
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
        sparseRuns.add(TarNumber.decimal(value, 0, value.size()), value);
      } else if (isOfUse(key)) {
        values.put(key, value);
      }
      if (values.size() > MAX_VALUES) {
        throw bytes.malformed(offset, "there are more than %d records".formatted(MAX_VALUES));
      }
      offset = end + 1;
    }
    return new PaxRecords(values, sparseRuns);
  }

  private static boolean isOfUse(String key) {
    return KEYS.contains(key) || key.startsWith(SPARSE) || ExtendedAttributeRecords.isOne(key);
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

package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a row.
 *
 * <pre>
 * TableRecord --> size of this header (varint), serial type (varint) *, value *
 * serial type --> 0 NULL | 1 to 6 integer of 1, 2, 3, 4, 6, 8 bytes | 7 float | 8 zero | 9 one
 *                 | even: BLOB of (type - 12) / 2 bytes | odd: text of (type - 13) / 2 bytes
 * </pre>
 *
 * @param size in bytes
 * @see <a href="https://sqlite.org/fileformat2.html#record_format">record format</a>
 */
record TableRecord(List<Value> values, long size) {
  private static final int FIRST_BLOB = 12;
  private static final int ZERO = 8;
  private static final int ONE = 9;
  private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};

  /**
   * Where a value lies.
   *
   * @param start in the record
   */
  record Value(long serialType, long start, long size) {
    boolean isNull() {
      return serialType == 0;
    }

    boolean isBlob() {
      return serialType >= FIRST_BLOB && serialType % 2 == 0;
    }

    private boolean isText() {
      return serialType > FIRST_BLOB && serialType % 2 != 0;
    }
  }

  /** Reads the header of a record, which tells where the values are. */
  static TableRecord read(Bytes payload) throws MalformedDataException {
    Varint headerSize = Varint.read(payload, 0);
    if (headerSize.value() < headerSize.size() || headerSize.value() > payload.size()) {
      throw payload.malformed(
          0,
          "record header of %d bytes, not %d to %d"
              .formatted(headerSize.value(), headerSize.size(), payload.size()));
    }
    Bytes header = payload.slice("record header", 0, (int) headerSize.value());
    List<Value> values = new ArrayList<>();
    long start = header.size();
    for (int at = headerSize.size(); at < header.size(); ) {
      Varint type = Varint.read(header, at);
      Value value = new Value(type.value(), start, size(header, at, type.value()));
      values.add(value);
      start += value.size();
      at += type.size();
    }
    return new TableRecord(values, start);
  }

  private static long size(Bytes header, int at, long type) throws MalformedDataException {
    if (type >= 0 && type < SIZES.length) {
      return SIZES[(int) type];
    }
    if (type < FIRST_BLOB || type > 2L * Integer.MAX_VALUE) {
      throw header.malformed(at, "serial type is %s".formatted(Long.toUnsignedString(type)));
    }
    return (type - FIRST_BLOB) / 2;
  }

  /** The first BLOB: RPM has one column of this type. */
  Optional<Value> blob() {
    return values.stream().filter(Value::isBlob).findFirst();
  }

  /** A value that is a text. */
  Optional<String> text(int column, Bytes payload, Charset encoding) throws MalformedDataException {
    if (column >= values.size() || !values.get(column).isText()) {
      return Optional.empty();
    }
    Value value = values.get(column);
    byte[] bytes = payload.copy(toInt(payload, value.start()), toInt(payload, value.size()));
    return Optional.of(new String(bytes, encoding));
  }

  /** A value that is an integer, which the numbers of pages are. */
  Optional<Long> integer(int column, Bytes payload) throws MalformedDataException {
    if (column >= values.size() || values.get(column).serialType() > ONE) {
      return Optional.empty();
    }
    Value value = values.get(column);
    if (value.serialType() >= ZERO) {
      return Optional.of(value.serialType() - ZERO);
    }
    long number = 0;
    for (int i = 0; i < value.size(); i++) {
      number = number << Byte.SIZE | payload.u8(toInt(payload, value.start()) + i);
    }
    return Optional.of(number);
  }

  private static int toInt(Bytes payload, long number) throws MalformedDataException {
    if (number > payload.size()) {
      throw payload.malformed(0, "value at 0x%x of 0x%x bytes".formatted(number, payload.size()));
    }
    return (int) number;
  }
}

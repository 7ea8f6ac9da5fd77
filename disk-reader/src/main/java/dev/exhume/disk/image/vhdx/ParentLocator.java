package dev.exhume.disk.image.vhdx;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.ParentLink;
import dev.exhume.disk.image.part.PartName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the parent is.
 *
 * <pre>
 *  0 id of the kind of locator; 18 u16 entries
 * 20 entries: u32 offset of the key, u32 of the value, u16 length of the key, u16 of the value;
 *    both in UTF-16
 * parent_linkage: id that the parent had when this disk was made
 * relative_path, volume_path, absolute_win32_path: its name
 * </pre>
 */
record ParentLocator(Map<String, String> values) {
  private static final int ENTRIES_OFFSET = 20;
  private static final int ENTRY_BYTES = 12;

  ParentLocator {
    values = Map.copyOf(values);
  }

  static ParentLocator read(Bytes bytes) throws MalformedDataException {
    Map<String, String> values = new HashMap<>();
    int entries = bytes.u16(18);
    for (int i = 0; i < entries; i++) {
      int at = ENTRIES_OFFSET + i * ENTRY_BYTES;
      values.put(
          text(bytes, bytes.u32(at), bytes.u16(at + 8)),
          text(bytes, bytes.u32(at + 4), bytes.u16(at + 10)));
    }
    return new ParentLocator(values);
  }

  private static String text(Bytes bytes, long offset, int length) throws MalformedDataException {
    byte[] text = bytes.copy((int) Math.min(offset, Integer.MAX_VALUE), length);
    return new String(text, StandardCharsets.UTF_16LE);
  }

  ParentLink link() {
    List<PartName> names =
        Stream.of("relative_path", "absolute_win32_path", "volume_path")
            .flatMap(key -> Stream.ofNullable(values.get(key)))
            .map(PartName::of)
            .toList();
    return new ParentLink(
        names, Optional.ofNullable(values.get("parent_linkage")).map(ParentLocator::bare));
  }

  /** An id without its braces. */
  private static String bare(String id) {
    return id.replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
  }
}

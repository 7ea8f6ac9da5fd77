package dev.exhume.core.source.tar.member;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The extended attributes among PAX records, as star and GNU tar write them. */
final class ExtendedAttributeRecords {
  private static final String PREFIX = "SCHILY.xattr.";
  private static final String SELINUX = "RHT.security.selinux";

  private ExtendedAttributeRecords() {}

  /** Whether a record of that key is an attribute. */
  static boolean isOne(String key) {
    return key.startsWith(PREFIX) || key.equals(SELINUX);
  }

  /** The attributes by their full names. */
  static Map<String, byte[]> of(PaxRecords records) throws MalformedDataException {
    Map<String, byte[]> attributes = new TreeMap<>();
    for (Map.Entry<String, Bytes> entry : records.values().entrySet()) {
      byte[] value = PaxRecords.all(entry.getValue());
      if (entry.getKey().startsWith(PREFIX)) {
        attributes.put(entry.getKey().substring(PREFIX.length()), value);
      } else if (entry.getKey().equals(SELINUX)) {
        // The kernel keeps the NUL that ends the context, the record does not.
        attributes.put("security.selinux", Arrays.copyOf(value, value.length + 1));
      }
    }
    return attributes;
  }
}

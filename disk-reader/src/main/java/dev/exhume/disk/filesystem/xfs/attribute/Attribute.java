package dev.exhume.disk.filesystem.xfs.attribute;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.util.Optional;

/**
 * An extended attribute.
 *
 * @param flags what the name begins with, and what else is special about it
 * @param suffix the name without that beginning
 * @param value in the inode or in a leaf, or how to find it
 */
public record Attribute(int flags, String suffix, Value value) {
  static final int LOCAL = 0x1;

  private static final int TRUSTED = 0x2;
  private static final int SECURE = 0x4;

  /** Where a file was found, which Linux shows nobody. */
  private static final int PARENT = 0x8;

  /** It was being written when the server stopped. */
  private static final int INCOMPLETE = 0x80;

  /** The full name, unless it is none that anybody sees. */
  public Optional<String> name() {
    if ((flags & (PARENT | INCOMPLETE)) != 0) {
      return Optional.empty();
    }
    return Optional.of(prefix() + suffix);
  }

  private String prefix() {
    if ((flags & TRUSTED) != 0) {
      return "trusted.";
    }
    return (flags & SECURE) != 0 ? "security." : "user.";
  }

  /** Where a value is. */
  public interface Value {
    /** Reads it. */
    Bytes read(XfsVolume volume) throws IOException;

    /** A value that lies in the area where its name does. */
    static Value in(Bytes area, int offset, int size) throws MalformedDataException {
      Bytes value = area.slice("extended attribute", offset, size);
      return volume -> value;
    }
  }
}

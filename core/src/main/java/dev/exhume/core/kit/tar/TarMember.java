package dev.exhume.core.kit.tar;

import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a tar archive says of a file besides its content.
 *
 * @param path relative to the archive's root, as {@link dev.exhume.filesystem.UnixNames} spells it
 * @param mode permission bits, with set-user-id and its like
 * @param extendedAttributes by full name
 */
public record TarMember(
    String path,
    int mode,
    long uid,
    long gid,
    FileTime modified,
    SortedMap<String, byte[]> extendedAttributes) {
  public TarMember {
    extendedAttributes = new TreeMap<>(extendedAttributes);
  }
}

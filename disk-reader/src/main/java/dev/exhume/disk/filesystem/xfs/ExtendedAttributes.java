package dev.exhume.disk.filesystem.xfs;

import dev.exhume.binary.Bytes;
import dev.exhume.disk.filesystem.xfs.attribute.Attribute;
import dev.exhume.disk.filesystem.xfs.attribute.AttributeFork;
import dev.exhume.disk.filesystem.xfs.attribute.KeptAccessControlList;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the extended attributes of inodes. What is damaged is told and left out. */
final class ExtendedAttributes {
  /** The attributes in which access control lists are kept, and under which Linux shows them. */
  private static final Map<String, String> ACCESS_CONTROL_LISTS =
      Map.of(
          "trusted.SGI_ACL_FILE", "system.posix_acl_access",
          "trusted.SGI_ACL_DEFAULT", "system.posix_acl_default");

  private final XfsVolume volume;

  ExtendedAttributes(XfsVolume volume) {
    this.volume = volume;
  }

  /** All attributes by their full names. */
  Map<String, byte[]> of(InodeRecord inode) {
    List<Attribute> found = new ArrayList<>();
    AttributeFork.forEach(volume, inode, found::add);
    Map<String, byte[]> attributes = new TreeMap<>();
    for (Attribute attribute : found) {
      Optional<String> name = attribute.name();
      if (name.isPresent()) {
        try {
          put(attributes, name.get(), attribute.value().read(volume));
        } catch (IOException e) {
          volume.tell(
              e,
              inode.bytes().position(),
              "extended attribute '%s' of inode %d is lost".formatted(name.get(), inode.number()));
        }
      }
    }
    return attributes;
  }

  private static void put(Map<String, byte[]> attributes, String name, Bytes value)
      throws IOException {
    String shown = ACCESS_CONTROL_LISTS.get(name);
    if (shown != null) {
      attributes.putIfAbsent(shown, KeptAccessControlList.shown(value));
    }
    attributes.putIfAbsent(name, value.copy(0, value.size()));
  }
}

package dev.exhume.core.kit.root;

import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses the extended attributes that go into the image: capabilities, access control lists, and
 * those of users.
 *
 * <p>An engine gives up on a whole image over one attribute that its kernel refuses; so values that
 * no kernel accepts stay out as well.
 */
final class ExtendedAttributes {
  private static final String CAPABILITY = "security.capability";
  private static final String ACL = "system.posix_acl_";
  private static final int MAX_VALUE = 4096;

  private final SortedMap<String, Long> leftOut = new TreeMap<>();

  /** The attributes of a file that the image gets. */
  SortedMap<String, byte[]> of(RootFile file) throws IOException {
    SortedMap<String, byte[]> kept = new TreeMap<>();
    if (!file.path().getFileSystem().supportedFileAttributeViews().contains("xattr")) {
      return kept;
    }
    Map<String, Object> all =
        Files.readAttributes(file.path(), "xattr:*", LinkOption.NOFOLLOW_LINKS);
    for (Map.Entry<String, Object> attribute : all.entrySet()) {
      byte[] value = (byte[]) attribute.getValue();
      if (isWelcome(file, attribute.getKey(), value)) {
        kept.put(attribute.getKey(), value);
      } else {
        leftOut.merge(attribute.getKey(), 1L, Long::sum);
      }
    }
    return kept;
  }

  /** What was left out, a line for each name. */
  List<Change> changes() {
    return leftOut.entrySet().stream()
        .map(
            name ->
                new Change(
                    "/",
                    ChangeRule.EXTENDED_ATTRIBUTES,
                    "extended attribute %s left out of %d files"
                        .formatted(name.getKey(), name.getValue()),
                    name.getKey().equals("security.selinux")
                        ? "labels are given by the host's own policy"
                        : "the engine's kernel would refuse it or take it for its own"))
        .toList();
  }

  private static boolean isWelcome(RootFile file, String name, byte[] value) {
    if (value.length > MAX_VALUE || name.indexOf('=') >= 0) {
      return false;
    }
    if (name.equals(CAPABILITY)) {
      return file.isRegular() && isCapability(value);
    }
    if (name.startsWith(ACL)) {
      return file.type() != FileType.SYMBOLIC_LINK && isAcl(value);
    }
    return name.startsWith("user.") && (file.isRegular() || file.isDirectory());
  }

  /** {@code struct vfs_cap_data}: the revision in the top byte decides on the length. */
  private static boolean isCapability(byte[] value) {
    if (value.length < 4) {
      return false;
    }
    return switch (value[3]) {
      case 1 -> value.length == 12;
      case 2 -> value.length == 20;
      case 3 -> value.length == 24;
      default -> false;
    };
  }

  /** {@code struct posix_acl_xattr_header}: version 2, then entries of eight bytes. */
  private static boolean isAcl(byte[] value) {
    return value.length >= 4
        && value.length % 8 == 4
        && ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt() == 2;
  }
}

package dev.exhume.filesystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The names under which {@code Files.readAttributes} and {@code Files.getAttribute} know things.
 */
final class AttributeNames {
  private static final Map<String, Function<InodeAttributes, Object>> BASIC =
      Map.of(
          "lastModifiedTime", InodeAttributes::lastModifiedTime,
          "lastAccessTime", InodeAttributes::lastAccessTime,
          "creationTime", InodeAttributes::creationTime,
          "size", InodeAttributes::size,
          "isRegularFile", InodeAttributes::isRegularFile,
          "isDirectory", InodeAttributes::isDirectory,
          "isSymbolicLink", InodeAttributes::isSymbolicLink,
          "isOther", InodeAttributes::isOther,
          "fileKey", InodeAttributes::fileKey);
  private static final Map<String, Function<InodeAttributes, Object>> OWNER =
      Map.of("owner", InodeAttributes::owner);
  private static final Map<String, Function<InodeAttributes, Object>> POSIX =
      Map.of("permissions", InodeAttributes::permissions, "group", InodeAttributes::group);
  private static final Map<String, Function<InodeAttributes, Object>> UNIX =
      Map.of(
          "mode", attributes -> attributes.unix().mode(),
          "ino", attributes -> attributes.unix().inode(),
          "dev", attributes -> attributes.unix().device(),
          "rdev", attributes -> attributes.unix().deviceNumber(),
          "nlink", attributes -> attributes.unix().links(),
          "uid", attributes -> attributes.unix().uid(),
          "gid", attributes -> attributes.unix().gid(),
          "ctime", attributes -> attributes.unix().changeTime());

  private static final Map<String, Map<String, Function<InodeAttributes, Object>>> BY_VIEW =
      Map.of(
          "basic",
          BASIC,
          "owner",
          OWNER,
          "posix",
          union(BASIC, OWNER, POSIX),
          "unix",
          union(BASIC, OWNER, POSIX, UNIX));

  /** All views of a file system. */
  static final Set<String> VIEWS = Set.of("basic", "owner", "posix", "unix", "xattr");

  private AttributeNames() {}

  /** The values of the attributes that {@code names} lists, {@code *} being all of the view. */
  static Map<String, Object> read(InodeAttributes attributes, String view, List<String> names) {
    Map<String, Function<InodeAttributes, Object>> known = BY_VIEW.get(view);
    if (known == null) {
      throw new UnsupportedOperationException("attribute view " + view);
    }
    Map<String, Object> values = new TreeMap<>();
    for (String name : names.contains("*") ? new ArrayList<>(known.keySet()) : names) {
      Function<InodeAttributes, Object> value = known.get(name);
      if (value == null) {
        throw new IllegalArgumentException("attribute %s:%s".formatted(view, name));
      }
      values.put(name, value.apply(attributes));
    }
    return values;
  }

  @SafeVarargs
  private static Map<String, Function<InodeAttributes, Object>> union(
      Map<String, Function<InodeAttributes, Object>>... parts) {
    Map<String, Function<InodeAttributes, Object>> union = new TreeMap<>();
    for (Map<String, Function<InodeAttributes, Object>> part : parts) {
      union.putAll(part);
    }
    return union;
  }
}

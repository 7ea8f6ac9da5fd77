package dev.exhume.testdata;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.jimfs.AttributeProvider;
import com.google.common.jimfs.File;
import com.google.common.jimfs.FileLookup;
import java.nio.file.attribute.FileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * The "unix" attributes of a file in memory.
 *
 * <p>Jimfs' own provider makes user and group numbers up; here a test can set them.
 */
final class UnixAttributeProvider extends AttributeProvider {
  private static final ImmutableSet<String> SETTABLE = ImmutableSet.of("mode", "uid", "gid");
  private static final ImmutableSet<String> FIXED =
      ImmutableSet.of("mode", "ino", "dev", "rdev", "nlink", "uid", "gid", "ctime");

  @Override
  public String name() {
    return "unix";
  }

  @Override
  public ImmutableSet<String> inherits() {
    return ImmutableSet.of("basic", "owner", "posix");
  }

  @Override
  public ImmutableSet<String> fixedAttributes() {
    return FIXED;
  }

  @Override
  public @Nullable Object get(File file, String attribute) {
    return switch (attribute) {
      case "mode", "uid", "gid" -> {
        Object value = file.getAttribute("unix", attribute);
        yield value == null ? 0 : value;
      }
      case "ino" -> (long) file.id();
      case "dev" -> 1L;
      case "rdev" -> 0L;
      case "nlink" -> file.links();
      case "ctime" -> file.getLastModifiedTime();
      default -> null;
    };
  }

  @Override
  public void set(File file, String view, String attribute, Object value, boolean create) {
    if (!SETTABLE.contains(attribute)) {
      throw unsettable(view, attribute, create);
    }
    file.setAttribute("unix", attribute, checkType(view, attribute, value, Integer.class));
  }

  @Override
  public Class<? extends FileAttributeView> viewType() {
    return UnixView.class;
  }

  @Override
  public FileAttributeView view(
      FileLookup lookup, ImmutableMap<String, FileAttributeView> inheritedViews) {
    throw new UnsupportedOperationException("the unix attributes are read by name");
  }

  /** The type of a view that exists only so that "unix:mode" can be asked for. */
  private interface UnixView extends FileAttributeView {}
}

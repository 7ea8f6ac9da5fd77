package dev.exhume.filesystem;

import java.io.IOException;
import java.nio.file.attribute.FileAttributeView;
import java.util.List;

/**
 * The extended attributes of a file, of every namespace: {@code user.}, {@code security.}, {@code
 * system.}, {@code trusted.}.
 *
 * <p>{@code Files.readAttributes(path, "xattr:*")} gives the same by name.
 */
public interface ExtendedAttributeView extends FileAttributeView {
  /** Always {@code xattr}. */
  @Override
  default String name() {
    return "xattr";
  }

  /** The full names, sorted. */
  List<String> list() throws IOException;

  /**
   * The value of an attribute.
   *
   * @throws java.nio.file.FileSystemException when the file has no such attribute
   */
  byte[] read(String name) throws IOException;
}

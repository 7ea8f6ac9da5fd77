package dev.exhume.filesystem;

import java.io.IOException;
import java.util.List;

/** The extended attributes of a file, read anew by each call. */
record XattrView(PathAccess file) implements ExtendedAttributeView {
  @Override
  public List<String> list() throws IOException {
    return List.copyOf(file.extendedAttributes().keySet());
  }

  @Override
  public byte[] read(String name) throws IOException {
    byte[] value = file.extendedAttributes().get(name);
    if (value == null) {
      throw file.refusal("has no extended attribute %s".formatted(name));
    }
    return value;
  }
}

package dev.exhume.core.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads with the means of {@code java.nio.file} alone: the host may note the access, and shows the
 * extended attributes of the namespace {@code user} only.
 */
final class PlainFiles implements HostFiles {
  /** Whether the store has such attributes: too dear a question to ask it for every file. */
  private final boolean hasAttributes;

  private PlainFiles(boolean hasAttributes) {
    this.hasAttributes = hasAttributes;
  }

  static PlainFiles of(Path directory) throws IOException {
    return new PlainFiles(
        Files.getFileStore(directory)
            .supportsFileAttributeView(UserDefinedFileAttributeView.class));
  }

  @Override
  public SeekableByteChannel open(Path file) throws IOException {
    return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public boolean leavesTraces() {
    return true;
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        names.add(HostNames.text(entry.getFileName()));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  @Override
  public String linkTarget(Path link) throws IOException {
    return HostNames.text(Files.readSymbolicLink(link));
  }

  @Override
  public Map<String, byte[]> extendedAttributes(Path file) throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(
            file, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null || !hasAttributes) {
      return Map.of();
    }
    Map<String, byte[]> attributes = new TreeMap<>();
    for (String name : view.list()) {
      ByteBuffer value = ByteBuffer.allocate(view.size(name));
      view.read(name, value);
      attributes.put("user." + name, value.array());
    }
    return attributes;
  }
}

package dev.exhume.core.source;

import dev.exhume.filesystem.UnixNames;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads without a trace: no access time of a file or directory changes.
 *
 * <p>The kernel grants that to the owner of a file and to the super-user; for others, and on
 * reading a symbolic link's target, it notes the access as the mount's options say. Only a mount
 * that is read-only or {@code noatime} keeps it from that.
 */
final class QuietFiles implements HostFiles {
  /** {@code XATTR_LIST_MAX} and {@code XATTR_SIZE_MAX} of Linux. */
  private static final int MAX_ATTRIBUTE_BYTES = 1 << 16;

  /** Most files have no extended attributes, which is found out without making room for any. */
  private static final ByteBuffer NO_ROOM = ByteBuffer.allocateDirect(0);

  private final KernelCalls kernel;
  private volatile boolean wasRefused;

  QuietFiles(KernelCalls kernel) {
    this.kernel = kernel;
  }

  @Override
  public SeekableByteChannel open(Path file) throws IOException {
    try {
      return stream(opened(file)).getChannel();
    } catch (KernelException e) {
      throw e.on(file);
    }
  }

  private FileInputStream stream(int descriptor) throws KernelException {
    return new FileInputStream(kernel.descriptor(descriptor));
  }

  private int opened(Path file) throws KernelException {
    try {
      return kernel.open(file, true);
    } catch (KernelException e) {
      if (e.errorNumber() != KernelException.NOT_PERMITTED) {
        throw e;
      }
      wasRefused = true;
      return kernel.open(file, false);
    }
  }

  @Override
  public boolean leavesTraces() {
    return wasRefused;
  }

  @Override
  public List<String> names(Path directory) throws IOException {
    try {
      long stream = openedDirectory(directory);
      try {
        return names(stream);
      } finally {
        kernel.closeDirectory(stream);
      }
    } catch (KernelException e) {
      throw e.on(directory);
    }
  }

  private long openedDirectory(Path directory) throws IOException, KernelException {
    int descriptor = opened(directory);
    try {
      return kernel.openDirectory(descriptor);
    } catch (KernelException e) {
      stream(descriptor).close();
      throw e;
    }
  }

  private List<String> names(long stream) throws KernelException {
    List<String> names = new ArrayList<>();
    byte[] name = kernel.readDirectory(stream);
    while (name != null) {
      String text = UnixNames.decode(name);
      if (!text.equals(".") && !text.equals("..")) {
        names.add(text);
      }
      name = kernel.readDirectory(stream);
    }
    return names;
  }

  @Override
  public String linkTarget(Path link) throws IOException {
    try {
      return UnixNames.decode(kernel.readLink(link));
    } catch (KernelException e) {
      throw e.on(link);
    }
  }

  @Override
  public Map<String, byte[]> extendedAttributes(Path file) throws IOException {
    try {
      int descriptor = opened(file);
      FileInputStream open = stream(descriptor);
      try {
        return attributes(descriptor);
      } finally {
        open.close();
      }
    } catch (KernelException e) {
      if (e.errorNumber() == KernelException.NOT_SUPPORTED) {
        return Map.of();
      }
      throw e.on(file);
    }
  }

  private Map<String, byte[]> attributes(int descriptor) throws KernelException {
    if (kernel.listAttributes(descriptor, NO_ROOM) == 0) {
      return Map.of();
    }
    ByteBuffer room = ByteBuffer.allocateDirect(MAX_ATTRIBUTE_BYTES);
    byte[] names = new byte[kernel.listAttributes(descriptor, room)];
    room.get(0, names);
    Map<String, byte[]> attributes = new TreeMap<>();
    int start = 0;
    for (int i = 0; i < names.length; i++) {
      if (names[i] == 0) {
        byte[] name = Arrays.copyOfRange(names, start, i);
        byte[] value = new byte[kernel.readAttribute(descriptor, name, room)];
        room.get(0, value);
        attributes.put(UnixNames.decode(name), value);
        start = i + 1;
      }
    }
    return attributes;
  }
}

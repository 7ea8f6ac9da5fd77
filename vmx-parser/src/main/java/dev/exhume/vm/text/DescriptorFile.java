package dev.exhume.vm.text;

import dev.exhume.vm.MalformedDescriptorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a descriptor. */
public final class DescriptorFile {
  /** The largest that were seen have some hundred KiB. */
  public static final int MAX_BYTES = 8 << 20;

  private DescriptorFile() {}

  /**
   * Reads all of a descriptor.
   *
   * @throws MalformedDescriptorException when it is too long to be one
   */
  public static byte[] read(Path file) throws IOException {
    byte[] bytes = start(file, MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new MalformedDescriptorException(
          file.toString(), 0, "has more than %d bytes".formatted(MAX_BYTES));
    }
    return bytes;
  }

  /** The first bytes of a file, as many as there are. */
  public static byte[] start(Path file, int length) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          file.toString(), null, Files.exists(file) ? "no regular file" : "no such file");
    }
    try (InputStream bytes = Files.newInputStream(file)) {
      return bytes.readNBytes(length);
    }
  }
}

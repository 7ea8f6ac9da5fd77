package dev.exhume.disk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Disks with what reference tools say of them, which lie beside the checkout and not in it. */
public final class SharedDisks {
  private static final int BLOCK_SIZE = 1 << 16;

  private SharedDisks() {}

  /** A file or folder; the test is skipped where there is none. */
  public static Path at(String name) {
    String shared = System.getProperty("exhume.shared", "");
    Path path = Path.of(shared, "data", "disk").resolve(name);
    assumeTrue(
        !shared.isEmpty() && Files.exists(path),
        "skipped: no real disks in " + path + " (property exhume.shared)");
    return path;
  }

  /** Unpacks a file into {@code directory}, with holes where it has nothing but zeros. */
  public static Path unpack(String name, Path directory) {
    Path packed = at(name);
    Path file = directory.resolve(packed.getFileName().toString().replace(".gz", ""));
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed), BLOCK_SIZE)) {
      writeSparse(bytes, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  /** Unpacks the files of a tar archive into {@code directory}. */
  public static void unpackAll(String name, Path directory) {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(at(name))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          Path file = directory.resolve(entry.getName());
          Files.createDirectories(file.getParent());
          writeSparse(tar, file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeSparse(InputStream bytes, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      byte[] block = bytes.readNBytes(BLOCK_SIZE);
      long position = 0;
      while (block.length > 0) {
        write(out, position, block);
        position += block.length;
        block = bytes.readNBytes(BLOCK_SIZE);
      }
    }
  }

  private static void write(FileChannel out, long position, byte[] block) throws IOException {
    long end = position + block.length;
    boolean isHole = true;
    for (byte next : block) {
      isHole &= next == 0;
    }
    if (!isHole) {
      out.write(ByteBuffer.wrap(block), position);
    } else {
      out.write(ByteBuffer.allocate(1), end - 1);
    }
  }

  /** The bytes of a packed file. */
  public static byte[] read(String name) {
    try (InputStream bytes = unpacked(at(name))) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream unpacked(Path packed) throws IOException {
    InputStream bytes = Files.newInputStream(packed);
    return packed.toString().endsWith(".bz2")
        ? new BZip2CompressorInputStream(bytes)
        : new GZIPInputStream(bytes);
  }
}

package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A disk as its machine saw it, whatever files hold it. */
public final class DiskImage implements Closeable {
  private final Path file;
  private final ImageFormat format;
  private final ByteSource bytes;
  private final DiskProblems problems;

  private DiskImage(Path file, ImageFormat format, ByteSource bytes, DiskProblems problems) {
    this.file = file;
    this.format = format;
    this.bytes = bytes;
    this.problems = problems;
  }

  /** Opens an image, which its content tells apart from those of other formats. */
  public static DiskImage open(Path file) throws IOException {
    return new DiskImage(file, ImageFormat.RAW, ByteSource.open(file), new DiskProblems());
  }

  /** The file that was opened; extents and parents lie in others. */
  public Path file() {
    return file;
  }

  public ImageFormat format() {
    return format;
  }

  /** The bytes of the disk. */
  public ByteSource bytes() {
    return bytes;
  }

  /** What could not be read so far. */
  public List<DiskProblem> problems() {
    return problems.sorted();
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}

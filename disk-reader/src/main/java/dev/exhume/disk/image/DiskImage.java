package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk as its machine saw it, whatever files hold it. Safe for use by several threads.
 *
 * <p>What an image is put together from is looked for where it says and where such files are moved
 * to, but only around the image itself. A part that is missing is a problem, and costs the bytes
 * that lie in it.
 */
public final class DiskImage implements Closeable {
  private final Path file;
  private final ImageFormat format;
  private final ByteSource bytes;
  private final OpenFiles files;

  private DiskImage(Path file, ImageFormat format, ByteSource bytes, OpenFiles files) {
    this.file = file;
    this.format = format;
    this.bytes = bytes;
    this.files = files;
  }

  /**
   * Opens an image, which its content tells apart from those of other formats.
   *
   * @param file the descriptor of an image that has one, any piece of one that is split
   * @throws NoSuchFileException when there is no such file
   */
  public static DiskImage open(Path file) throws IOException {
    return open(file, List.of());
  }

  /**
   * Opens an image whose parts lie in certain folders, or below: they are looked for there as well
   * as around the image, and nothing outside of these folders is read.
   *
   * @param folders without links; with none it is as if nobody had said any
   * @throws NoSuchFileException when there is no such file
   */
  public static DiskImage open(Path file, List<Path> folders) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a directory, not a disk image");
    }
    OpenFiles files = new OpenFiles();
    try {
      LayerReader.Opened opened = LayerReader.of(files, folders).open(file);
      return new DiskImage(file, opened.format(), opened.layer().bytes(), files);
    } catch (IOException | RuntimeException e) {
      try (files) {
        throw e;
      }
    }
  }

  /**
   * Opens an image that is a part of another file, such as a member of an archive. What it is put
   * together from besides is not looked for.
   *
   * @param offset in bytes from the start of the file
   * @param length in bytes
   */
  public static DiskImage openInside(Path file, long offset, long length) throws IOException {
    return openInside(List.of(new ImagePiece(file, offset, length)));
  }

  /**
   * Opens an image that lies in pieces of files, one after the other. What it is put together from
   * besides is not looked for.
   *
   * @param pieces at least one
   */
  public static DiskImage openInside(List<ImagePiece> pieces) throws IOException {
    OpenFiles files = new OpenFiles();
    try {
      LayerReader.Opened opened = LayerReader.of(files, List.of()).openInside(pieces);
      return new DiskImage(pieces.get(0).file(), opened.format(), opened.layer().bytes(), files);
    } catch (IOException | RuntimeException e) {
      try (files) {
        throw e;
      }
    }
  }

  /**
   * Opens an image that somebody has put together or unpacked. What it is put together from besides
   * is not looked for.
   *
   * @param from the files whose bytes these are
   * @param bytes are closed with the image, or if it cannot be opened
   */
  public static DiskImage of(List<Path> from, ByteSource bytes) throws IOException {
    OpenFiles files = new OpenFiles();
    try {
      LayerReader.Opened opened = LayerReader.of(files, List.of()).openAlone(from, bytes);
      return new DiskImage(from.get(0), opened.format(), opened.layer().bytes(), files);
    } catch (IOException | RuntimeException e) {
      try (files) {
        throw e;
      }
    }
  }

  /** The file that was opened. */
  public Path file() {
    return file;
  }

  /** All files that the disk is read from, without links: extents, parents and pieces too. */
  public List<Path> files() {
    return files.paths();
  }

  /** The image and the parents that it builds on, the newest first; no extents. */
  public List<Path> chain() {
    return files.chain();
  }

  /** The files besides its own that an image of the {@link #chain} is read from. */
  public List<Path> extents(Path image) {
    return files.extents(image);
  }

  /** The images that this disk builds on and that are not there, as its images call them. */
  public List<String> missingParents() {
    return files.missingParents();
  }

  /** The extents and pieces that are not there, as its images call them. */
  public List<String> missingExtents() {
    return files.missingExtents();
  }

  public ImageFormat format() {
    return format;
  }

  /** The bytes of the disk; they end with the image. */
  public ByteSource bytes() {
    return bytes;
  }

  /** What could not be read so far, and what is read otherwise than the image says. */
  public List<DiskProblem> problems() {
    return files.problems().sorted();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}

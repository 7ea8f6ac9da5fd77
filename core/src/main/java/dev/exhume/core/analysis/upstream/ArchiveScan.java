package dev.exhume.core.analysis.upstream;

import com.google.common.io.ByteStreams;
import dev.exhume.core.reading.Problems;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * Looks through archives of Java, and those in them, for known libraries. Reads each once, in
 * streams, and unpacks no more than a bound for all of them together.
 */
final class ArchiveScan {
  /** A library in an application in a bigger one, in an installer. */
  private static final int MAX_DEPTH = 4;

  private static final int MAX_TEXT_BYTES = 64 << 10;

  /** The first bytes of an entry, and of an archive without any. */
  private static final int[] MAGIC = {'P', 'K'};

  private final Problems problems;
  private final List<Library> found = new ArrayList<>();
  private long entriesLeft;
  private long bytesLeft;

  /**
   * A scan of many archives.
   *
   * @param maxEntries to look at in all of them
   * @param maxBytes to unpack of all of them
   */
  ArchiveScan(long maxEntries, long maxBytes, Problems problems) {
    this.entriesLeft = maxEntries;
    this.bytesLeft = maxBytes;
    this.problems = problems;
  }

  /** Looks through one more; what is no archive holds nothing. */
  void scan(Path file) {
    if (isUsedUp()) {
      return;
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(MAGIC.length);
      boolean isArchive = in.read() == MAGIC[0] && in.read() == MAGIC[1];
      in.reset();
      if (isArchive) {
        scan(in, file, "", 0);
      }
    } catch (IOException e) {
      problems.unreadable(file, e);
    }
    if (isUsedUp()) {
      problems.add(
          file, "is where looking through archives of Java ended: together they hold too much");
    }
  }

  List<Library> found() {
    return List.copyOf(found);
  }

  private boolean isUsedUp() {
    return entriesLeft <= 0 || bytesLeft <= 0;
  }

  private void scan(InputStream in, Path file, String inside, int depth) throws IOException {
    String path = inside.isEmpty() ? file.toString() : inside;
    ArchiveContents contents = new ArchiveContents(path.substring(path.lastIndexOf('/') + 1));
    try {
      read(new ZipArchiveInputStream(in), file, inside, depth, contents);
    } finally {
      contents.libraries().stream()
          .map(each -> new Library(each.library(), each.version(), each.hasClass(), file, inside))
          .forEach(found::add);
    }
  }

  // Closed by nobody: the stream below belongs to the caller.
  @SuppressWarnings("resource")
  private void read(
      ZipArchiveInputStream archive, Path file, String inside, int depth, ArchiveContents contents)
      throws IOException {
    ZipArchiveEntry entry = archive.getNextEntry();
    while (entry != null && !isUsedUp()) {
      entriesLeft--;
      String name = entry.getName();
      contents.addName(name);
      InputStream content = new Counted(archive);
      if (ArchiveContents.isTelling(name)) {
        contents.add(name, content.readNBytes(MAX_TEXT_BYTES));
      } else if (depth < MAX_DEPTH && JavaArchiveFiles.isArchive(name)) {
        scanInner(content, file, inside.isEmpty() ? name : inside + "!/" + name, depth + 1);
      }
      if (entry.getGeneralPurposeBit().usesDataDescriptor()) {
        // Read here and not left to be skipped, because skipping unpacks as well, without bound.
        ByteStreams.exhaust(content);
      }
      entry = isUsedUp() ? null : archive.getNextEntry();
    }
  }

  /** An archive that is damaged costs its own contents. */
  private void scanInner(InputStream in, Path file, String inside, int depth) {
    try {
      scan(in, file, inside, depth);
    } catch (IOException e) {
      problems.add(file, "%s in it cannot be read: %s".formatted(inside, e.getMessage()));
    }
  }

  /** An entry's content, which ends when too much was unpacked and closes nothing. */
  private final class Counted extends FilterInputStream {
    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = bytesLeft > 0 ? super.read() : -1;
      bytesLeft -= next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (bytesLeft <= 0) {
        return -1;
      }
      int read = super.read(buffer, offset, (int) Math.min(length, bytesLeft));
      bytesLeft -= Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      return ByteStreams.exhaust(ByteStreams.limit(this, count));
    }

    @Override
    public void close() {}
  }
}

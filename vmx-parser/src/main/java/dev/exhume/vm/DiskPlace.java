package dev.exhume.vm;

import dev.exhume.vm.place.ExtentStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a file of a disk lies.
 *
 * @param pieces to be read one after the other; more than one where an OVF cut the file up
 * @param compression of the pieces, joined
 */
public record DiskPlace(List<FileExtent> pieces, Compression compression) {
  /** How the bytes are packed, apart from what the image format itself does. */
  public enum Compression {
    NONE,
    GZIP
  }

  public DiskPlace {
    pieces = List.copyOf(pieces);
    Objects.requireNonNull(compression);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("no pieces");
    }
  }

  /** A whole file. */
  public static DiskPlace of(Path file, long size) {
    return new DiskPlace(List.of(new FileExtent(file, 0, size)), Compression.NONE);
  }

  /** The bytes of all pieces, packed as they are; those that have become shorter end earlier. */
  public InputStream openStream() {
    return new ExtentStream(pieces);
  }

  /** The bytes of all pieces, packed as they are. */
  public long packedBytes() {
    long bytes = 0;
    for (FileExtent piece : pieces) {
      bytes += Math.min(piece.length(), Long.MAX_VALUE - bytes);
    }
    return bytes;
  }

  /** The file, where the place is a whole one that any reader of disk images can open. */
  public Optional<Path> wholeFile() {
    // A member of an archive never starts where the archive does.
    FileExtent first = pieces.get(0);
    boolean isWhole = pieces.size() == 1 && compression == Compression.NONE && first.offset() == 0;
    return isWhole ? Optional.of(first.file()) : Optional.empty();
  }
}

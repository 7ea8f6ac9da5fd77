package dev.exhume.disk.image;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.part.Joined;
import dev.exhume.disk.image.part.MissingPart;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file that was cut into pieces: {@code disk.001, disk.002, …} or {@code disk.img.aa,
 * disk.img.ab, …}.
 *
 * <p>Pieces are told by their lengths and starts as well as by their names: all are as long as the
 * first, only the last may be shorter, and at most one starts like a disk. One that is lost leaves
 * a gap of that length.
 */
final class SplitFile {
  private static final int SECTOR_BYTES = 512;
  private static final int SIGNATURES_BYTES = 2048;

  private final PieceName name;
  private final SortedMap<Integer, Path> pieces;
  private final Path first;
  private final long pieceBytes;

  private SplitFile(PieceName name, SortedMap<Integer, Path> pieces, Path first)
      throws IOException {
    this.name = name;
    this.pieces = pieces;
    this.first = first;
    this.pieceBytes = Files.size(first);
  }

  /** The pieces that a file is one of, where it plainly is one; a doubt is noted. */
  static Optional<SplitFile> around(Path file, DiskProblems problems) throws IOException {
    Optional<PieceName> name = PieceName.of(String.valueOf(file.getFileName()));
    if (name.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<Integer, Path> pieces = siblings(file, name.get());
    if (pieces.size() < 2) {
      return Optional.empty();
    }
    Path first = pieces.values().iterator().next();
    if (PieceName.of(String.valueOf(first.getFileName())).filter(PieceName::mayBeFirst).isEmpty()) {
      return Optional.empty();
    }
    SplitFile split = new SplitFile(name.get(), pieces, first);
    Optional<String> doubt = split.doubt();
    doubt.ifPresent(
        why ->
            problems.add(file.toString(), 0, "files of like names are not read with it: " + why));
    return doubt.isPresent() ? Optional.empty() : Optional.of(split);
  }

  private static SortedMap<Integer, Path> siblings(Path file, PieceName name) throws IOException {
    SortedMap<Integer, Path> pieces = new TreeMap<>();
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return pieces;
    }
    for (Path sibling : new FolderEntries().files(folder)) {
      Optional<PieceName> other =
          PieceName.of(String.valueOf(sibling.getFileName())).filter(name::isOfSameFile);
      // A link may lead to any file of the host; only the one that was asked for is followed.
      if (other.isPresent()
          && (Files.isRegularFile(sibling, LinkOption.NOFOLLOW_LINKS)
              || Files.isSameFile(sibling, file))) {
        pieces.put(other.get().number(), sibling);
      }
    }
    return pieces;
  }

  /** Why the files may not be pieces of one. */
  private Optional<String> doubt() throws IOException {
    int lost = pieces.lastKey() - pieces.firstKey() + 1 - pieces.size();
    if (lost > pieces.size()) {
      return Optional.of("%d of them are missing".formatted(lost));
    }
    if (pieceBytes == 0 || pieceBytes % SECTOR_BYTES != 0) {
      return Optional.of("the first has %d bytes, no whole sectors".formatted(pieceBytes));
    }
    boolean disk = startsLikeADisk(first);
    for (Path piece : pieces.tailMap(pieces.firstKey() + 1).values()) {
      long size = Files.size(piece);
      boolean last = piece.equals(pieces.get(pieces.lastKey()));
      if (size > pieceBytes || (size < pieceBytes && !last)) {
        return Optional.of("%s has %d bytes, not %d".formatted(piece, size, pieceBytes));
      }
      if (disk && startsLikeADisk(piece)) {
        return Optional.of("%s starts like a disk of its own".formatted(piece));
      }
    }
    return Optional.empty();
  }

  /** Whether there is an image, a boot sector or the superblock of an ext file system. */
  private static boolean startsLikeADisk(Path piece) throws IOException {
    try (ByteSource bytes = ByteSource.open(piece)) {
      if (bytes.size() < SIGNATURES_BYTES) {
        return false;
      }
      Bytes start = bytes.read("start", 0, SIGNATURES_BYTES, ByteOrder.LITTLE_ENDIAN);
      return ImageFormat.of(bytes) != ImageFormat.RAW
          || start.u16(510) == 0xAA55
          || isFirstSuperblock(start);
    }
  }

  /** A copy of the superblock, which knows the group that it stands in, may start any piece. */
  private static boolean isFirstSuperblock(Bytes start) throws IOException {
    return start.u16(1024 + 0x38) == 0xEF53 && start.u16(1024 + 0x5A) == 0;
  }

  /** The pieces besides one. */
  List<Path> others(Path piece) {
    return pieces.values().stream()
        .filter(
            other -> !String.valueOf(other.getFileName()).equals(piece.getFileName().toString()))
        .toList();
  }

  /** The whole file, as far as it is there. */
  ByteSource open(OpenFiles files) throws IOException {
    List<ByteSource> sources = new ArrayList<>();
    for (int number = pieces.firstKey(); number <= pieces.lastKey(); number++) {
      Path piece = pieces.get(number);
      if (piece != null) {
        sources.add(files.open(piece.toRealPath()));
      } else {
        Path missing = first.resolveSibling(name.numbered(number));
        files.addMissingExtent(missing.getFileName().toString());
        files.problems().add(missing.toString(), 0, "this piece of the image is missing");
        sources.add(new MissingPart("piece %s is missing".formatted(missing), pieceBytes));
      }
    }
    return Joined.of(sources);
  }
}

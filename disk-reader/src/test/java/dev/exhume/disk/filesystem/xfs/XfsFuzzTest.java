package dev.exhume.disk.filesystem.xfs;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an XFS holds, its files are read or refused; its log is fuzzed elsewhere. */
class XfsFuzzTest {
  private static final byte[] OLD = XfsImages.image("v4-512");
  private static final byte[] NEW = XfsImages.image("v5-1k");

  /** Files of each form. */
  private static final List<String> FILES =
      List.of(
          "/sizes/1",
          "/sizes/20",
          "/sizes/700",
          "/deep/a/b/c/d/e/f/g/h",
          "/attributes/leaf",
          "/attributes/node",
          "/attributes/remote",
          "/values",
          "/targets",
          "/dev",
          "/extents/many",
          "/extents/unwritten",
          "/forms/holes");

  /** Longer inputs hold more of the same. */
  private static final int MOST_SECTORS = 40;

  /** Inodes are read with so many neighbours. */
  private static final int WINDOW_SIZE = 16 << 10;

  static Stream<byte[]> old() {
    return seeds(OLD);
  }

  static Stream<byte[]> recent() {
    return seeds(NEW);
  }

  @MethodSource("old")
  @FuzzTest
  void xfsOld(byte[] changes) {
    read(OLD, changes);
  }

  @MethodSource("recent")
  @FuzzTest
  void xfsNew(byte[] changes) {
    read(NEW, changes);
  }

  private static void read(byte[] sound, byte[] changes) {
    ByteSource volume = new ChangedSectors(sound, changes);
    DiskProblems problems = new DiskProblems();
    try (FileSystem files = UnixFileSystem.of(XfsTree.openAsItIs(volume, "/dev/sda1", problems))) {
      DamagedFileSystems.readAll(
          files.getPath(FILES.get(ChangedSectors.choice(changes, FILES.size()))));
    } catch (IOException e) {
      // A file system may be refused; it may not do anything else.
    }
    problems.sorted();
  }

  /** For each file the superblock, its inode, and what its inode leads to. */
  private static Stream<byte[]> seeds(byte[] sound) {
    return IntStream.range(0, FILES.size())
        .mapToObj(choice -> ChangedSectors.seed(sound, choice, sectors(sound, FILES.get(choice))));
  }

  private static Set<Integer> sectors(byte[] sound, String path) {
    Set<Integer> read = new TreeSet<>();
    ByteSource volume = new RecordedReads(sound, read);
    try (FileSystem files =
        UnixFileSystem.of(XfsTree.openAsItIs(volume, "/dev/sda1", new DiskProblems()))) {
      read.clear();
      DamagedFileSystems.readAll(files.getPath(path));
      Object number =
          Files.getAttribute(files.getPath(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
      Set<Integer> sectors = new TreeSet<>(Set.of(0, (int) position(volume, number)));
      read.stream().limit(MOST_SECTORS).forEach(sectors::add);
      return sectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long position(ByteSource volume, Object number) throws IOException {
    long inode = number instanceof Long found ? found : 0;
    return XfsSuperblock.read(volume).geometry().inodePosition(inode) / ChangedSectors.SECTOR_SIZE;
  }

  /** Remembers which sectors were read, but for those of inodes. */
  private static final class RecordedReads implements ByteSource {
    private final byte[] sound;
    private final Set<Integer> sectors;

    RecordedReads(byte[] sound, Set<Integer> sectors) {
      this.sound = sound;
      this.sectors = sectors;
    }

    @Override
    public long size() {
      return sound.length;
    }

    @Override
    public void readFully(long position, ByteBuffer target) {
      int length = target.remaining();
      for (int at = 0; length != WINDOW_SIZE && at < length; at += ChangedSectors.SECTOR_SIZE) {
        sectors.add((int) (position + at) / ChangedSectors.SECTOR_SIZE);
      }
      target.put(sound, (int) position, length);
    }

    @Override
    public void close() {}
  }
}

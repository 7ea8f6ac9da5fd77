package dev.exhume.disk.filesystem.xfs;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.block.BlockMap;
import dev.exhume.disk.filesystem.xfs.content.ForkMap;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsSuperblock;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.testdata.XfsImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A file system that a test damages before it is read. */
final class DamagedXfs implements AutoCloseable {
  private final byte[] image;
  private final MemoryVolume volume;
  private final DiskFileSystem sound;
  private DiskFileSystem damaged;

  private DamagedXfs(byte[] image) throws IOException {
    this.image = image;
    this.volume = new MemoryVolume(image);
    this.sound = DiskFileSystem.open(new MemoryVolume(image), "sound");
    this.damaged = sound;
  }

  static DamagedXfs of(String name) throws IOException {
    return new DamagedXfs(XfsImages.image(name));
  }

  /** The volume, to be damaged. */
  MemoryVolume volume() {
    return volume;
  }

  /** The volume before it was damaged. */
  XfsVolume soundVolume() throws IOException {
    MemoryVolume source = new MemoryVolume(image);
    return new XfsVolume(source, "sound", new DiskProblems(), XfsSuperblock.read(source));
  }

  /** Overwrites a 16-bit integer. */
  DamagedXfs put16(long position, int value) {
    volume.put(position, value >> 8, value);
    return this;
  }

  /** Overwrites a 32-bit integer. */
  DamagedXfs put32(long position, long value) {
    put16(position, (int) (value >> 16));
    return put16(position + 2, (int) value);
  }

  /** Overwrites a 64-bit integer. */
  DamagedXfs put64(long position, long value) {
    put32(position, value >> 32);
    return put32(position + 4, value);
  }

  /** Overwrites an extent of blocks of a volume. */
  DamagedXfs putExtent(long position, long first, long block, long count) {
    put64(position, first << 9 | block >>> 43);
    return put64(position + 8, block << 21 | count);
  }

  /** Copies bytes from one place to another. */
  DamagedXfs copy(long from, long to, int length) {
    for (int i = 0; i < length; i++) {
      volume.put(to + i, image[(int) from + i]);
    }
    return this;
  }

  /** Makes a checksum fit again, as one who forges a file system does. */
  DamagedXfs seal(long position, int size, int checksumOffset) {
    byte[] bytes = Arrays.copyOfRange(volume.bytes(), (int) position, (int) position + size);
    Arrays.fill(bytes, checksumOffset, checksumOffset + Integer.BYTES, (byte) 0);
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    volume.put32(position + checksumOffset, checksum.getValue());
    return this;
  }

  DamagedXfs sealInode(String path) throws IOException {
    return seal(inode(path), record(path).bytes().size(), 100);
  }

  /** The number of a file's inode. */
  long number(String path) throws IOException {
    Object number =
        Files.getAttribute(sound.files().getPath(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
    return number instanceof Long ino ? ino : 0;
  }

  /** The inode of a file, before it was damaged. */
  InodeRecord record(String path) throws IOException {
    return soundVolume().inode(number(path));
  }

  /** Where the inode of a file lies. */
  long inode(String path) throws IOException {
    return record(path).bytes().position();
  }

  /** Where the data fork of a file lies. */
  long data(String path) throws IOException {
    return record(path).data().bytes().position();
  }

  /** Where a block of a file lies. */
  long block(String path, long block) throws IOException {
    return position(record(path).data(), block);
  }

  /** Where a block of the extended attributes of a file lies. */
  long attributeBlock(String path, long block) throws IOException {
    return position(record(path).attributes(), block);
  }

  private long position(Fork fork, long block) throws IOException {
    XfsVolume xfs = soundVolume();
    BlockMap map = ForkMap.of(xfs, fork);
    return map.at(block).physical() * xfs.blockSize();
  }

  /** Where the directory entry of a file lies, which is not in an inode. */
  int entry(String path) throws IOException {
    byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    byte[] entry =
        ByteBuffer.allocate(9 + name.length)
            .order(ByteOrder.BIG_ENDIAN)
            .putLong(number(path))
            .put((byte) name.length)
            .put(name)
            .array();
    for (int i = 0; i < image.length - entry.length; i += 8) {
      if (Arrays.equals(image, i, i + entry.length, entry, 0, entry.length)) {
        return i;
      }
    }
    throw new AssertionError("no entry of " + path);
  }

  /** Opens what is left, and gives the path in it. */
  Path read(String path) throws IOException {
    if (damaged == sound) {
      damaged = DiskFileSystem.open(volume, "/dev/sda1");
    }
    return damaged.files().getPath(path);
  }

  /** The paths of all files. */
  List<String> paths() throws IOException {
    return paths(read("/"));
  }

  /** The paths of all files that were there before the damage. */
  List<String> soundPaths() throws IOException {
    return paths(sound.files().getPath("/"));
  }

  private static List<String> paths(Path root) throws IOException {
    try (Stream<Path> walk = Files.walk(root)) {
      return new ArrayList<>(walk.map(Path::toString).toList());
    }
  }

  List<String> problems() {
    return damaged.problems().stream().map(DiskProblem::message).toList();
  }

  @Override
  public void close() throws IOException {
    sound.close();
    damaged.close();
  }
}

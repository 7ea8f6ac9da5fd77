package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.filesystem.block.Run;
import dev.exhume.disk.filesystem.ext.content.ExtBlockMap;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A file system that a test damages before it is read. */
final class DamagedExt implements AutoCloseable {
  private static final int ENTRY_HEADER_SIZE = 8;

  private final byte[] image;
  private final MemoryVolume volume;
  private final DiskFileSystem sound;
  private DiskFileSystem damaged;

  private DamagedExt(byte[] image) throws IOException {
    this.image = image;
    this.volume = new MemoryVolume(image);
    this.sound = DiskFileSystem.open(new MemoryVolume(image), "sound");
    this.damaged = sound;
  }

  static DamagedExt of(String name) throws IOException {
    return new DamagedExt(ExtImages.image(name));
  }

  /** The volume, to be damaged. */
  MemoryVolume volume() {
    return volume;
  }

  /** The number of a file's inode. */
  long number(String path) throws IOException {
    Object number =
        Files.getAttribute(sound.files().getPath(path), "unix:ino", LinkOption.NOFOLLOW_LINKS);
    return number instanceof Long ino ? ino : 0;
  }

  /** The inode of a file, before it was damaged. */
  InodeRecord record(String path) throws IOException {
    return ExtVolume.open(new MemoryVolume(image), "sound", new DiskProblems()).inode(number(path));
  }

  /** Where the inode of a file lies. */
  long inode(String path) throws IOException {
    return record(path).bytes().position();
  }

  /** Where a block of a file lies. */
  long block(String path, long block) throws IOException {
    ExtVolume ext = ExtVolume.open(new MemoryVolume(image), "sound", new DiskProblems());
    Run run = ExtBlockMap.of(ext, ext.inode(number(path))).at(block);
    return ext.geometry().position(run.physical());
  }

  /** Where the directory entry of a file lies. */
  int entry(String path) throws IOException {
    byte[] name = path.substring(path.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
    byte[] number = {(byte) number(path), (byte) (number(path) >> 8), 0, 0};
    for (int i = 0; i < image.length - name.length - ENTRY_HEADER_SIZE; i += 4) {
      int start = i + ENTRY_HEADER_SIZE;
      if (Arrays.equals(image, i, i + number.length, number, 0, number.length)
          && Arrays.equals(image, start, start + name.length, name, 0, name.length)) {
        return i;
      }
    }
    throw new AssertionError("no entry of " + path);
  }

  /** Where bytes, each of which is a character, occur first. */
  int find(String bytes) {
    return new String(image, StandardCharsets.ISO_8859_1).indexOf(bytes);
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

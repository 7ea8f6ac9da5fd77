package dev.exhume.disk.filesystem.ext;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.filesystem.DamagedFileSystems;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.testdata.ExtImages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystem;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an ext file system and its journal hold, files are read or refused. */
class ExtFuzzTest {
  private static final byte[] FAST = ExtImages.image("journal/fast-commits");
  private static final int FAST_START = startOfFastCommits();
  private static final int FAST_BLOCK = 1024;
  private static final int FAST_BLOCKS = 16;
  private static final int TAIL = 8;

  static Stream<byte[]> images() {
    return Stream.of("ext2-old-entries", "ext4-inline", "ext4-unusual", "ext4-meta-groups")
        .map(name -> PackedDisk.pack(ExtImages.image(name)));
  }

  @MethodSource("images")
  @FuzzTest
  void ext(byte[] packed) {
    read(PackedDisk.unpack(packed));
  }

  static Stream<byte[]> journals() {
    return Stream.of("written-32", "written-64", "linux-checksums-v1", "written-revocations")
        .map(name -> PackedDisk.pack(ExtImages.image("journal/" + name)));
  }

  @MethodSource("journals")
  @FuzzTest
  void extJournal(byte[] packed) {
    read(PackedDisk.unpack(packed));
  }

  static Stream<byte[]> fastCommits() {
    return Stream.of(Arrays.copyOfRange(FAST, FAST_START, FAST_START + FAST_BLOCKS * FAST_BLOCK));
  }

  @MethodSource("fastCommits")
  @FuzzTest
  void extFastCommits(byte[] area) {
    byte[] image = FAST.clone();
    byte[] blocks = Arrays.copyOf(area, FAST_BLOCKS * FAST_BLOCK);
    seal(ByteBuffer.wrap(blocks).order(ByteOrder.LITTLE_ENDIAN));
    System.arraycopy(blocks, 0, image, FAST_START, blocks.length);
    read(image);
  }

  private static void read(byte[] image) {
    MemoryVolume volume = new MemoryVolume(image);
    DiskProblems problems = new DiskProblems();
    try {
      ExtTree.identify(volume);
      try (FileSystem files = UnixFileSystem.of(ExtTree.open(volume, "/dev/sda1", problems))) {
        DamagedFileSystems.readAll(files.getPath("/"));
      }
    } catch (IOException e) {
      // A file system may be refused; it may not do anything else.
    }
    problems.sorted();
    if (!Arrays.equals(volume.bytes(), image)) {
      throw new IllegalStateException("the volume was changed");
    }
  }

  private static int startOfFastCommits() {
    byte[] head = {9, 0, 8, 0, 0, 0, 0, 0};
    int start = 0;
    while (!Arrays.equals(FAST, start, start + head.length, head, 0, head.length)) {
      start++;
    }
    return start;
  }

  /** Gives each commit its checksum, which a fuzzer cannot guess. */
  private static void seal(ByteBuffer blocks) {
    CRC32C crc = startingWithZero();
    for (int start = 0; start < blocks.capacity(); start += FAST_BLOCK) {
      int at = start;
      while (at <= start + FAST_BLOCK - 12) {
        int size = 4 + Short.toUnsignedInt(blocks.getShort(at + 2));
        boolean isTail = blocks.getShort(at) == TAIL;
        if (size > start + FAST_BLOCK - at) {
          break;
        }
        crc.update(blocks.slice(at, isTail ? 8 : size));
        if (isTail) {
          blocks.putInt(at + 8, (int) ~crc.getValue());
          crc = startingWithZero();
        }
        at += size;
      }
    }
  }

  /** After these bytes the sum that Java keeps is that of a journal before its first byte. */
  private static CRC32C startingWithZero() {
    CRC32C crc = new CRC32C();
    crc.update(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF});
    return crc;
  }
}

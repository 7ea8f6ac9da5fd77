package dev.exhume.disk.volume.md;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.testdata.ArrayMembers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Arrays that Linux made, for tests that take members away or damage them. */
final class TestArrays {
  private static final int BLOCK = 60_000;

  private TestArrays() {}

  /** The members of an array as disks of a server: sda, sdb and so on. */
  static List<BlockDevice> devices(String array) {
    List<BlockDevice> devices = new ArrayList<>();
    for (byte[] member : ArrayMembers.of(array)) {
      devices.add(device("/dev/sd" + (char) ('a' + devices.size()), new MemoryVolume(member)));
    }
    return devices;
  }

  static BlockDevice device(String name, ByteSource bytes) {
    return new BlockDevice(name, List.of(), VolumeKind.DISK, bytes);
  }

  /** Those that are left when one is taken away. */
  static List<BlockDevice> without(List<BlockDevice> devices, int missing) {
    List<BlockDevice> left = new ArrayList<>(devices);
    left.remove(missing);
    return left;
  }

  static List<BlockDevice> assemble(List<BlockDevice> devices, DiskProblems problems)
      throws IOException {
    return MdArrays.assemble(devices, Completeness.PARTIAL, problems);
  }

  /** Size and SHA-256, as {@link ArrayMembers#truth} has them. */
  static String digest(ByteSource bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer block = ByteBuffer.allocate(BLOCK);
      for (long position = 0; position < bytes.size(); position += BLOCK) {
        block.clear().limit((int) Math.min(BLOCK, bytes.size() - position));
        bytes.readFully(position, block);
        digest.update(block.flip());
      }
      return bytes.size() + " " + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}

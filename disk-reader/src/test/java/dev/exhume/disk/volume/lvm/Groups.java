package dev.exhume.disk.volume.lvm;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.device.DeviceName;
import dev.exhume.testdata.VolumeGroupDisks;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Volume groups in memory, and what is read of them. */
final class Groups {
  private static final int PIECE = 300_007;
  private static final int SAMPLES = 53;
  private static final int SAMPLE = 32;

  private Groups() {}

  /** The disks of a group. */
  static List<MemoryVolume> disks(String group) {
    List<MemoryVolume> disks = new ArrayList<>();
    for (int i = 0; i < VolumeGroupDisks.GROUPS.getOrDefault(group, 0); i++) {
      disks.add(new MemoryVolume(VolumeGroupDisks.disk(group + i)));
    }
    return disks;
  }

  /** The devices that a server has for disks which are physical volumes. */
  static List<BlockDevice> devices(List<? extends ByteSource> disks) throws IOException {
    List<BlockDevice> devices = new ArrayList<>();
    for (int i = 0; i < disks.size(); i++) {
      if (VolumeGroups.recognise(disks.get(i)).isPresent()) {
        String name = DeviceName.ofDisk("/dev/sd", i);
        devices.add(new BlockDevice(name, List.of(), VolumeKind.DISK, disks.get(i)));
      }
    }
    return devices;
  }

  /** The logical volumes on disks. */
  static List<BlockDevice> assemble(List<? extends ByteSource> disks, DiskProblems problems)
      throws IOException {
    return VolumeGroups.assemble(devices(disks), problems);
  }

  /** Name, size and digest of each logical volume, as the truth has them. */
  static List<String> lines(List<BlockDevice> volumes) throws IOException {
    List<String> lines = new ArrayList<>();
    for (BlockDevice volume : volumes) {
      lines.add(line(volume));
    }
    return lines;
  }

  /** Name, size and digest of a logical volume, or why it cannot be read. */
  static String line(BlockDevice volume) throws IOException {
    String name = volume.name().replaceFirst("^/dev/", "");
    long size = volume.bytes().size();
    try {
      return "%s %d %s".formatted(name, size, digest(volume.bytes()));
    } catch (IOException e) {
      return "%s %d %s".formatted(name, size, e.getMessage());
    }
  }

  private static String digest(ByteSource bytes) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer buffer = ByteBuffer.allocate(PIECE);
      for (long position = 0; position < bytes.size(); position += PIECE) {
        buffer.clear().limit((int) Math.min(PIECE, bytes.size() - position));
        bytes.readFully(position, buffer);
        digest.update(buffer.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Some bytes from all over a logical volume; where they cannot be read, why. */
  static List<String> samples(BlockDevice volume) throws IOException {
    List<String> samples = new ArrayList<>();
    long last = volume.bytes().size() - SAMPLE;
    for (int sample = 0; sample <= SAMPLES && last >= 0; sample++) {
      ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
      try {
        volume.bytes().readFully(last / SAMPLES * sample, bytes);
        samples.add(HexFormat.of().formatHex(bytes.array()));
      } catch (IOException e) {
        samples.add(String.valueOf(e.getMessage()));
      }
    }
    return samples;
  }
}

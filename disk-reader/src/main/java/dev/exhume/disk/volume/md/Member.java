package dev.exhume.disk.volume.md;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.md.superblock.BadBlockLog;
import dev.exhume.disk.volume.md.superblock.Geometry;
import dev.exhume.disk.volume.md.superblock.Superblock;
import dev.exhume.disk.volume.md.superblock.SuperblockSearch;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** A device with a superblock. */
record Member(BlockDevice device, Superblock superblock) {
  Member {
    Objects.requireNonNull(device);
    Objects.requireNonNull(superblock);
  }

  /** A device as a member, if it is one. */
  static Optional<Member> of(BlockDevice device) throws IOException {
    return SuperblockSearch.find(device.bytes()).map(superblock -> new Member(device, superblock));
  }

  boolean isSound() {
    return superblock.rest().fault().isEmpty();
  }

  /** Notes why the member is not used, or used nevertheless. */
  void tell(DiskProblems problems, String message) {
    problems.add(device.name(), superblock.position(), message);
  }

  /** How much of the device is for the array, in bytes. */
  long dataBytes() {
    Geometry geometry = superblock.geometry();
    long available = superblock.data().size();
    if (geometry.isRedundant()) {
      return geometry.memberBytes();
    }
    return geometry.chunkBytes() > 0 ? available - available % geometry.chunkBytes() : available;
  }

  /** The data, as far as the device has them. */
  ByteSource data(DiskProblems problems) throws IOException {
    long start = superblock.data().start();
    long size = device.bytes().size();
    if (start > size - dataBytes()) {
      tell(
          problems,
          "%d bytes of data from 0x%x on reach past the end at 0x%x; the rest is lost"
              .formatted(dataBytes(), start, size));
    }
    ByteSource data = device.bytes().slice(start, dataBytes());
    Optional<BadBlockLog> badBlocks = superblock.rest().badBlocks();
    if (badBlocks.isEmpty()) {
      return data;
    }
    try {
      return badBlocks.get().without(device.bytes(), data);
    } catch (IOException e) {
      tell(problems, "not known which blocks are bad: " + e.getMessage());
      return data;
    }
  }
}

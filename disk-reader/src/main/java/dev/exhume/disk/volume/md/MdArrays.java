package dev.exhume.disk.volume.md;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.device.BlockDevice;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The md arrays of a server. */
public final class MdArrays {
  private MdArrays() {}

  /** Whether a device is a member of an array. */
  public static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    return Optional.empty();
  }

  /** The arrays that can be read from the members given. */
  public static List<BlockDevice> assemble(List<BlockDevice> members, DiskProblems problems)
      throws IOException {
    return List.of();
  }
}

package dev.exhume.disk.volume.content;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.filesystem.DiskFileSystem;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.lvm.VolumeGroups;
import dev.exhume.disk.volume.md.MdArrays;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what a block device holds. */
public final class Contents {
  /**
   * All ways to tell. Members come first: what lies on a mirror can be seen on its members, too,
   * and what once was on a volume may have left its traces.
   */
  private static final List<Way> WAYS =
      List.of(
          MdArrays::recognise,
          VolumeGroups::recognise,
          Luks::recognise,
          Swap::recognise,
          Contents::fileSystem,
          Ntfs::recognise,
          ExFat::recognise,
          Iso9660::recognise,
          Signature::recognise,
          Swap::recogniseOld);

  /** What is believed only of a device that is not divided into partitions either. */
  private static final List<Way> TRACES =
      List.of(BsdLabel::recognise, EndSignature::recognise, Luks::recogniseCopy);

  private Contents() {}

  /**
   * What a device holds, if it is known.
   *
   * @throws IOException when it is not known, but what cannot be read might have told
   */
  public static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    return first(WAYS, device);
  }

  /**
   * What a device holds of which nothing else is known.
   *
   * @throws IOException when it is not known, but what cannot be read might have told
   */
  public static Optional<VolumeContent> recogniseTraces(ByteSource device) throws IOException {
    return first(TRACES, device);
  }

  private static Optional<VolumeContent> first(List<Way> ways, ByteSource device)
      throws IOException {
    List<IOException> faults = new ArrayList<>();
    for (Way way : ways) {
      try {
        Optional<VolumeContent> content = way.recognise(device);
        if (content.isPresent()) {
          return content;
        }
      } catch (IOException e) {
        faults.add(e);
      }
    }
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
    return Optional.empty();
  }

  private static Optional<VolumeContent> fileSystem(ByteSource device) throws IOException {
    return DiskFileSystem.identify(device)
        .map(
            identity ->
                new VolumeContent(
                    VolumeContent.Kind.FILE_SYSTEM,
                    identity.format().label(),
                    identity.label(),
                    identity.uuid()));
  }

  /** One way to tell. */
  private interface Way {
    Optional<VolumeContent> recognise(ByteSource device) throws IOException;
  }
}

package dev.exhume.disk.volume.md;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.VolumeContent;
import dev.exhume.disk.volume.VolumeKind;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.md.superblock.SuperblockSearch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The md arrays of a server. */
public final class MdArrays {
  private MdArrays() {}

  /** Whether a device is a member of an array. */
  public static Optional<VolumeContent> recognise(ByteSource device) throws IOException {
    return SuperblockSearch.find(device)
        .map(
            superblock ->
                new VolumeContent(
                    VolumeContent.Kind.RAID_MEMBER,
                    "md-member",
                    superblock.name().filter(name -> !superblock.version().startsWith("0")),
                    Optional.of(superblock.uuid())));
  }

  /**
   * The arrays of which the members given make that much. When called again with more members, an
   * array has the name that it had before: what one lacks may be found on another.
   */
  public static List<BlockDevice> assemble(
      List<BlockDevice> devices, Completeness least, DiskProblems problems) throws IOException {
    Map<String, List<Member>> byArray = new LinkedHashMap<>();
    for (BlockDevice device : devices) {
      Member.of(device)
          .ifPresent(
              member ->
                  byArray
                      .computeIfAbsent(member.superblock().uuid(), uuid -> new ArrayList<>())
                      .add(member));
    }
    ArrayNames names = new ArrayNames();
    List<BlockDevice> arrays = new ArrayList<>();
    for (List<Member> members : byArray.values()) {
      List<String> itsNames = names.of(members.get(0).superblock());
      if (completeness(members).compareTo(least) <= 0) {
        array(itsNames, members, problems).ifPresent(arrays::add);
      }
    }
    return arrays;
  }

  private static Completeness completeness(List<Member> members) {
    Slots slots = Slots.of(members, new DiskProblems());
    if (slots.missing().isEmpty()) {
      return Completeness.WHOLE;
    }
    return slots.isReadable() ? Completeness.READABLE : Completeness.PARTIAL;
  }

  private static Optional<BlockDevice> array(
      List<String> names, List<Member> members, DiskProblems problems) {
    String name = names.get(0);
    return new Assembly(name, Slots.of(members, problems), problems)
        .bytes()
        .map(
            bytes ->
                new BlockDevice(name, names.subList(1, names.size()), VolumeKind.ARRAY, bytes));
  }
}

package dev.exhume.disk.volume.lvm.mapping;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.volume.lvm.group.Segment;
import dev.exhume.disk.volume.raid.CopyLayout;
import dev.exhume.disk.volume.raid.ParityLayout;
import dev.exhume.disk.volume.raid.Raid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A volume of the kernel's RAID target: members, and beside each of them what is known of it. */
final class RaidSegment {
  /** The kernel takes no more. */
  private static final int MAX_MEMBERS = 253;

  private final Segment segment;
  private final GroupMapping mapping;
  private final List<Extents> members;
  private final long memberBytes;

  private RaidSegment(Segment segment, GroupMapping mapping, List<Extents> members)
      throws IOException {
    this.segment = segment;
    this.mapping = mapping;
    this.members = members;
    long least = Long.MAX_VALUE;
    for (Extents member : members) {
      least = Math.min(least, member.bytes().size());
    }
    this.memberBytes = least;
  }

  static Extents open(Segment segment, RaidLevel level, GroupMapping mapping) throws IOException {
    List<String> names = segment.section().list("raid0_lvs");
    boolean hasMetadata = names.isEmpty();
    if (hasMetadata) {
      names = segment.section().list("raids");
    }
    int step = hasMetadata ? 2 : 1;
    int count = names.size() / step;
    if (count == 0 || count * step != names.size() || count > MAX_MEMBERS) {
      throw segment.malformed("raids with %d elements".formatted(names.size()));
    }
    List<Extents> members = new ArrayList<>();
    List<Optional<RaidSuperblock>> superblocks = new ArrayList<>();
    for (int i = 0; i < names.size(); i += step) {
      String name = names.get(i + step - 1);
      mapping.claim(segment, name);
      members.add(mapping.volume(segment, name));
      if (hasMetadata) {
        superblocks.add(superblock(segment, names.get(i), mapping));
      }
    }
    refuseReshaped(segment, superblocks);
    RaidSegment all = new RaidSegment(segment, mapping, members);
    List<Extents> current = all.withoutStale(superblocks);
    RaidSegment known = new RaidSegment(segment, mapping, current);
    // Where too much is missing, what is old is better than nothing.
    return known.lost() <= known.spare(level) ? known.open(level) : all.open(level);
  }

  /** Where chunks lie on their way to another layout is not known. */
  private static void refuseReshaped(Segment segment, List<Optional<RaidSuperblock>> superblocks)
      throws IOException {
    boolean isMoving =
        superblocks.stream().flatMap(Optional::stream).anyMatch(RaidSuperblock::isReshaped);
    if (isMoving || segment.section().number("data_offset", 0) != 0) {
      throw new UnsupportedFeatureException("the reshape of a volume of type " + segment.type());
    }
  }

  private static Optional<RaidSuperblock> superblock(
      Segment segment, String name, GroupMapping mapping) {
    try {
      return RaidSuperblock.read(mapping.volume(segment, name).bytes());
    } catch (IOException e) {
      // What is known of a member is lost with its disk, or with less of it.
      return Optional.empty();
    }
  }

  /** The members, in which those that are known to be old are missing. */
  private List<Extents> withoutStale(List<Optional<RaidSuperblock>> superblocks)
      throws IOException {
    Optional<RaidSuperblock> newest =
        superblocks.stream()
            .flatMap(Optional::stream)
            .max(Comparator.comparingLong(RaidSuperblock::events));
    if (newest.isEmpty()) {
      return members;
    }
    List<Extents> current = new ArrayList<>();
    for (int member = 0; member < members.size(); member++) {
      Extents extents = members.get(member);
      if (extents.isComplete() && isStale(member, superblocks.get(member), newest.get())) {
        String reason = "member %d of %s is not up to date".formatted(member, segment.type());
        mapping.problem(mapping.start(segment), reason);
        extents = Extents.missing(reason, extents.bytes().size());
      }
      current.add(extents);
    }
    return current;
  }

  /** The kernel allows for a server that died while it was writing superblocks. */
  private static boolean isStale(
      int member, Optional<RaidSuperblock> superblock, RaidSuperblock newest) {
    return newest.hasFailed(member)
        || superblock.isEmpty()
        || !superblock.get().isRecovered()
        || superblock.get().events() < newest.events() - 1;
  }

  private Extents open(RaidLevel level) throws IOException {
    return switch (level.kind()) {
      case MIRROR -> MirrorSegment.of(members, segment, mapping);
      case STRIPES ->
          extents(Raid.striped(bytes(), StripedSegment.chunkBytes(segment), mapping.size(segment)));
      case STRIPED_MIRRORS -> striped();
      case PARITY -> withParity(level.parity().orElseThrow());
    };
  }

  private Extents striped() throws IOException {
    CopyLayout layout = CopyLayout.near(copies(), members.size());
    return extents(
        Raid.copies(
            bytes(),
            StripedSegment.chunkBytes(segment),
            memberBytes,
            layout,
            mapping.faults(segment)));
  }

  private Extents withParity(ParityLayout layout) throws IOException {
    return extents(
        Raid.parity(
            bytes(),
            StripedSegment.chunkBytes(segment),
            memberBytes,
            layout,
            mapping.faults(segment)));
  }

  private int copies() throws IOException {
    long copies = segment.section().number("data_copies", 2);
    if (copies < 1 || copies > members.size()) {
      throw segment.malformed("data_copies = %d of %d".formatted(copies, members.size()));
    }
    return (int) copies;
  }

  private List<ByteSource> bytes() {
    return members.stream().map(Extents::bytes).toList();
  }

  private Extents extents(ByteSource bytes) throws IOException {
    return new Extents(bytes.slice(0, mapping.size(segment)), lost() == 0);
  }

  /** How many members are missing, or parts of them. */
  private long lost() {
    return members.stream().filter(member -> !member.isComplete()).count();
  }

  /** How many members may be missing. */
  private int spare(RaidLevel level) throws IOException {
    return switch (level.kind()) {
      case STRIPES -> 0;
      case MIRROR -> members.size() - 1;
      case STRIPED_MIRRORS -> copies() - 1;
      case PARITY ->
          level.parity().orElseThrow().second() == ParityLayout.SecondParity.NONE ? 1 : 2;
    };
  }
}

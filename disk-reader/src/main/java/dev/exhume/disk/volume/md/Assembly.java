package dev.exhume.disk.volume.md;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.image.part.FaultLog;
import dev.exhume.disk.image.part.MissingPart;
import dev.exhume.disk.volume.md.superblock.Geometry;
import dev.exhume.disk.volume.md.superblock.Superblock;
import dev.exhume.disk.volume.raid.ParityLayout;
import dev.exhume.disk.volume.raid.Raid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the members of one array together. */
final class Assembly {
  private static final int SECTOR = 512;

  /** When Linux 3.14 came out, which counts the chunks of RAID 0 over unequal members anew. */
  private static final long LINUX_3_14 = 1_396_137_600;

  private final String name;
  private final Slots slots;
  private final Geometry geometry;
  private final DiskProblems problems;
  private final FaultLog faults;

  Assembly(String name, Slots slots, DiskProblems problems) {
    this.name = name;
    this.slots = slots;
    this.geometry = slots.reference().geometry();
    this.problems = problems;
    this.faults = (offset, message) -> problems.add(name, offset, message);
  }

  /** The bytes of the array; nothing, and a problem, if they cannot be had. */
  Optional<ByteSource> bytes() {
    try {
      return Optional.of(put());
    } catch (IOException e) {
      problems.add(name, 0, "not put together: " + e.getMessage());
      return Optional.empty();
    }
  }

  private ByteSource put() throws IOException {
    check();
    List<ByteSource> members = members();
    tellWhatIsMissing();
    long memberBytes = geometry.memberBytes();
    long chunkBytes = geometry.chunkBytes();
    return switch (geometry.level()) {
      case Geometry.LINEAR -> Raid.linear(members);
      case Geometry.RAID0 ->
          Raid.zones(members, chunkBytes, countsAll(members)).slice(0, stripedBytes(members));
      case Geometry.RAID1 -> Raid.mirror(members, memberBytes, faults);
      case Geometry.RAID10 ->
          Raid.copies(
              members,
              chunkBytes,
              memberBytes,
              CopyLayouts.of(geometry.layout(), members.size()),
              faults);
      default -> Raid.parity(members, chunkBytes, memberBytes, parityLayout(), faults);
    };
  }

  private void check() throws IOException {
    if (slots.reference().rest().isReshaping()) {
      throw new UnsupportedFeatureException("an array in the middle of a change of its layout");
    }
    if (geometry.raidDisks() != slots.count() || slots.filled() == 0) {
      throw malformed("%d of %d members have data".formatted(slots.filled(), geometry.raidDisks()));
    }
    boolean hasChunks =
        switch (geometry.level()) {
          case Geometry.LINEAR, Geometry.RAID1 -> false;
          case Geometry.RAID0, Geometry.RAID4, Geometry.RAID5, Geometry.RAID6, Geometry.RAID10 ->
              true;
          default -> throw new UnsupportedFeatureException("md level " + geometry.level());
        };
    if (hasChunks && (geometry.chunkBytes() <= 0 || geometry.chunkBytes() % SECTOR != 0)) {
      throw malformed("chunks of %d bytes".formatted(geometry.chunkBytes()));
    }
  }

  private MalformedDataException malformed(String reason) {
    Superblock reference = slots.reference();
    return new MalformedDataException(
        "md superblock " + reference.version(), reference.position(), reason);
  }

  private ParityLayout parityLayout() throws IOException {
    Optional<ParityLayout> layout =
        switch (geometry.level()) {
          case Geometry.RAID4 -> Optional.of(ParityLayout.raid4());
          case Geometry.RAID5 -> ParityLayout.raid5(geometry.layout());
          default -> ParityLayout.raid6(geometry.layout());
        };
    if (layout.isEmpty()) {
      throw new UnsupportedFeatureException(
          "layout %d of %s".formatted(geometry.layout(), geometry.levelName()));
    }
    return layout.get();
  }

  private List<ByteSource> members() throws IOException {
    long size = 0;
    for (int slot = 0; slot < slots.count(); slot++) {
      size = Math.max(size, slots.at(slot).map(Member::dataBytes).orElse(0L));
    }
    List<ByteSource> members = new ArrayList<>();
    for (int slot = 0; slot < slots.count(); slot++) {
      Optional<Member> member = slots.at(slot);
      members.add(
          member.isPresent()
              ? member.get().data(problems)
              : new MissingPart("member %d of %s is missing".formatted(slot, name), size));
    }
    return members;
  }

  /**
   * The size that Linux gives to a RAID 0: where the number of a chunk's sectors is no power of
   * two, that is less than what its chunks have.
   */
  private long stripedBytes(List<ByteSource> members) throws IOException {
    long sectors = 0;
    for (ByteSource member : members) {
      sectors += member.size() / SECTOR & -(geometry.chunkBytes() / SECTOR);
    }
    return Math.min(sectors, Long.MAX_VALUE / SECTOR) * SECTOR;
  }

  private void tellWhatIsMissing() {
    List<Integer> missing = slots.missing();
    if (!missing.isEmpty()) {
      String cost =
          slots.isReadable() ? "the others serve for it" : "what only it has cannot be read";
      problems.add(
          name,
          0,
          "%s of %d members, from 0 on, without member %s: %s"
              .formatted(
                  geometry.levelName(),
                  slots.count(),
                  missing.toString().replaceAll("[\\[\\]]", ""),
                  cost));
      boolean needsParity =
          geometry.level() >= Geometry.RAID4 && geometry.level() <= Geometry.RAID6;
      if (needsParity && !slots.reference().rest().isInSync()) {
        problems.add(
            name, 0, "was not in sync: what is made from parity for a missing member may be wrong");
      }
    }
    if (slots.reference().rest().hasJournal()) {
      problems.add(name, 0, "has a journal of its own: what was only there is not shown");
    }
  }

  /** Arrays that do not say are taken for what Linux made when they were. */
  private boolean countsAll(List<ByteSource> members) throws IOException {
    boolean isOld = slots.reference().createdSeconds() < LINUX_3_14;
    boolean areEqual = true;
    for (ByteSource member : members) {
      areEqual &= member.size() == members.get(0).size();
    }
    if (geometry.saysZones() && (geometry.layout() == 1 || geometry.layout() == 2)) {
      return geometry.layout() == 1;
    }
    if (!areEqual) {
      problems.add(
          name,
          0,
          "does not say how its unequal members are used; taken for %s Linux 3.14, by its age"
              .formatted(isOld ? "older than" : "made since"));
    }
    return isOld;
  }
}

package dev.exhume.disk.volume.md;

import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.volume.md.superblock.Geometry;
import dev.exhume.disk.volume.md.superblock.Role;
import dev.exhume.disk.volume.md.superblock.Superblock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The members of an array that can be read, in their places. */
final class Slots {
  /** The number of disks that fit into a superblock. */
  private static final int MAX_DISKS = 1920;

  private final Superblock reference;
  private final DiskProblems problems;
  private final TreeMap<Integer, Member> bySlot = new TreeMap<>();
  private final List<Member> doubtful = new ArrayList<>();
  private final Map<Member, String> refused = new LinkedHashMap<>();

  private Slots(Superblock reference, DiskProblems problems) {
    this.reference = reference;
    this.problems = problems;
  }

  /** Puts members in their places; those that cannot be used are told. */
  static Slots of(List<Member> members, DiskProblems problems) {
    Superblock reference =
        members.stream()
            .max(
                Comparator.comparing(Member::isSound)
                    .thenComparing(member -> member.superblock().events(), Long::compareUnsigned))
            .map(Member::superblock)
            .orElseThrow();
    Slots slots = new Slots(reference, problems);
    members.forEach(slots::add);
    slots.addDoubtful();
    slots.addStale();
    return slots;
  }

  /** The superblock that knows most. */
  Superblock reference() {
    return reference;
  }

  Optional<Member> at(int slot) {
    return Optional.ofNullable(bySlot.get(slot));
  }

  int filled() {
    return bySlot.size();
  }

  /** The places that nobody is in. */
  List<Integer> missing() {
    List<Integer> missing = new ArrayList<>();
    for (int slot = 0; slot < count(); slot++) {
      if (!bySlot.containsKey(slot)) {
        missing.add(slot);
      }
    }
    return missing;
  }

  /** How many places there are; no more than can be. */
  int count() {
    return Math.max(0, Math.min(MAX_DISKS, reference.geometry().raidDisks()));
  }

  private void add(Member member) {
    Superblock superblock = member.superblock();
    Role role = superblock.role();
    if (role.equals(Role.FAULTY)) {
      member.tell(problems, "left out of its array, which knows it as faulty");
    } else if (role.hasData()) {
      Optional<String> objection = objection(superblock);
      if (objection.isPresent()) {
        refused.put(member, objection.get());
      } else if (!member.isSound() && !superblock.equals(reference)) {
        doubtful.add(member);
      } else {
        put(member);
      }
    }
  }

  private Optional<String> objection(Superblock superblock) {
    Geometry geometry = superblock.geometry();
    Geometry expected = reference.geometry();
    int slot = superblock.role().slot();
    if (!geometry.equals(expected)) {
      return Optional.of(
          fault(superblock) + "it says %s, another member %s".formatted(geometry, expected));
    }
    if (slot >= count()) {
      return Optional.of("it is number %d of %d members".formatted(slot, count()));
    }
    if (geometry.isRedundant()) {
      if (isStale(superblock)) {
        return Optional.of(
            "it is out of date, with %d events of %d"
                .formatted(superblock.events(), reference.events()));
      }
      if (superblock.rest().isRebuilding()) {
        return Optional.of("it was still being rebuilt");
      }
      if (geometry.memberBytes() > superblock.data().size()) {
        return Optional.of(
            "it has %d bytes, not %d".formatted(superblock.data().size(), geometry.memberBytes()));
      }
    }
    return Optional.empty();
  }

  /** A member may miss the last event, when the machine stopped before it was told. */
  private boolean isStale(Superblock superblock) {
    boolean isBehind = Long.compareUnsigned(superblock.events() + 1, reference.events()) < 0;
    boolean isSound = superblock.rest().fault().isEmpty();
    return isBehind
        || (isSound && !reference.roleOf(superblock.number()).equals(superblock.role()));
  }

  private void put(Member member) {
    int slot = member.superblock().role().slot();
    Member other = bySlot.get(slot);
    if (other == null) {
      bySlot.put(slot, member);
    } else if (other.superblock().rest().isReplacement()) {
      bySlot.put(slot, member);
    } else if (!member.superblock().rest().isReplacement()) {
      member.tell(
          problems,
          "left out of its array: %s is member %d already".formatted(other.device().name(), slot));
    }
  }

  /** Members whose superblocks are damaged are used where there is no other way. */
  private void addDoubtful() {
    for (Member member : doubtful) {
      Superblock superblock = member.superblock();
      boolean isNeeded = !isReadable() && !bySlot.containsKey(superblock.role().slot());
      if (isNeeded && superblock.data().start() == reference.data().start()) {
        bySlot.put(superblock.role().slot(), member);
        member.tell(problems, fault(superblock) + "used nevertheless, for want of another member");
      } else {
        member.tell(problems, "left out of its array: " + superblock.rest().fault().orElse(""));
      }
    }
    boolean isDoubtful = !reference.rest().fault().isEmpty();
    for (Member member : bySlot.values()) {
      if (isDoubtful && member.superblock().equals(reference)) {
        member.tell(problems, fault(reference) + "used nevertheless, for want of another member");
      }
    }
  }

  /** A whole copy, though an old one, is better than none; the rest of those refused is told. */
  private void addStale() {
    if (reference.geometry().level() == Geometry.RAID1 && bySlot.isEmpty()) {
      refused.keySet().stream()
          .filter(member -> member.isSound() && !member.superblock().rest().isRebuilding())
          .filter(member -> member.superblock().geometry().equals(reference.geometry()))
          .filter(member -> member.superblock().role().slot() < count())
          .max(Comparator.comparingLong(member -> member.superblock().events()))
          .ifPresent(this::put);
    }
    refused.forEach(
        (member, objection) ->
            member.tell(
                problems,
                bySlot.containsValue(member)
                    ? objection + "; used nevertheless, for want of another member"
                    : "left out of its array: " + objection));
  }

  private static String fault(Superblock superblock) {
    return superblock.rest().fault().map(fault -> fault + "; ").orElse("");
  }

  /** Whether all that was written can be read, as far as the number of members tells. */
  boolean isReadable() {
    int missing = count() - filled();
    return switch (reference.geometry().level()) {
      case Geometry.RAID1 -> filled() > 0;
      case Geometry.RAID4, Geometry.RAID5 -> missing <= 1;
      case Geometry.RAID6 -> missing <= 2;
      case Geometry.RAID10 -> missing < CopyLayouts.copies(reference.geometry().layout());
      default -> missing == 0;
    };
  }
}

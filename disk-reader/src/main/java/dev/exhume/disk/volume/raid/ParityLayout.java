package dev.exhume.disk.volume.raid;

import java.util.Objects;
import java.util.Optional;

/**
 * Where RAID 4, 5 and 6 put parity and data in each stripe.
 *
 * @param rotation how P moves from stripe to stripe
 * @param isSymmetric whether the data start behind the parity and go around, not at the first
 *     member
 * @param second where Q is
 */
public record ParityLayout(Rotation rotation, boolean isSymmetric, SecondParity second) {
  /** How P moves from stripe to stripe. */
  public enum Rotation {
    /** From the last member to the first. */
    LEFT,
    /** The same, one stripe ahead. */
    LEFT_AHEAD,
    /** From the first member to the last. */
    RIGHT,
    /** It stays on the first member. */
    FIRST,
    /** It stays on the last member, or before Q. */
    LAST
  }

  /** Where Q is. */
  public enum SecondParity {
    NONE,
    AFTER_P,
    /** After P, and counted with P among the members when Q is made. */
    AFTER_P_COUNTED,
    /** Before P, and counted likewise. */
    BEFORE_P_COUNTED,
    /** Always on the last member, which takes no part in the rotation. */
    LAST
  }

  /** The first of the layouts of RAID 6 that are those of RAID 5 with Q on a member more. */
  private static final int LAST_MEMBER_LAYOUTS = 16;

  public ParityLayout {
    Objects.requireNonNull(rotation);
    Objects.requireNonNull(second);
  }

  /** RAID 4 as Linux has it: parity on the last member. */
  public static ParityLayout raid4() {
    return new ParityLayout(Rotation.LAST, false, SecondParity.NONE);
  }

  /** The layout of RAID 5 by its number in Linux: 2 is left-symmetric, the usual one. */
  public static Optional<ParityLayout> raid5(int number) {
    return withSecond(number, SecondParity.NONE);
  }

  /** The layout of RAID 6 by its number in Linux: 2 is left-symmetric, the usual one. */
  public static Optional<ParityLayout> raid6(int number) {
    return switch (number) {
      case 8 -> Optional.of(new ParityLayout(Rotation.RIGHT, false, SecondParity.AFTER_P_COUNTED));
      case 9 ->
          Optional.of(new ParityLayout(Rotation.LEFT_AHEAD, false, SecondParity.AFTER_P_COUNTED));
      case 10 -> Optional.of(new ParityLayout(Rotation.LEFT, true, SecondParity.BEFORE_P_COUNTED));
      case 16, 17, 18, 19, 20 -> withSecond(number - LAST_MEMBER_LAYOUTS, SecondParity.LAST);
      default -> withSecond(number, SecondParity.AFTER_P);
    };
  }

  private static Optional<ParityLayout> withSecond(int number, SecondParity second) {
    return switch (number) {
      case 0 -> Optional.of(new ParityLayout(Rotation.LEFT, false, second));
      case 1 -> Optional.of(new ParityLayout(Rotation.RIGHT, false, second));
      case 2 -> Optional.of(new ParityLayout(Rotation.LEFT, true, second));
      case 3 -> Optional.of(new ParityLayout(Rotation.RIGHT, true, second));
      case 4 -> Optional.of(new ParityLayout(Rotation.FIRST, false, second));
      case 5 -> Optional.of(new ParityLayout(Rotation.LAST, false, second));
      default -> Optional.empty();
    };
  }

  /** How many members of each stripe have parity. */
  int parities() {
    return second == SecondParity.NONE ? 1 : 2;
  }

  /** The members that take part in the rotation. */
  private int rotating(int members) {
    return second == SecondParity.LAST ? members - 1 : members;
  }

  /** The member that has P. */
  int parity(long stripe, int members) {
    int rotating = rotating(members);
    int turn = (int) (stripe % rotating);
    return switch (rotation) {
      case LEFT -> rotating - 1 - turn;
      case LEFT_AHEAD -> rotating - 1 - (turn + 1) % rotating;
      case RIGHT -> turn;
      case FIRST -> 0;
      case LAST -> second == SecondParity.AFTER_P ? members - 2 : rotating - 1;
    };
  }

  /** The member that has Q, or -1. */
  int secondParity(long stripe, int members) {
    int parity = parity(stripe, members);
    return switch (second) {
      case NONE -> -1;
      case AFTER_P, AFTER_P_COUNTED -> (parity + 1) % members;
      case BEFORE_P_COUNTED -> (parity + members - 1) % members;
      case LAST -> members - 1;
    };
  }

  /** The member that has a chunk of data of a stripe. */
  int data(long stripe, int chunk, int members) {
    int parity = parity(stripe, members);
    int secondParity = secondParity(stripe, members);
    boolean hasTwoBefore = second == SecondParity.AFTER_P || second == SecondParity.AFTER_P_COUNTED;
    if (isSymmetric) {
      return (parity + (hasTwoBefore ? 2 : 1) + chunk) % rotating(members);
    }
    int member = chunk;
    if (secondParity >= 0 && secondParity < parity) {
      member += member >= secondParity ? 1 : 0;
      return member >= parity ? member + 1 : member;
    }
    member += member >= parity ? 1 : 0;
    return secondParity >= 0 && member >= secondParity ? member + 1 : member;
  }

  /** The power of the generator by which Q counts the data of a member. */
  int power(long stripe, int member, int members) {
    if (second == SecondParity.AFTER_P_COUNTED || second == SecondParity.BEFORE_P_COUNTED) {
      return member;
    }
    int afterQ = secondParity(stripe, members) + 1;
    int parity = parity(stripe, members);
    int distance = Math.floorMod(member - afterQ, members);
    return Math.floorMod(parity - afterQ, members) < distance ? distance - 1 : distance;
  }
}

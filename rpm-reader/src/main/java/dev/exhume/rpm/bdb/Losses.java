package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What cost keys of a database, and how many of their headers were found all the same. Each damage
 * is told once, when all pages are read and it is known what it costs.
 */
final class Losses {
  /** Enough to see what happened. */
  private static final int MAX_FAULTS = 1_000;

  private final PageFile pages;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Long> zeroPages = new ArrayList<>();
  private long keys;
  private boolean hasCounter;
  private long lostKeys;
  private boolean lostPages;
  private long foundAgain;
  private long firstFoundAgain;

  Losses(PageFile pages) {
    this.pages = pages;
  }

  /** A key was read. */
  void key() {
    keys++;
  }

  /** The key of the counter was read, which leads to no package. */
  void counter() {
    hasCounter = true;
    keys++;
  }

  /** How many keys could not be read up to now. */
  long lostKeys() {
    return lostKeys;
  }

  /** Some keys, or what they lead to, cannot be read. */
  void keys(MalformedDataException fault, long count) {
    lostKeys += count;
    add(new Fault(fault.offset(), fault.getMessage(), count));
  }

  /** A page, with its neighbours, cannot be read as what it is. */
  void page(MalformedDataException fault) {
    lostPages = true;
    Fault added = new Fault(fault.offset(), fault.getMessage(), 0);
    if (faults.isEmpty() || !faults.get(faults.size() - 1).equals(added)) {
      add(added);
    }
  }

  /**
   * The file may end before some of its pages.
   *
   * @param lostHeaders how many keys lead to them
   */
  void truncation(long lostHeaders) {
    boolean countsKeys = pages.metadata().method() == AccessMethod.HASH;
    if (lostHeaders > 0 || (pages.isTruncated() && (missingKeys() > 0 || !countsKeys))) {
      lostPages = true;
      String message = "the file ends after %d pages, before its last".formatted(pages.count());
      add(new Fault(pages.size(), message, lostHeaders));
    }
  }

  private long missingKeys() {
    return pages.metadata().keyCount() - keys - lostKeys;
  }

  private void add(Fault fault) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(fault);
    }
  }

  /** A page was never used, or lost all that was on it. */
  void zeroPage(long number) {
    if (zeroPages.size() < MAX_FAULTS) {
      zeroPages.add(number);
    }
  }

  /** A header was found without its key. */
  void foundAgain(long offset) {
    firstFoundAgain = foundAgain == 0 ? offset : firstFoundAgain;
    foundAgain++;
  }

  /** Tells each damage with what it costs. */
  void tell(Consumer<Damage> damage) {
    for (Fault fault : faults) {
      damage.accept(new Damage(fault.offset, fault.message).costing(cost(fault)));
    }
    long missing = missingKeys();
    boolean isExplained = lostPages || (missing <= 0 && foundAgain <= lostKeys);
    if (!isExplained) {
      damage.accept(unexplained(missing));
    }
  }

  private String cost(Fault fault) {
    if (foundAgain == 0) {
      return switch ((int) Math.min(fault.keys, 2)) {
        case 0 -> "packages may be missing";
        case 1 -> "1 package is missing";
        default -> "%d packages are missing".formatted(fault.keys);
      };
    }
    if (lostPages || foundAgain < lostKeys) {
      return "packages have no instance number, or are missing";
    }
    return fault.keys == 1
        ? "its package has no instance number"
        : "their packages have no instance number";
  }

  /** Keys are lost without a trace, or nothing but what they led to is left of them. */
  private Damage unexplained(long missing) {
    List<String> signs = new ArrayList<>();
    long offset = firstFoundAgain;
    if (missing > 0) {
      long expected = pages.metadata().keyCount();
      signs.add("%d of %d keys were found".formatted(keys, expected));
      offset = pages.metadata().keyCountOffset();
    } else {
      signs.add("no key leads to the header at 0x%x".formatted(firstFoundAgain));
    }
    if (!zeroPages.isEmpty()) {
      signs.add(0, zeroes());
      offset = pages.position(zeroPages.get(0));
    }
    return new Damage(offset, String.join(", ", signs)).costing(unexplainedCost(missing));
  }

  private String unexplainedCost(long missing) {
    String found =
        foundAgain == 1
            ? "1 package has no instance number"
            : foundAgain + " packages have no instance number";
    long missingPackages = hasCounter ? missing : missing - 1;
    if (missingPackages <= foundAgain) {
      return foundAgain == 0 ? "no package is missing" : found;
    }
    return foundAgain == 0 ? "packages may be missing" : found + ", others may be missing";
  }

  private String zeroes() {
    return switch (zeroPages.size()) {
      case 1 -> "page %d is zero bytes".formatted(zeroPages.get(0));
      case 2 -> "pages %d and %d are zero bytes".formatted(zeroPages.get(0), zeroPages.get(1));
      default ->
          "page %d and %d others are zero bytes".formatted(zeroPages.get(0), zeroPages.size() - 1);
    };
  }

  /**
   * One damage.
   *
   * @param keys how many are lost by it, where that is known
   */
  private record Fault(long offset, String message, long keys) {}
}

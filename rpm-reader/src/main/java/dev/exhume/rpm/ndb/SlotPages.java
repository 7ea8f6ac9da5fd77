package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The pages of slots at the start of an ndb file; the header takes the place of the first two
 * slots.
 */
final class SlotPages {
  private static final int PAGE_SIZE = 4096;

  /** A million packages: more than any machine has, little enough to look at one by one. */
  private static final int MAX_PAGES = 4096;

  private final DatabaseFile file;
  private final int recognised;
  private final int count;
  private final Optional<MalformedDataException> fault;

  SlotPages(DatabaseFile file, PackagesHeader header) {
    this.file = file;
    this.recognised = recognised();
    Optional<MalformedDataException> wrong = wrongCount(header);
    this.fault = wrong.isPresent() ? wrong : header.fault();
    this.count = header.isLost() || wrong.isPresent() ? recognised : (int) header.slotPages();
  }

  /** How many there are: as many as the header says, unless the file itself speaks against it. */
  int count() {
    return count;
  }

  /** Whether any page shows by most of its slots that it is one. */
  boolean isAnyRecognised() {
    return recognised > 0;
  }

  /** What is wrong with the header, or with the number of pages that it gives. */
  Optional<MalformedDataException> fault() {
    return fault;
  }

  /** Where a page starts in the file. */
  static long position(int page) {
    return (long) page * PAGE_SIZE;
  }

  /** The slots of a page, as far as the file has them. */
  List<Slot> slots(int page) throws IOException {
    int size = (int) Math.min(PAGE_SIZE, file.size() - position(page));
    Bytes bytes = file.read("slot page " + page, position(page), size);
    List<Slot> slots = new ArrayList<>();
    for (int at = page == 0 ? PackagesHeader.SIZE : 0; at + Slot.SIZE <= size; at += Slot.SIZE) {
      slots.add(Slot.read(bytes, at));
    }
    return slots;
  }

  private int recognised() {
    int page = 0;
    while (page < MAX_PAGES
        && position(page) < file.size()
        && 2 * count(page, Slot::isMarked) > count(page, slot -> true)) {
      page++;
    }
    return page;
  }

  private Optional<MalformedDataException> wrongCount(PackagesHeader header) {
    long claimed = header.slotPages();
    if (header.isLost() || claimed == recognised) {
      return Optional.empty();
    }
    long pages = (file.size() + PAGE_SIZE - 1) / PAGE_SIZE;
    if (claimed < 1 || claimed > Math.min(pages, MAX_PAGES)) {
      return Optional.of(malformed("%d slot pages in a file of %d pages", claimed, pages));
    }
    for (int page = (int) claimed; page < recognised; page++) {
      // A page without packages was just being added when RPM was interrupted.
      if (count(page, slot -> slot.isMarked() && !slot.isFree()) > 0) {
        return Optional.of(malformed("%d slot pages, but %d are there", claimed, recognised));
      }
    }
    return Optional.empty();
  }

  private long count(int page, Predicate<Slot> kind) {
    try {
      return slots(page).stream().filter(kind).count();
    } catch (IOException e) {
      // That it cannot be read is told when its slots are.
      return 0;
    }
  }

  private static MalformedDataException malformed(String reason, long claimed, long actual) {
    return new MalformedDataException(
        "ndb header", PackagesHeader.SLOT_PAGES_OFFSET, reason.formatted(claimed, actual));
  }
}

package dev.exhume.rpm.bdb;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A walk over all pages of a database.
 *
 * <p>Hash table and tree are of no use here: every pair lies on some page, and pages are found even
 * when what leads to them is lost. Pages that are not what they should be are looked at again at
 * the end, when it is known what leads to them.
 */
final class PageScan implements HeaderStore.Scan {
  private final PageFile pages;
  private final Consumer<Damage> damage;
  private final AccessMethod method;
  private final OverflowPages overflow;
  private final BitSet suspects = new BitSet();
  private final PairReader pairs;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private final Losses losses;
  private long nextPage;
  private long end;

  PageScan(PageFile pages, Consumer<Damage> damage) {
    this.pages = pages;
    this.damage = damage;
    this.method = pages.metadata().method();
    this.overflow = new OverflowPages(pages);
    this.losses = new Losses(pages);
    this.pairs = new PairReader(pages, overflow, losses, damage, found);
    this.nextPage = pages.first();
    this.end = pages.count();
    pages.metadata().damage().ifPresent(damage);
    if (pages.isCut()) {
      damage.accept(
          new Damage(pages.size(), "is too long for a database; what lies beyond is not read"));
    }
  }

  @Override
  public Optional<HeaderLocation> next() {
    while (found.isEmpty() && nextPage <= end) {
      long number = nextPage++;
      if (number < end) {
        read(number);
      } else {
        lookAgain();
      }
    }
    return Optional.ofNullable(found.poll());
  }

  private void read(long number) {
    try {
      Page page = pages.page(number);
      int type = page.type();
      if (isOtherDatabase(page)) {
        damage.accept(
            new Damage(pages.position(number), "another database starts here; it is not read"));
        end = number;
        nextPage = number;
      } else if (!page.isInPlace() && !method.isWithoutHeaders(type)) {
        misplaced(page);
      } else if (method.isPairPage(type)) {
        pairs.read(page);
      } else if (type == Page.OVERFLOW) {
        overflow.add(page);
      } else if (type == Page.FREE ? page.entries() != 0 : !method.isWithoutHeaders(type)) {
        suspects.set((int) number);
      }
    } catch (MalformedDataException e) {
      suspects.set((int) number);
    }
  }

  /** Whether a second file was appended to the first. */
  private boolean isOtherDatabase(Page page) throws MalformedDataException {
    return method.isWithoutHeaders(page.type())
        && !page.isInPlace()
        && page.number() == 0
        && Metadata.isMetadata(page.bytes(), method);
  }

  private void misplaced(Page page) throws MalformedDataException {
    if (page.type() == Page.FREE && page.number() == 0 && page.isZero()) {
      losses.zeroPage(page.place());
    } else {
      suspects.set((int) page.place());
      if (page.type() == Page.OVERFLOW) {
        overflow.add(page);
      }
    }
  }

  private void lookAgain() {
    suspects.stream().filter(number -> !overflow.isPartOfChain(number)).forEach(this::rescue);
    BitSet strays = overflow.strays();
    strays.andNot(suspects);
    strays.stream().forEach(this::rescueStray);
    overflow.orphans().stream().forEach(pairs::addOrphan);
    losses.truncation(pairs.beyondEnd());
    losses.tell(damage);
  }

  /** Reads what there is on a page that is not what it should be. */
  private void rescue(int number) {
    try {
      Page page = pages.page(number);
      MalformedDataException fault = fault(page);
      if (isElsewhere(page)) {
        tell(fault, "it is not read, for that page is there");
      } else if (PairPage.read(page, pages.metadata()).isConsistent()) {
        tell(fault, "it is read as a page of keys");
        pairs.readDamaged(page);
      } else {
        losses.page(pairs.survey().withNeighbours(fault));
        pairs.addStrays(page, page.content(), Set.of());
      }
    } catch (MalformedDataException e) {
      losses.page(pairs.survey().withNeighbours(e));
    }
  }

  private static MalformedDataException fault(Page page) throws MalformedDataException {
    return page.isInPlace()
        ? page.malformedType("page type is %d".formatted(page.type()))
        : page.misplaced();
  }

  /** Whether a page is only a copy of another. */
  private boolean isElsewhere(Page page) throws MalformedDataException {
    long number = page.number();
    return number != page.place() && pages.has(number) && isSame(page, pages.page(number));
  }

  private static boolean isSame(Page copy, Page page) throws MalformedDataException {
    return page.isInPlace() && page.type() == copy.type();
  }

  /** Reads a page of keys that says that it is an overflow page. */
  private void rescueStray(int number) {
    try {
      Page page = pages.page(number);
      if (PairPage.read(page, pages.metadata()).isConsistent()) {
        tell(fault(page), "it is read as a page of keys");
        pairs.read(page);
      }
    } catch (MalformedDataException e) {
      losses.page(pairs.survey().withNeighbours(e));
    }
  }

  private void tell(MalformedDataException fault, String cost) {
    damage.accept(Damage.of(fault).costing(cost));
  }
}

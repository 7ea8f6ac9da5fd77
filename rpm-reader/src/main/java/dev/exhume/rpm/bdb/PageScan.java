package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A walk over all pages of a database.
 *
 * <p>Hash table and tree are of no use here: every pair lies on some page, and pages are found even
 * when what leads to them is lost.
 */
final class PageScan implements HeaderStore.Scan {
  private static final int INSTANCE_SIZE = 4;

  private final PageFile pages;
  private final Consumer<Damage> damage;
  private final OrphanChains orphans;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private long nextPage = 1;
  private long keys;

  PageScan(PageFile pages, Consumer<Damage> damage) {
    this.pages = pages;
    this.damage = damage;
    this.orphans = new OrphanChains(pages);
    if (pages.metadata().isLost()) {
      damage.accept(
          new Damage(
              0,
              "metadata page is damaged; pages of %d bytes are read without it"
                  .formatted(pages.metadata().pageSize())));
    }
    if (pages.isCut()) {
      damage.accept(
          new Damage(pages.size(), "is too long for a database; what lies beyond is not read"));
    }
  }

  @Override
  public Optional<HeaderLocation> next() {
    while (found.isEmpty() && nextPage < pages.count()) {
      read(nextPage++);
      if (nextPage == pages.count()) {
        compareKeyCount();
        found.addAll(orphans.find(damage));
      }
    }
    return Optional.ofNullable(found.poll());
  }

  private void read(long number) {
    try {
      Page page = pages.page(number);
      int type = page.type();
      if (pages.metadata().method().isPairPage(type)) {
        readPairs(number, page);
      } else if (type == Page.OVERFLOW) {
        orphans.overflowPage(number, page);
      } else if (type != Page.FREE && !pages.metadata().method().isWithoutHeaders(type)) {
        tell(page.malformedType("page type is %d".formatted(type)), "packages may be missing");
      }
    } catch (MalformedDataException e) {
      tell(e, "packages may be missing");
    } catch (IOException e) {
      damage.accept(
          new Damage(
              pages.position(number),
              "page %d cannot be read: %s; packages may be missing"
                  .formatted(number, e.getMessage())));
    }
  }

  private void readPairs(long number, Page page) throws MalformedDataException {
    PairPage pairPage = pairPage(page);
    for (int pair = 0; pair < pairPage.pairs(); pair++) {
      long instance = 0;
      boolean keyIsRead = false;
      try {
        Bytes key = pairPage.key(pair).inline();
        keys++;
        if (key.size() == INSTANCE_SIZE) {
          instance = key.in(pages.metadata().keyOrder()).u32(0);
          keyIsRead = true;
        }
      } catch (MalformedDataException e) {
        tell(e, "the package of this key has no instance number");
      }
      if (instance != 0 || !keyIsRead) {
        readValue(page, pairPage, pair, instance);
      }
    }
    if (pairPage.hasLoneKey()) {
      tell(
          page.malformedEntries("page %d ends with a key".formatted(number)),
          "1 package may be missing");
    }
  }

  private PairPage pairPage(Page page) throws MalformedDataException {
    try {
      return PairPage.read(page, pages.metadata());
    } catch (MalformedDataException e) {
      tell(e, "packages may be missing");
      return PairPage.salvage(page, pages.metadata());
    }
  }

  private void readValue(Page page, PairPage pairPage, int pair, long instance) {
    try {
      Item value = pairPage.value(pair);
      if (value.isOffPage()) {
        orphans.keyLeadsTo(value.firstPage());
      }
      if (!value.isDeleted()) {
        found.add(value.header(pages, instance, page));
      }
    } catch (MalformedDataException e) {
      tell(e, "1 package may be missing");
    }
  }

  private void compareKeyCount() {
    long expected = pages.metadata().keyCount();
    if (keys < expected) {
      damage.accept(
          new Damage(
              pages.metadata().keyCountOffset(),
              "%d of %d keys were found; packages may be missing".formatted(keys, expected)));
    }
  }

  private void tell(MalformedDataException fault, String cost) {
    damage.accept(new Damage(fault.offset(), fault.getMessage() + "; " + cost));
  }
}

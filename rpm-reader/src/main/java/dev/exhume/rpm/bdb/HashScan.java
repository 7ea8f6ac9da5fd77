package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A walk over all pages of a hash database.
 *
 * <p>Buckets are of no use here: every pair lies on some page, and pages are found even when the
 * tables that lead to them are lost.
 */
final class HashScan implements HeaderStore.Scan {
  /** Never used, or given back with its old content. */
  private static final int FREE = 0;

  private static final int HASH_METADATA = 8;
  private static final int TYPE_OFFSET = 25;
  private static final int INSTANCE_SIZE = 4;

  private final PageFile pages;
  private final Consumer<Damage> damage;
  private final OrphanChains orphans;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private long nextPage = 1;
  private long keys;

  HashScan(PageFile pages, Consumer<Damage> damage) {
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
      Bytes page = pages.page(number);
      switch (page.u8(TYPE_OFFSET)) {
        case HashPage.UNSORTED, HashPage.SORTED -> readPairs(number, page);
        case OverflowChain.TYPE -> orphans.overflowPage(number, page);
        case FREE, HASH_METADATA -> {
          // Holds no headers.
        }
        default ->
            tell(
                page.malformed(TYPE_OFFSET, "page type is %d".formatted(page.u8(TYPE_OFFSET))),
                "packages may be missing");
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

  private void readPairs(long number, Bytes page) throws MalformedDataException {
    HashPage hashPage = HashPage.read(page, pages.metadata());
    for (int pair = 0; pair < hashPage.pairs(); pair++) {
      long instance = 0;
      boolean keyIsRead = false;
      try {
        Bytes key = hashPage.key(pair).inline();
        keys++;
        if (key.size() == INSTANCE_SIZE) {
          instance = key.u32(0);
          keyIsRead = true;
        }
      } catch (MalformedDataException e) {
        tell(e, "the package of this key has no instance number");
      }
      if (instance != 0 || !keyIsRead) {
        readValue(hashPage, pair, instance);
      }
    }
    if (hashPage.hasLoneKey()) {
      tell(
          page.malformed(20, "page %d ends with a key".formatted(number)),
          "1 package may be missing");
    }
  }

  private void readValue(HashPage page, int pair, long instance) {
    try {
      HashItem value = page.value(pair);
      if (value.isOffPage()) {
        orphans.keyLeadsTo(value.firstPage());
        OverflowChain chain = new OverflowChain(pages, value.firstPage(), value.length());
        found.add(new ChainLocation(instance, chain));
      } else {
        Bytes header = value.inline();
        found.add(new Inline(instance, pages, header.position(), header.size()));
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
              HashMetadata.KEY_COUNT_OFFSET,
              "%d of %d keys were found; packages may be missing".formatted(keys, expected)));
    }
  }

  private void tell(MalformedDataException fault, String cost) {
    damage.accept(new Damage(fault.offset(), fault.getMessage() + "; " + cost));
  }

  private record Inline(long instance, PageFile pages, long offset, int size)
      implements HeaderLocation {
    @Override
    public HeaderBlob read() throws IOException {
      Bytes page = pages.page(offset / pages.metadata().pageSize());
      Bytes header = page.slice("header", (int) (offset - page.position()), size);
      return new HeaderBlob(header.in(ByteOrder.BIG_ENDIAN), Optional.empty());
    }
  }
}

package dev.exhume.rpm.bdb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;

/** Finds out where the headers lie that keys stand for, and those that lost their keys. */
final class PairReader {
  /** How many keys are tried that cannot be read; from then on, none of a page after the first. */
  private static final int MAX_FAULTS = 10_000;

  private static final long COUNTER = 0;
  private static final long NO_INSTANCE = -1;

  private final PageFile pages;
  private final ChainRepair chains;
  private final OverflowPages overflow;
  private final Losses losses;
  private final Consumer<Damage> damage;
  private final Queue<HeaderLocation> found;
  private long beyondEnd;

  /**
   * Prepares to read pages.
   *
   * @param found takes what is found
   */
  PairReader(
      PageFile pages,
      OverflowPages overflow,
      Losses losses,
      Consumer<Damage> damage,
      Queue<HeaderLocation> found) {
    this.pages = pages;
    this.chains = new ChainRepair(pages);
    this.overflow = overflow;
    this.losses = losses;
    this.damage = damage;
    this.found = found;
  }

  /** What all pages say. */
  PageSurvey survey() {
    return chains.survey();
  }

  /** How many keys lead to pages behind the end of the file. */
  long beyondEnd() {
    return beyondEnd;
  }

  /** Reads a page of keys and values. */
  void read(Page page) throws MalformedDataException {
    PairPage pairPage = PairPage.read(page, pages.metadata());
    pairPage.flaw().ifPresent(flaw -> damage.accept(told(flaw, "what is there is read")));
    read(page, pairPage);
  }

  /** Reads a page of keys and values of which it is told already that its header is damaged. */
  void readDamaged(Page page) throws MalformedDataException {
    read(page, PairPage.read(page, pages.metadata()));
  }

  private void read(Page page, PairPage pairPage) throws MalformedDataException {
    PageFaults faults = new PageFaults();
    List<Pair> pairs = new ArrayList<>();
    int pair = 0;
    while (pair < pairPage.pairs()
        && (faults.lost() == 0 || losses.lostKeys() + faults.lost() < MAX_FAULTS)) {
      try {
        readPair(pairPage, pair, faults).ifPresent(pairs::add);
      } catch (MalformedDataException e) {
        faults.lost(e);
      }
      pair++;
    }
    Set<Long> inline = new HashSet<>();
    for (Pair header : pairs) {
      HeaderLocation location =
          header.value.header(chains, header.instance, page, faults.first().isEmpty());
      inline.add(location.offset());
      found.add(location);
    }
    if (faults.lost() > 0) {
      losses.keys(faults.first().orElseThrow(), faults.lost() + pairPage.pairs() - pair);
      int lowest = Math.min(page.lowestItem(), page.bytes().size());
      addStrays(page, page.bytes().slice("items", lowest, page.bytes().size() - lowest), inline);
    } else {
      faults
          .first()
          .ifPresent(
              fault ->
                  damage.accept(told(fault, "the package of this key has no instance number")));
    }
  }

  /** A pair that stands for an installed package. */
  private Optional<Pair> readPair(PairPage page, int pair, PageFaults faults)
      throws MalformedDataException {
    Item value = page.value(pair);
    long instance = NO_INSTANCE;
    try {
      instance = instance(page.key(pair).inline());
    } catch (MalformedDataException e) {
      faults.keyless(e);
    }
    if (instance == COUNTER) {
      losses.counter();
      return Optional.empty();
    }
    boolean isThere = !value.isOffPage() || isInFile(value);
    losses.key();
    return isThere && !value.isDeleted()
        ? Optional.of(new Pair(Math.max(instance, 0), value))
        : Optional.empty();
  }

  private long instance(Bytes key) throws MalformedDataException {
    if (key.size() != Integer.BYTES) {
      throw key.malformed(0, "key of %d bytes, not %d".formatted(key.size(), Integer.BYTES));
    }
    return key.in(pages.metadata().keyOrder()).u32(0);
  }

  /** Whether the page where a value leads is in so much of the file as there is. */
  private boolean isInFile(Item value) throws MalformedDataException {
    long first = value.firstPage();
    if (!pages.has(first)) {
      if (first < pages.count() || !pages.isTruncated()) {
        throw value.malformedFirstPage(
            "first page is %d, of a file of %d pages".formatted(first, pages.count()));
      }
      beyondEnd++;
      return false;
    }
    if (!overflow.keyLeadsTo(first)) {
      throw value.malformedFirstPage("first page is %d, as that of another key".formatted(first));
    }
    return true;
  }

  /** Adds headers that lie in a part of a page without a key. */
  void addStrays(Page page, Bytes part, Set<Long> known) throws MalformedDataException {
    for (Bytes header : StrayHeaders.in(part)) {
      if (!known.contains(header.position())) {
        addKeyless(InlineLocation.of(pages, page, header));
      }
    }
  }

  /** Adds a chain that no key leads to. */
  void addOrphan(long firstPage) {
    addKeyless(new ChainLocation(0, ChainStart.withoutKey(firstPage), chains));
  }

  private void addKeyless(HeaderLocation location) {
    losses.foundAgain(location.offset());
    found.add(location);
  }

  private static Damage told(MalformedDataException fault, String cost) {
    return Damage.of(fault).costing(cost);
  }

  private record Pair(long instance, Item value) {}
}

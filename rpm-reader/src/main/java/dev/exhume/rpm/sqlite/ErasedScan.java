package dev.exhume.rpm.sqlite;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.sqlite.pages.PageVersion;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A walk over all that pages contain, and what they contained before, for rows that are not in the
 * table any more.
 *
 * <p>SQLite overwrites the first four bytes of a row that is erased, or none at all. It does not
 * touch pages that are given up, but for those that list other ones.
 */
final class ErasedScan implements HeaderStore.Scan {
  /** Far more than any machine has packages. */
  private static final int MAX_ROWS = 1 << 18;

  private final Set<RowKey> live = new HashSet<>();
  private final Set<RowKey> seen = new HashSet<>();
  private final Queue<Stream<PageVersion>> history;
  private final Queue<HeaderLocation> found = new ArrayDeque<>();
  private final Consumer<Damage> damage;
  private Iterator<PageVersion> versions = List.<PageVersion>of().iterator();

  /**
   * @param rows those that are in the table
   * @param history what pages contain and contained, place by place: what is lost in one may be
   *     whole in another
   */
  ErasedScan(TableScan rows, List<Stream<PageVersion>> history, Consumer<Damage> damage) {
    this.history = new ArrayDeque<>(history);
    this.damage = damage;
    Optional<RowLocation> row = rows.nextRow();
    while (row.isPresent() && live.size() <= MAX_ROWS) {
      try {
        live.add(RowKey.of(row.get().payload()));
      } catch (IOException e) {
        // A row that cannot be read has no copies that could be told from others.
      }
      row = rows.nextRow();
    }
  }

  @Override
  public Optional<HeaderLocation> next() {
    while (found.isEmpty() && (versions.hasNext() || !history.isEmpty())) {
      if (live.size() + seen.size() > MAX_ROWS) {
        damage.accept(
            new Damage(0, "has more rows than are compared; erased packages may be missing"));
        return Optional.empty();
      }
      if (versions.hasNext()) {
        search(versions.next());
      } else {
        versions = history.remove().iterator();
        seen.clear();
      }
    }
    return Optional.ofNullable(found.poll());
  }

  private void search(PageVersion version) {
    try {
      int usableSize = version.time().header().usableSize();
      for (LooseRow loose : RowSearch.on(version.page(), usableSize)) {
        RowLocation row = loose.location(version.time(), version.number(), version.page());
        RowKey key = RowKey.of(row.payload());
        if (!live.contains(key) && seen.add(key)) {
          found.add(row);
        }
      }
    } catch (IOException e) {
      // What cannot be read tells nothing of the past.
    }
  }
}

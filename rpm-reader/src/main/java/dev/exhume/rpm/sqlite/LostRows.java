package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A walk over the pages that the tree of the table does not lead to, for rows that were not erased.
 *
 * <p>In a sound database there are none: pages that are given up become free pages. An erased row
 * leads to overflow pages that are free.
 */
final class LostRows {
  private final Snapshot pages;
  private final TableWalk walk;
  private final LeafSurvey survey;
  private final boolean treeIsSound;
  private final Freelist freelist;
  private final RowidSet listed;
  private final Consumer<Damage> damage;
  private final long lastPage;
  private long nextPage = 2;
  private boolean isTold;

  /**
   * @param survey of the pages, which is enough where the tree is sound
   * @param treeIsSound whether nothing was damaged on the walk
   * @param listed rowids, of which a further row can only be an old copy
   */
  LostRows(
      Snapshot pages,
      TableWalk walk,
      LeafSurvey survey,
      boolean treeIsSound,
      RowidSet listed,
      Consumer<Damage> damage) {
    this.pages = pages;
    this.walk = walk;
    this.survey = survey;
    this.treeIsSound = treeIsSound;
    this.freelist = Freelist.read(pages);
    this.listed = listed;
    this.damage = damage;
    // Without a list of free pages, pages that seem lost may well be free ones.
    boolean isOfUse = !treeIsSound || freelist.isSound();
    long count = walk.countIsRight() ? pages.count() : pages.lastPage();
    this.lastPage = isOfUse ? count : 0;
    survey.upTo(lastPage);
  }

  /** The rows on the next page that has some, or nothing at the end of the file. */
  List<RowLocation> next() {
    while (nextPage <= lastPage) {
      long number = nextPage++;
      if (mayBeLost(number)) {
        List<RowLocation> rows = read(number).stream().filter(this::isLost).toList();
        if (!rows.isEmpty()) {
          tell(number);
          return rows;
        }
      }
    }
    return List.of();
  }

  private boolean mayBeLost(long page) {
    boolean mayHoldRows = survey.hasLeaf(page) || (!treeIsSound && pages.has(page));
    return mayHoldRows && !walk.hasRead(page) && !freelist.has(page);
  }

  private boolean isLost(RowLocation row) {
    return !listed.has(row.instance()) && !freelist.has(row.payload().firstOverflow());
  }

  private List<RowLocation> read(long number) {
    try {
      Bytes page = pages.page(number);
      if (survey.hasLeaf(number)) {
        return LeafRows.read(pages, BtreePage.read(pages, number)).rows();
      }
      return BtreePage.isOfTree(page.u8(0)) ? List.of() : loose(number, page);
    } catch (IOException e) {
      // No more than what the walk through the tree has told already.
      return List.of();
    }
  }

  /** Rows on a page of which the start is lost. */
  private List<RowLocation> loose(long number, Bytes page) throws MalformedDataException {
    List<RowLocation> rows = new ArrayList<>();
    for (LooseRow row : RowSearch.on(page, pages.header().usableSize())) {
      if (row.rowid().isPresent()) {
        rows.add(row.location(pages, number, page));
      }
    }
    return rows;
  }

  private void tell(long number) {
    if (treeIsSound && !isTold) {
      isTold = true;
      damage.accept(
          new Damage(
              pages.position(number),
              "no page leads to leaf page %d; its rows, and those of others like it, are read"
                  .formatted(number)));
    }
  }
}

package dev.exhume.rpm.sqlite;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/** A walk over the rows of a table, and then over those that its tree has lost. */
final class TableScan implements HeaderStore.Scan {
  private final Snapshot pages;
  private final Consumer<Damage> damage;
  private final TableWalk walk;
  private final LeafSurvey survey;
  private final Queue<RowLocation> found = new ArrayDeque<>();
  private final RowidSet listed = new RowidSet();
  private final RowRepair repair;
  private Optional<LostRows> lost = Optional.empty();
  private boolean leavesAreSound = true;

  /**
   * @param root the page that the table's tree starts with, unless that is lost
   */
  TableScan(Snapshot pages, Optional<Long> root, Consumer<Damage> damage) {
    this.pages = pages;
    this.damage = damage;
    this.repair = new RowRepair(pages, root);
    this.survey = new LeafSurvey(pages);
    this.walk = new TableWalk(pages, root, this::tell);
  }

  @Override
  public Optional<HeaderLocation> next() {
    return nextRow().map(row -> new RepairableRow(row, repair));
  }

  /** The next row, as it is. */
  Optional<RowLocation> nextRow() {
    while (found.isEmpty() && lost.isEmpty()) {
      Optional<BtreePage> leaf = walk.next();
      if (leaf.isPresent()) {
        read(leaf.get());
      } else {
        boolean isSound = walk.isSound() && leavesAreSound;
        lost = Optional.of(new LostRows(pages, walk, survey, isSound, listed, damage));
      }
    }
    if (found.isEmpty() && lost.isPresent()) {
      found.addAll(lost.get().next());
    }
    Optional<RowLocation> row = Optional.ofNullable(found.poll());
    row.ifPresent(next -> listed.add(next.instance()));
    return row;
  }

  private void read(BtreePage leaf) {
    survey.upTo(leaf.number());
    try {
      LeafRows rows = LeafRows.read(pages, leaf);
      found.addAll(rows.rows());
      rows.fault().ifPresent(this::tell);
    } catch (MalformedDataException e) {
      tell(e);
    }
  }

  private void tell(MalformedDataException fault) {
    leavesAreSound = false;
    tell(Damage.of(fault));
  }

  private void tell(Damage fault) {
    damage.accept(new Damage(fault.offset(), fault.message() + "; packages may be missing"));
  }
}

package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code sqlite_schema}, which says where the others start.
 *
 * <pre>
 * row --> type, name, name of the table, root page, SQL
 * </pre>
 *
 * <p>The SQL is not needed: RPM's table has one BLOB, and its key is the rowid.
 */
final class Schema {
  private static final long ROOT = 1;
  private static final String TABLE = "table";
  private static final String PACKAGES = "Packages";

  private final Snapshot pages;
  private final List<Damage> damages = new ArrayList<>();
  private Optional<Long> packages = Optional.empty();
  private int rows;

  private Schema(Snapshot pages) {
    this.pages = pages;
  }

  static Schema read(Snapshot pages) {
    Schema schema = new Schema(pages);
    TableWalk walk = new TableWalk(pages, Optional.of(ROOT), schema.damages::add);
    for (Optional<BtreePage> leaf = walk.next(); leaf.isPresent(); leaf = walk.next()) {
      schema.read(leaf.get());
    }
    return schema;
  }

  private void read(BtreePage leaf) {
    try {
      for (int i = 0; i < leaf.cells(); i++) {
        read(leaf, i);
      }
      leaf.checkSpace();
    } catch (MalformedDataException e) {
      tell(e);
    }
  }

  private void read(BtreePage leaf, int cell) {
    try {
      Payload payload = Payload.of(pages, leaf.number(), leaf.cell(cell));
      Bytes bytes = payload.read(0).bytes();
      TableRecord row = TableRecord.read(bytes);
      Charset encoding = pages.header().encoding();
      rows++;
      if (row.text(0, bytes, encoding).filter(TABLE::equalsIgnoreCase).isPresent()
          && row.text(1, bytes, encoding).filter(PACKAGES::equalsIgnoreCase).isPresent()) {
        packages = row.integer(3, bytes);
      }
    } catch (MalformedDataException e) {
      tell(e);
    } catch (IOException e) {
      damages.add(
          new Damage(
              pages.position(leaf.number()), "the schema cannot be read: " + e.getMessage()));
    }
  }

  private void tell(MalformedDataException fault) {
    damages.add(Damage.of(fault));
  }

  /** The page that the table of packages starts with. */
  Optional<Long> packages() {
    return packages;
  }

  /** Whether the tables are those of some other program. */
  boolean isOfAnotherKind() {
    return rows > 0 && packages.isEmpty() && damages.isEmpty();
  }

  /** Why the table of packages is not found. */
  Damage lost() {
    Damage cause =
        damages.isEmpty()
            ? new Damage(pages.position(ROOT), "there are no tables")
            : damages.get(0);
    return new Damage(
        cause.offset(), cause.message() + "; the table Packages is looked for in all pages");
  }
}

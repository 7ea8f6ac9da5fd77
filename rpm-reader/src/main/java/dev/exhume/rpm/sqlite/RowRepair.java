package dev.exhume.rpm.sqlite;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderPrefix;
import dev.exhume.rpm.header.HeaderProof;
import dev.exhume.rpm.sqlite.StrayChains.Chain;
import dev.exhume.rpm.sqlite.pages.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads headers that are damaged but of which all bytes are there, as their digests prove.
 *
 * <p>Where a chain of overflow pages breaks or leads into another one, its rest is a chain that
 * nothing leads to, of just the length that is missing.
 */
final class RowRepair {
  /** How often repairs may read the whole file: many rows can lead to broken chains. */
  private static final int MAX_PASSES = 8;

  private final Snapshot pages;
  private final Optional<Long> root;
  private Optional<List<Chain>> strays = Optional.empty();
  private long budget;

  /**
   * @param root of the table
   */
  RowRepair(Snapshot pages, Optional<Long> root) {
    this.pages = pages;
    this.root = root;
    this.budget = MAX_PASSES * pages.lastPage() * pages.header().pageSize();
  }

  /** The header of a row in which something is wrong, if all its bytes are there. */
  synchronized Optional<HeaderLocation> repaired(RowLocation row) throws IOException {
    budget -= row.payload().size();
    if (budget <= 0) {
      return Optional.empty();
    }
    HeaderBlob blob = row.read();
    return blob.cut().isEmpty() && HeaderPrefix.repaired(blob.bytes()).isPresent()
        ? Optional.of(withPrefix(row, blob.bytes()))
        : withRest(row);
  }

  private static HeaderLocation withPrefix(RowLocation row, Bytes header) {
    MalformedDataException flaw =
        header.malformed(0, "its numbers of entries and of bytes are not those of its size");
    return new RepairedRow(row, row.payload(), true, flaw);
  }

  private Optional<HeaderLocation> withRest(RowLocation row) throws IOException {
    int length = row.payload().overflowPages();
    for (Chain rest : strays()) {
      budget -= rest.length() <= length ? row.payload().size() : 0;
      if (rest.length() <= length && budget > 0) {
        Detour detour = new Detour(length - rest.length(), rest.firstPage());
        Payload payload = row.payload().by(detour);
        HeaderBlob read = payload.read(row.blobStart());
        if (read.cut().isEmpty() && HeaderProof.holds(read.bytes())) {
          return Optional.of(new RepairedRow(row, payload, false, row.payload().wrong(detour)));
        }
      }
    }
    return Optional.empty();
  }

  private List<Chain> strays() {
    List<Chain> found = strays.orElseGet(() -> StrayChains.find(pages, root));
    strays = Optional.of(found);
    return found;
  }
}

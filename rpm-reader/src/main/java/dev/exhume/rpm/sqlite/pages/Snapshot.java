package dev.exhume.rpm.sqlite.pages;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * All pages of a database as they were at one time.
 *
 * <p>A page lies where its number says, whether it is read from there or from a log: offsets of its
 * fields are offsets in the database.
 */
public final class Snapshot {
  private final CachedFile database;
  private final List<Layer> layers;
  private final DatabaseHeader header;
  private final long claimedCount;
  private final long lastPage;
  private final Optional<BitSet> free;

  /**
   * @param layers of logs, the topmost first
   * @param pageCount how many pages the logs say that there are, or 0
   */
  Snapshot(CachedFile database, List<Layer> layers, DatabaseHeader header, long pageCount) {
    this.free = Optional.empty();
    this.database = database;
    this.layers = layers;
    this.header = header;
    long inDatabase = (database.size() + header.pageSize() - 1) / header.pageSize();
    long inLogs = layers.stream().mapToLong(layer -> layer.copies().highestPage()).max().orElse(0);
    this.lastPage =
        Math.min(Math.max(inDatabase, inLogs), DatabaseFile.MAX_SIZE / header.pageSize());
    long known = pageCount > 0 ? pageCount : header.pageCount();
    this.claimedCount = known > 0 ? known : inDatabase;
  }

  private Snapshot(Snapshot pages, BitSet free) {
    this.free = Optional.of(free);
    this.database = pages.database;
    this.layers = pages.layers;
    this.header = pages.header;
    this.claimedCount = pages.claimedCount;
    this.lastPage = pages.lastPage;
  }

  /**
   * The same pages, to look for what was erased.
   *
   * @param free pages that keep what they had when they were given up
   */
  public Snapshot erased(BitSet free) {
    return new Snapshot(this, free);
  }

  /** Whether what a page had is lost, for all that is known, because it was used again. */
  public boolean isUsedAgain(long page) {
    return free.isPresent() && page <= count() && !free.get().get((int) page);
  }

  public DatabaseHeader header() {
    return header;
  }

  /** The number of pages that belong to the database; others may lie behind them. */
  public long count() {
    return Math.min(claimedCount, lastPage);
  }

  /** The number of the last page that there is. */
  public long lastPage() {
    return lastPage;
  }

  /** That pages are missing at the end, where they are. */
  public Optional<Damage> cut() {
    return claimedCount <= lastPage
        ? Optional.empty()
        : Optional.of(
            new Damage(
                position(lastPage + 1),
                "the last %d of %d pages are missing; packages may be missing"
                    .formatted(claimedCount - lastPage, claimedCount)));
  }

  /** Where a page belongs in the file. */
  public long position(long page) {
    return (page - 1) * header.pageSize();
  }

  /** Whether there is a page of this number, as there may not be where a file was cut. */
  public boolean has(long page) {
    return page >= 1
        && page <= lastPage
        && (position(page) < database.size() || layers.stream().anyMatch(layer -> layer.has(page)));
  }

  /** All pages up to a number that can be read. */
  Stream<PageVersion> all(long last) {
    return LongStream.rangeClosed(1, last).filter(this::has).boxed().flatMap(this::version);
  }

  /** A page, if it can be read. */
  Stream<PageVersion> version(long number) {
    try {
      return Stream.of(new PageVersion(this, number, page(number)));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** The byte that tells what a page of a tree is for. */
  public int firstByte(long page) throws IOException {
    for (Layer layer : layers) {
      if (layer.has(page)) {
        return layer.read(page, 1, position(page)).u8(0);
      }
    }
    return database.read("page type", position(page), 1).u8(0);
  }

  /** Reads a page; it is short if the file ends in it. */
  public Bytes page(long number) throws IOException {
    long position = position(number);
    for (Layer layer : layers) {
      if (layer.has(number)) {
        return layer.read(number, header.pageSize(), position);
      }
    }
    String name = "page " + number;
    if (!has(number)) {
      throw new MalformedDataException(name, position, "it lies behind the end of the file");
    }
    int length = (int) Math.min(header.pageSize(), database.size() - position);
    return database.read(name, position, length);
  }
}

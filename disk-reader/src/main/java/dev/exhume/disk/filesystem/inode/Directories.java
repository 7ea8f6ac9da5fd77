package dev.exhume.disk.filesystem.inode;

import java.io.IOException;
import java.util.Optional;

/** Reads directories, and keeps the last ones: a path is looked up name by name. */
final class Directories<R extends StoredInode> {
  private static final int CACHED_ENTRIES = 1 << 16;

  /** A larger directory is not listed for the sake of one name. */
  private static final long MAX_LISTED_FOR_ONE = 4 << 20;

  private final InodeFiles<R> files;
  private final RecentlyUsed<Listing> listings =
      new RecentlyUsed<>(CACHED_ENTRIES, listing -> 1 + listing.entries().size());

  Directories(InodeFiles<R> files) {
    this.files = files;
  }

  /** All entries of a directory. */
  Listing listing(R directory) throws IOException {
    Optional<Listing> cached = listings.get(directory.number());
    if (cached.isPresent()) {
      return cached.get();
    }
    Listing listing = read(directory, Optional.empty());
    listings.put(directory.number(), listing);
    return listing;
  }

  /** At least the entry of a name, if there is one. */
  Listing listing(R directory, String name) throws IOException {
    Optional<Listing> cached = listings.get(directory.number());
    if (cached.isEmpty() && directory.size() > MAX_LISTED_FOR_ONE) {
      return read(directory, Optional.of(name));
    }
    return listing(directory);
  }

  private Listing read(R directory, Optional<String> wanted) throws IOException {
    EntryCollector<R> collector = new EntryCollector<>(files, directory.number(), wanted);
    files.store().scan(directory, collector);
    return collector.listing();
  }
}

package dev.exhume.disk.filesystem.inode;

import dev.exhume.filesystem.DirectoryEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads directories, and keeps the last ones: a path is looked up name by name. */
final class Directories<R extends StoredInode> {
  private static final int CACHED_ENTRIES = 1 << 16;

  /** A larger directory is not listed for the sake of one name: that may not fit in the cache. */
  private static final long MAX_LISTED_FOR_ONE = 512 << 10;

  private static final int CACHED_INDEX_BYTES = 16 << 20;

  private final InodeFiles<R> files;
  private final RecentlyUsed<Listing> listings =
      new RecentlyUsed<>(CACHED_ENTRIES, listing -> 1 + listing.entries().size());
  private final RecentlyUsed<NameIndex> indexes =
      new RecentlyUsed<>(CACHED_INDEX_BYTES, NameIndex::size);

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
    if (cached.isPresent() || directory.size() <= MAX_LISTED_FOR_ONE) {
      return listing(directory);
    }
    NameIndex index = index(directory);
    if (!index.isWhole()) {
      return read(directory, Optional.of(name));
    }
    List<DirectoryEntry> found = new ArrayList<>();
    index
        .find(name)
        .ifPresent(entry -> found.add(new DirectoryEntry(name, inode(entry, directory.number()))));
    return new Listing(found, index.parent());
  }

  private NumberedInode<R> inode(NameIndex.Entry entry, long directory) {
    return new NumberedInode<>(files, entry.inode(), entry.type(), directory, entry.isFirstName());
  }

  private NameIndex index(R directory) throws IOException {
    Optional<NameIndex> cached = indexes.get(directory.number());
    if (cached.isPresent()) {
      return cached.get();
    }
    NameIndex index = new NameIndex();
    files.store().scan(directory, index);
    indexes.put(directory.number(), index.finished());
    return index;
  }

  private Listing read(R directory, Optional<String> wanted) throws IOException {
    EntryCollector<R> collector = new EntryCollector<>(files, directory.number(), wanted);
    files.store().scan(directory, collector);
    return collector.listing();
  }
}

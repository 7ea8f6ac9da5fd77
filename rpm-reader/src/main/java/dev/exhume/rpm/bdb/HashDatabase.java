package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** A Berkeley DB Hash database, which is read page by page rather than bucket by bucket. */
public final class HashDatabase implements HeaderStore {
  private final ByteSource source;
  private final PageFile pages;

  private HashDatabase(ByteSource source, PageFile pages) {
    this.source = source;
    this.pages = pages;
  }

  /** Reads the metadata page; the source belongs to the database from then on. */
  public static HashDatabase open(ByteSource source, ByteOrder order) throws IOException {
    HashMetadata metadata =
        HashMetadata.read(source.read("hash metadata page", 0, HashMetadata.SIZE, order), order);
    return new HashDatabase(source, new PageFile(source, metadata));
  }

  @Override
  public ByteOrder byteOrder() {
    return pages.metadata().order();
  }

  @Override
  public long size() {
    return pages.size();
  }

  @Override
  public Scan scan(Consumer<Damage> damage) {
    return new HashScan(pages, damage);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** A Berkeley DB file, which is read page by page rather than by its hash table or its tree. */
public final class BerkeleyDatabase implements HeaderStore {
  private final ByteSource source;
  private final PageFile pages;

  private BerkeleyDatabase(ByteSource source, PageFile pages) {
    this.source = source;
    this.pages = pages;
  }

  /**
   * Reads the metadata page of a hash database, or does without it where it is damaged.
   *
   * @param source belongs to the database from then on
   * @throws MalformedDataException when neither page 0 nor any other is one of a hash database
   */
  public static BerkeleyDatabase openHash(ByteSource source) throws IOException {
    return open(source, AccessMethod.HASH);
  }

  /**
   * Reads the metadata page of a BTREE database, or does without it where it is damaged.
   *
   * @param source belongs to the database from then on
   * @throws MalformedDataException when neither page 0 nor any other is one of a BTREE database
   */
  public static BerkeleyDatabase openBtree(ByteSource source) throws IOException {
    return open(source, AccessMethod.BTREE);
  }

  private static BerkeleyDatabase open(ByteSource source, AccessMethod method) throws IOException {
    Metadata metadata = LostMetadata.readOrFind(source, method);
    return new BerkeleyDatabase(source, new PageFile(source, metadata));
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
    return new PageScan(pages, damage);
  }

  @Override
  public Scan erased(Consumer<Damage> damage) {
    return new ErasedScan(pages);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

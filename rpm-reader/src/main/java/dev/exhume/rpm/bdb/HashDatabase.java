package dev.exhume.rpm.bdb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
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

  /**
   * Reads the metadata page, or does without it where it is damaged.
   *
   * @param source belongs to the database from then on
   * @throws MalformedDataException when neither page 0 nor any other is one of a hash database
   */
  public static HashDatabase open(ByteSource source) throws IOException {
    return new HashDatabase(source, new PageFile(source, metadata(source)));
  }

  private static HashMetadata metadata(ByteSource source) throws IOException {
    try {
      return HashMetadata.read(source);
    } catch (MalformedDataException e) {
      return LostMetadata.find(source).orElseThrow(() -> e);
    }
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

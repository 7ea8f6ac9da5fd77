package dev.exhume.rpm.ndb;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Consumer;

/** An ndb database, which is read slot by slot; {@code Index.db} beside it is not needed. */
public final class NdbDatabase implements HeaderStore {
  private final DatabaseFile file;
  private final SlotPages pages;

  private NdbDatabase(DatabaseFile file, SlotPages pages) {
    this.file = file;
    this.pages = pages;
  }

  /**
   * Reads the header, or does without it where it is damaged.
   *
   * @param source belongs to the database from then on
   * @throws MalformedDataException when neither a header nor a slot nor a blob of ndb is there
   */
  public static HeaderStore open(ByteSource source) throws IOException {
    DatabaseFile file = new DatabaseFile(source, ByteOrder.LITTLE_ENDIAN);
    PackagesHeader header = PackagesHeader.read(file);
    SlotPages pages = new SlotPages(file, header);
    if (header.isLost() && !pages.isAnyRecognised() && !holdsBlob(file)) {
      throw header.fault().orElseThrow();
    }
    return new NdbDatabase(file, pages);
  }

  private static boolean holdsBlob(DatabaseFile file) {
    BlobSearch search = new BlobSearch(file, new LedBlobs(file, damage -> {}), damage -> {});
    Optional<LooseBlob> blob = search.next();
    while (blob.isPresent() && blob.get().blob().instance() == 0) {
      blob = search.next();
    }
    return blob.isPresent();
  }

  @Override
  public ByteOrder byteOrder() {
    return ByteOrder.LITTLE_ENDIAN;
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public Scan scan(Consumer<Damage> damage) {
    if (file.isCut()) {
      damage.accept(
          new Damage(file.size(), "is too long for a database; what lies beyond is not read"));
    }
    return new SlotScan(new SlotWalk(file, pages, damage), damage);
  }

  @Override
  public Scan erased(Consumer<Damage> damage) {
    return new ErasedScan(new SlotWalk(file, pages, told -> {}), damage);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

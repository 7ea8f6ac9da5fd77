package dev.exhume.rpm.bdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BerkeleyDatabaseTest {
  private static final byte[] PACKAGES = RpmDatabases.packagesFile("little-endian-512");

  @Test
  void aBadSectorInAChainCutsItsHeaderAndNoOther() throws IOException {
    long sector = PACKAGES.length - 512L;
    List<Damage> damages = new ArrayList<>();
    List<String> cuts = new ArrayList<>();
    try (BerkeleyDatabase database = BerkeleyDatabase.openHash(new FailingDisk(sector))) {
      HeaderStore.Scan scan = database.scan(damages::add);
      Optional<HeaderLocation> location = scan.next();
      while (location.isPresent()) {
        location.get().read().cut().ifPresent(cut -> cuts.add(cut.getMessage()));
        location = scan.next();
      }
    }
    assertThat(damages).isEmpty();
    assertThat(cuts)
        .containsExactly(
            "page %d at offset 0x%x: it cannot be read: Input/output error"
                .formatted(sector / 512, sector));
  }

  @Test
  void aBadSectorUnderKeysCostsTheKeysButNotTheHeaders() throws IOException {
    List<Damage> damages = new ArrayList<>();
    try (BerkeleyDatabase database = BerkeleyDatabase.openHash(new FailingDisk(512))) {
      assertThat(instances(database, damages)).hasSize(5).contains(0L);
    }
    assertThat(damages)
        .containsExactly(
            new Damage(512, "page 1 at offset 0x200: it cannot be read: Input/output error")
                .costing("packages have no instance number, or are missing"));
  }

  @Test
  void everyHeaderIsFoundOnceWithItsKey() throws IOException {
    List<Damage> damages = new ArrayList<>();
    try (BerkeleyDatabase database = BerkeleyDatabase.openHash(new FailingDisk(-1))) {
      assertThat(instances(database, damages)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }
    assertThat(damages).isEmpty();
  }

  private static List<Long> instances(BerkeleyDatabase database, List<Damage> damages) {
    List<Long> instances = new ArrayList<>();
    HeaderStore.Scan scan = database.scan(damages::add);
    Optional<HeaderLocation> location = scan.next();
    while (location.isPresent()) {
      instances.add(location.get().instance());
      location = scan.next();
    }
    return instances;
  }

  /** A disk on which one sector cannot be read. */
  private record FailingDisk(long badSector) implements ByteSource {
    @Override
    public long size() {
      return PACKAGES.length;
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
      if (position <= badSector && badSector < position + target.remaining()) {
        throw new IOException("Input/output error");
      }
      target.put(PACKAGES, (int) position, target.remaining());
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

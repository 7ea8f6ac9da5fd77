package dev.exhume.rpm.ndb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.FailingDisk;
import dev.exhume.rpm.header.HeaderExtent;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NdbDatabaseTest {
  private static final int SLOTS_SIZE = 2 * 4096;

  private final byte[] bytes = RpmDatabases.packagesFile("ndb/grown");

  @Test
  void aBadSectorOfTheDiskCostsTheHeadersInItAndNoMore() throws IOException {
    List<HeaderExtent> headers = headers(bytes.length, new ArrayList<>());
    assertThat(headers).hasSize(262);
    for (long sector = 0; sector < bytes.length; sector += FailingDisk.SECTOR_SIZE) {
      long bad = sector;
      List<Damage> damages = new ArrayList<>();
      assertThat(headers(bad, damages))
          .as("bad sector at 0x%x", bad)
          .containsExactlyInAnyOrderElementsOf(
              headers.stream().filter(header -> !header.liesIn(bad)).toList());
      assertThat(damages).as("bad sector at 0x%x", bad).hasSize(bad < SLOTS_SIZE ? 1 : 0);
    }
  }

  @Test
  void evenWithoutSlotsABadSectorCostsTheHeadersInItAndNoMore() throws IOException {
    Arrays.fill(bytes, 0, SLOTS_SIZE, (byte) 0);
    List<HeaderExtent> headers = headers(bytes.length, new ArrayList<>());
    assertThat(headers).hasSize(262);
    for (long sector = 0; sector < bytes.length; sector += FailingDisk.SECTOR_SIZE) {
      long bad = sector;
      assertThat(headers(bad, new ArrayList<>()))
          .as("bad sector at 0x%x", bad)
          .extracting(HeaderExtent::position)
          .containsExactlyInAnyOrderElementsOf(
              headers.stream()
                  .filter(header -> !header.liesIn(bad))
                  .map(HeaderExtent::position)
                  .toList());
    }
  }

  private List<HeaderExtent> headers(long badSector, List<Damage> damages) throws IOException {
    try (HeaderStore database = NdbDatabase.open(new FailingDisk(bytes, badSector))) {
      return HeaderExtent.readable(database, damages::add);
    }
  }
}

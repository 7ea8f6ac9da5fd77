package dev.exhume.rpm.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.FailingDisk;
import dev.exhume.rpm.header.HeaderExtent;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapDatabaseTest {
  private final byte[] bytes = RpmDatabases.packagesFile("heap/little-endian");

  @Test
  void aBadSectorOfTheDiskCostsTheHeadersInItAndNoMore() throws IOException {
    List<HeaderExtent> headers = headers(bytes.length, new ArrayList<>());
    assertThat(headers).extracting(HeaderExtent::instance).containsExactly(24L, 30_104L, 30_872L);
    for (long sector = 0; sector < bytes.length; sector += FailingDisk.SECTOR_SIZE) {
      long bad = sector;
      assertThat(headers(bad, new ArrayList<>()))
          .as("bad sector at 0x%x", bad)
          .containsExactlyInAnyOrderElementsOf(
              headers.stream().filter(header -> !header.liesIn(bad)).toList());
    }
  }

  @Test
  void aBadSectorBetweenTwoBlocksIsToldOnce() throws IOException {
    List<Damage> damages = new ArrayList<>();
    headers(29_696, damages);
    assertThat(damages)
        .containsExactly(
            new Damage(
                27_784,
                "block at offset 0x6c88: size is 2304, and no block ends there; "
                    + "headers are searched for up to the next block"));
  }

  private List<HeaderExtent> headers(long badSector, List<Damage> damages) throws IOException {
    try (HeaderStore database = HeapDatabase.open(new FailingDisk(bytes, badSector))) {
      return HeaderExtent.readable(database, damages::add);
    }
  }
}

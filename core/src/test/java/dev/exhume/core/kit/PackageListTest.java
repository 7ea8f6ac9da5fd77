package dev.exhume.core.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PackageListTest {
  @Test
  void packagesOfRpmAreListedAsRpmDoes() {
    assertThat(
            PackageList.of(
                packages(
                    "rpm",
                    item("httpd", "2.0.52", Optional.of("38.ent"), Optional.of("i386")),
                    item("gpg-pubkey", "443e1821", Optional.of("421f218f"), Optional.empty()))))
        .isEqualTo("gpg-pubkey-443e1821-421f218f\nhttpd-2.0.52-38.ent.i386\n");
  }

  @Test
  void packagesOfDpkgAreListedAsSelections() {
    assertThat(
            PackageList.of(
                packages("dpkg", item("zlib", "1:1.2", Optional.empty(), Optional.of("i386")))))
        .isEqualTo("zlib\tinstall\n");
  }

  @Test
  void aNameIsNeverTwoLines() {
    assertThat(
            PackageList.of(packages("dpkg", item("a\nb", "1", Optional.empty(), Optional.empty()))))
        .isEqualTo("a?b\tinstall\n");
  }

  private static Packages packages(String manager, Packages.Item... items) {
    return ItemBuilder.packages(manager, List.of(items));
  }

  private static Packages.Item item(
      String name, String version, Optional<String> release, Optional<String> architecture) {
    ItemBuilder item = ItemBuilder.item(name).version(version);
    release.ifPresent(item::release);
    architecture.ifPresent(item::architecture);
    return item.build();
  }
}

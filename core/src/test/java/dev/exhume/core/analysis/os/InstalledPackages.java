package dev.exhume.core.analysis.os;

import dev.exhume.core.profile.ItemBuilder;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.Item;
import dev.exhume.core.profile.Packages.PackageDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes lists of packages for tests, one NAME-VERSION-RELEASE after the other. */
final class InstalledPackages {
  private final List<Item> items = new ArrayList<>();

  static InstalledPackages installed() {
    return new InstalledPackages();
  }

  static Packages none() {
    return Packages.unknown();
  }

  /** Packages of rpm that one vendor made. */
  InstalledPackages by(String vendor, String... nevrs) {
    for (String nevr : nevrs) {
      int release = nevr.lastIndexOf('-');
      int version = nevr.lastIndexOf('-', release - 1);
      items.add(
          item(
              nevr.substring(0, version),
              nevr.substring(version + 1, release),
              Optional.of(nevr.substring(release + 1)),
              Optional.of(vendor)));
    }
    return this;
  }

  /** As many packages of rpm that one vendor made. */
  InstalledPackages many(int count, String vendor, String release) {
    for (int i = 0; i < count; i++) {
      by(vendor, "package%d-1.%d-%s".formatted(i, i, release));
    }
    return this;
  }

  /** A package of dpkg. */
  InstalledPackages deb(String name, String version) {
    items.add(item(name, version, Optional.empty(), Optional.empty()));
    return this;
  }

  Packages rpm() {
    return packages("rpm", "/var/lib/rpm/Packages", "bdb-hash");
  }

  Packages dpkg() {
    return packages("dpkg", "/var/lib/dpkg/status", "dpkg-status");
  }

  private Packages packages(String manager, String path, String format) {
    return new Packages(
        Optional.of(manager),
        Optional.of(new PackageDatabase(path, format, Optional.empty(), false)),
        List.of(),
        items.size(),
        items);
  }

  private static Item item(
      String name, String version, Optional<String> release, Optional<String> vendor) {
    ItemBuilder item = ItemBuilder.item(name).version(version).architecture("i386");
    release.ifPresent(item::release);
    vendor.ifPresent(item::vendor);
    return item.build();
  }
}

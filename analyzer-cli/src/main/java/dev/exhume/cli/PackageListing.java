package dev.exhume.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.exhume.core.InstalledPackages;
import dev.exhume.core.analysis.packages.PackageFile;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code packages} object of a profile with the files of each package added. */
record PackageListing(
    Optional<String> manager,
    Optional<Packages.PackageDatabase> database,
    int count,
    List<ItemWithFiles> items) {

  static PackageListing of(InstalledPackages installed) throws IOException {
    Map<Item, List<ListedFile>> files = new HashMap<>();
    installed.visitFiles(
        (item, file) ->
            files.computeIfAbsent(item, owner -> new ArrayList<>()).add(ListedFile.of(file)));
    Packages packages = installed.packages();
    return new PackageListing(
        packages.manager(),
        packages.database(),
        packages.count(),
        packages.items().stream()
            .map(item -> new ItemWithFiles(item, files.getOrDefault(item, List.of())))
            .toList());
  }

  /** A package and its files. */
  record ItemWithFiles(@JsonUnwrapped Item item, List<ListedFile> fileList) {}

  /**
   * A file as its package knows it.
   *
   * @param mode type and permissions in octal
   */
  record ListedFile(
      String path,
      Optional<Long> sizeBytes,
      Optional<String> mode,
      Optional<String> owner,
      Optional<String> group,
      Optional<String> digest,
      Optional<Integer> flags,
      Optional<String> linkTarget) {

    static ListedFile of(PackageFile file) {
      return new ListedFile(
          file.path(),
          file.sizeBytes(),
          file.mode().map("%o"::formatted),
          file.owner(),
          file.group(),
          file.digest(),
          file.flags(),
          file.linkTarget());
    }
  }
}

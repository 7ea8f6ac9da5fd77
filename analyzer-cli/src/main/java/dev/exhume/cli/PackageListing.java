package dev.exhume.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Packages.Item;
import java.util.List;
import java.util.Optional;

/** The {@code packages} object of a profile with more of each package than a profile has. */
record PackageListing(
    Optional<String> manager,
    Optional<Packages.PackageDatabase> database,
    List<Packages.OtherDatabase> otherDatabases,
    int count,
    List<Listed> items) {

  /** The installed packages and their files. */
  static PackageListing installed(Packages packages, List<ListedPackage> installed) {
    return of(
        packages,
        installed.stream()
            .map(one -> new Listed(one.item(), Optional.empty(), Optional.of(FileListing.of(one))))
            .toList());
  }

  /** The packages that were erased, where their headers lie, and their files if wished. */
  static PackageListing erased(Packages packages, List<ListedPackage> erased, boolean withFiles) {
    return of(
        packages,
        erased.stream()
            .map(
                one ->
                    new Listed(
                        one.item(),
                        one.offset(),
                        Optional.of(FileListing.of(one)).filter(files -> withFiles)))
            .toList());
  }

  private static PackageListing of(Packages packages, List<Listed> items) {
    return new PackageListing(
        packages.manager(), packages.database(), packages.otherDatabases(), items.size(), items);
  }

  /**
   * A package.
   *
   * @param offset of its header in the database
   */
  record Listed(
      @JsonUnwrapped Item item,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Long> offset,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          @JsonSerialize(contentUsing = FileListing.Writer.class)
          Optional<FileListing> fileList) {}
}

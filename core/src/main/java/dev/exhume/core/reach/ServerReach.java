package dev.exhume.core.reach;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.analysis.packages.PackageSource;
import dev.exhume.core.profile.Customisation.ModifiedFile;
import dev.exhume.core.profile.Database;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a server its services reach, by package and by file. */
public final class ServerReach {
  private final Reached reached;

  private ServerReach(Reached reached) {
    this.reached = reached;
  }

  /**
   * Finds it out.
   *
   * @param root the dead server's {@code /}
   * @param services that are to run; those that are needed, and those that may be, if it is empty
   * @return empty where no package database tells whose the files are
   */
  public static Optional<ServerReach> of(
      Path root, ServerProfile profile, List<String> services, Problems problems)
      throws IOException {
    Optional<PackageSource> found = PackageDetector.open(root, problems);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    try (PackageSource source = found.get()) {
      if (source.failure().isPresent()) {
        return Optional.empty();
      }
      List<Service> wanted =
          profile.services().stream()
              .filter(
                  service ->
                      services.isEmpty()
                          ? service.verdict() == Verdict.NEEDED
                              || service.verdict() == Verdict.CONDITIONAL
                          : services.contains(service.name()))
              .toList();
      return Optional.of(
          new ServerReach(
              Reach.find(
                  root,
                  source.packages(),
                  Seeds.of(profile, wanted),
                  dataDirectories(profile),
                  changedFiles(profile),
                  problems)));
    }
  }

  /** All packages in the order of the database. */
  public List<ReachedPackage> packages() {
    return reached.packages();
  }

  /** The files of a package, which goes by its place among all. */
  public List<PackagedFile> files(int number) {
    return reached.files(number);
  }

  /** The path of a package's file with no link in it but, maybe, the last name. */
  public String real(String path) {
    return reached.real(path);
  }

  /** Names of packages that require one to be installed; no more than a few. */
  public List<String> requirers(int number) {
    return reached.requirers(number);
  }

  private static Set<String> dataDirectories(ServerProfile profile) {
    return profile.databases().stream()
        .filter(database -> !database.embedded())
        .map(Database::dataDirectory)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> changedFiles(ServerProfile profile) {
    return profile.customisation().modifiedFiles().orElse(List.of()).stream()
        .map(ModifiedFile::path)
        .filter(path -> !FileKind.of(path).equals(FileKind.STATE))
        .collect(Collectors.toUnmodifiableSet());
  }
}

package dev.exhume.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.exhume.core.ServerVerification;
import dev.exhume.core.analysis.files.UnownedEntry;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.analysis.verification.FileReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was found on comparing files with their packages, for programs.
 *
 * @param packages how many were compared
 * @param prelinked how many programs are not listed because only prelink has changed them
 * @param unownedEntries empty when they were not asked for
 */
record VerifyListing(
    String manager,
    int packages,
    List<ChangedFile> modifiedFiles,
    List<MissingFile> missingFiles,
    int prelinked,
    Optional<List<UnownedEntry>> unownedEntries) {

  static VerifyListing of(
      ServerVerification server, List<ListedPackage> chosen, Set<FileAspect> ignored) {
    List<ChangedFile> modified = new ArrayList<>();
    List<MissingFile> missing = new ArrayList<>();
    List<FileReport> prelinked = new ArrayList<>();
    server.verify(
        chosen,
        ignored,
        report -> {
          if (report.isMissing()) {
            missing.add(MissingFile.of(report));
          } else if (report.isPrelinked()) {
            prelinked.add(report);
          } else {
            modified.add(ChangedFile.of(report));
          }
        });
    return new VerifyListing(
        server.manager(), chosen.size(), modified, missing, prelinked.size(), Optional.empty());
  }

  /** The same, with what no package owns. */
  VerifyListing withUnowned(ServerVerification server) {
    List<UnownedEntry> entries = new ArrayList<>();
    server.findUnowned(entries::add);
    return new VerifyListing(
        manager, packages, modifiedFiles, missingFiles, prelinked, Optional.of(entries));
  }

  /**
   * A file that differs.
   *
   * @param unknown what could not be compared
   */
  record ChangedFile(
      String path,
      @JsonProperty("package") String owner,
      List<String> changes,
      List<String> unknown,
      boolean isConfig) {
    static ChangedFile of(FileReport report) {
      return new ChangedFile(
          report.path(),
          report.packageName(),
          report.changes(),
          report.unknown(),
          report.isConfiguration());
    }
  }

  /**
   * A file that is not there.
   *
   * @param reason in the words of the operating system, where there is more to it
   */
  record MissingFile(
      String path,
      @JsonProperty("package") String owner,
      boolean isConfig,
      Optional<String> reason) {
    static MissingFile of(FileReport report) {
      return new MissingFile(
          report.path(),
          report.packageName(),
          report.isConfiguration(),
          report.absence().filter(reason -> !reason.isEmpty()));
    }
  }
}

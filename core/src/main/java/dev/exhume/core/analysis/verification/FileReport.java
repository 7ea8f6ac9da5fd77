package dev.exhume.core.analysis.verification;

import dev.exhume.core.analysis.packages.expected.ExpectedFile;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is not as its package would have it, or of which that cannot be told.
 *
 * @param packageName the package that it belongs to
 * @param mark as in {@link dev.exhume.core.analysis.packages.expected.ExpectedFile}
 * @param absence why the file is not there, empty if nothing more is to be said than that it is
 *     missing; the whole is empty if it is there
 * @param outcomes of all aspects
 * @param isPrelinked whether its content cannot be compared because prelink has rearranged it, and
 *     nothing else is wrong with it
 */
public record FileReport(
    String path,
    String packageName,
    char mark,
    Optional<String> absence,
    Map<FileAspect, Outcome> outcomes,
    boolean isPrelinked) {
  public FileReport {
    Objects.requireNonNull(absence);
    outcomes = Map.copyOf(outcomes);
  }

  static FileReport missing(String path, String packageName, char mark, String reason) {
    return new FileReport(path, packageName, mark, Optional.of(reason), Map.of(), false);
  }

  /** The same, as if some aspects were as they should be. */
  FileReport without(Set<FileAspect> ignored) {
    EnumMap<FileAspect, Outcome> fewer = outcomesOrNone();
    fewer.replaceAll((aspect, outcome) -> ignored.contains(aspect) ? Outcome.PASSED : outcome);
    return new FileReport(path, packageName, mark, absence, fewer, isPrelinked);
  }

  /** Whether the file is not there. */
  public boolean isMissing() {
    return absence.isPresent();
  }

  /** Whether the administrator is expected to change it. */
  public boolean isConfiguration() {
    return mark == ExpectedFile.CONFIGURATION;
  }

  /** What differs, by its name in a profile. */
  public List<String> changes() {
    return labels(Outcome.DIFFERS);
  }

  /** What could not be compared. */
  public List<String> unknown() {
    return labels(Outcome.UNKNOWN);
  }

  private List<String> labels(Outcome wanted) {
    return new EnumMap<>(outcomesOrNone())
        .entrySet().stream()
            .filter(aspect -> aspect.getValue() == wanted)
            .map(aspect -> aspect.getKey().label())
            .toList();
  }

  private EnumMap<FileAspect, Outcome> outcomesOrNone() {
    EnumMap<FileAspect, Outcome> ordered = new EnumMap<>(FileAspect.class);
    ordered.putAll(outcomes);
    return ordered;
  }
}

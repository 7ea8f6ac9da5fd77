package dev.exhume.core.analysis.audit.services;

import dev.exhume.core.analysis.audit.matter.AuditEvidence;
import dev.exhume.core.analysis.audit.matter.Matter;
import dev.exhume.core.analysis.audit.matter.PlannedServices;
import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.reading.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Compares the settings of the services that run with those that are known to be dangerous. */
final class SettingAudit {
  private static final int MAX_FILES = 500;

  private SettingAudit() {}

  static List<Finding> of(AuditEvidence known) {
    PlannedServices planned = known.planned();
    return SettingRule.all().stream()
        .filter(rule -> !rule.onlyTls() || planned.speaksTls(rule.services()))
        .flatMap(
            rule ->
                severity(rule, planned)
                    .flatMap(severity -> finding(rule, severity, known))
                    .stream())
        .toList();
  }

  private static Optional<Severity> severity(SettingRule rule, PlannedServices planned) {
    return planned
        .severity(rule.services(), rule.severity())
        .or(() -> rule.inetdPort().filter(planned::isOpenByInetd).map(port -> rule.severity()));
  }

  private static Optional<Finding> finding(
      SettingRule rule, Severity severity, AuditEvidence known) {
    if (!rule.limit().map(limit -> isOver(limit, known)).orElse(true)) {
      return Optional.empty();
    }
    List<TextFile> files =
        rule.files().stream()
            .flatMap(place -> FilePattern.expand(known.root(), place, known.problems()).stream())
            .distinct()
            .filter(SettingAudit::isInUse)
            .limit(MAX_FILES)
            .flatMap(file -> TextFile.readStart(file, 1, known.problems()).stream())
            .toList();
    List<Evidence> places = SettingSearch.of(rule, files);
    return new Matter(
            rule.id(), severity, "configuration", rule.title(), rule.detail(), rule.remedy())
        .at(places);
  }

  /** What packages and editors leave beside a file is not read by anybody. */
  private static boolean isInUse(Path file) {
    String name = file.getFileName().toString();
    return Files.isRegularFile(file)
        && !name.endsWith("~")
        && !name.matches(".*\\.(?:rpm(?:new|save|orig)|dpkg-\\w+|bak|old|orig|ucf-\\w+)");
  }

  /** Without a package that tells the version nothing is claimed of it, but where a rule does. */
  private static boolean isOver(SettingRule.Limit limit, AuditEvidence known) {
    return limit.packages().stream()
        .flatMap(name -> known.packages().find(name).stream())
        .findFirst()
        .map(found -> limit.isOver(found.version()))
        .orElse(limit.alsoUnknown());
  }
}

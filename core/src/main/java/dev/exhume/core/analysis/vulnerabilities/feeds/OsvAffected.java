package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import dev.exhume.core.analysis.vulnerabilities.Advisory;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Statement;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One of the packages that a record of OSV says are affected. */
final class OsvAffected {
  private static final int MAX_RANGES = 1_000;

  private final FeedAdvisories advisories;
  private final List<Builds> ranges = new ArrayList<>();
  private final Set<String> versions = new HashSet<>();
  private Optional<FeedRelease> release = Optional.empty();
  private String name = "";
  private boolean named;
  private Optional<Severity> severity = Optional.empty();

  private OsvAffected(FeedAdvisories advisories) {
    this.advisories = advisories;
  }

  /** Reads one; empty if it does not concern the server. */
  static Optional<OsvAffected> read(JsonParser json, FeedAdvisories advisories) throws IOException {
    OsvAffected affected = new OsvAffected(advisories);
    JsonText.forEachField(json, affected::readField);
    return Optional.of(affected).filter(OsvAffected::concernsServer);
  }

  private boolean concernsServer() {
    return release.filter(of -> advisories.concerns(of.release(), name)).isPresent();
  }

  private void readField(String field, JsonParser json) throws IOException {
    if (named && !concernsServer()) {
      json.skipChildren();
      return;
    }
    switch (field) {
      case "package" -> {
        JsonText.forEachField(json, this::readPackage);
        named = true;
      }
      case "ranges" -> JsonText.forEach(json, this::readRange);
      case "versions" -> JsonText.forEach(json, this::readVersion);
      case "severity" -> severity = OsvSeverity.read(json).or(() -> severity);
      case "ecosystem_specific", "database_specific" ->
          severity = OsvSeverity.readVendor(json).or(() -> severity);
      default -> json.skipChildren();
    }
  }

  private void readPackage(String field, JsonParser json) throws IOException {
    switch (field) {
      case "ecosystem" -> release = JsonText.find(json).flatMap(FeedRelease::ofOsv);
      case "name" -> name = JsonText.find(json).orElse("");
      default -> json.skipChildren();
    }
  }

  private void readVersion(JsonParser json) throws IOException {
    JsonText.find(json)
        .filter(version -> versions.size() < MAX_RANGES && isInstalled(version))
        .ifPresent(versions::add);
  }

  /** Of versions that are listed one by one only the server's own matters. */
  private boolean isInstalled(String version) {
    return advisories.installed().versionsOf(name).contains(version);
  }

  private void readRange(JsonParser json) throws IOException {
    OsvRange range = new OsvRange();
    JsonText.forEachField(json, range::readField);
    if (ranges.size() < MAX_RANGES) {
      ranges.addAll(range.builds());
    }
  }

  /** Says what it says of one hole. */
  void tell(
      String file, String cve, String id, Optional<Severity> ofRecord, FeedAdvisories advisories) {
    FeedRelease of = release.orElseThrow();
    for (Builds builds : ranges.isEmpty() ? listed() : ranges) {
      advisories.add(
          new Statement(
              file,
              cve,
              of.release(),
              name,
              of.sold() ? builds.sold() : builds,
              id.equals(cve) ? Optional.empty() : Optional.of(id),
              severity.or(() -> ofRecord)));
    }
  }

  private List<Builds> listed() {
    return versions.stream()
        .sorted()
        .map(
            version ->
                new Builds(
                    Advisory.Status.FOUND_UP_TO,
                    Optional.of(version),
                    Optional.empty(),
                    Optional.of(version)))
        .toList();
  }
}

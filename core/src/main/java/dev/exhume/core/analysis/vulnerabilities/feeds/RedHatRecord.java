package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import dev.exhume.core.analysis.vulnerabilities.Advisory.Status;
import dev.exhume.core.analysis.vulnerabilities.DistributionRelease;
import dev.exhume.core.analysis.vulnerabilities.Ecosystem;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Statement;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Red Hat says of one CVE: the releases for which packages were mended, and the state of those
 * that were not.
 *
 * @see <a href="https://docs.redhat.com/en/documentation/red_hat_security_data_api/">Red Hat
 *     Security Data API</a>
 */
final class RedHatRecord {
  private static final Pattern NUMBER = Pattern.compile("CVE-\\d{4}-\\d{4,7}");

  /** The distribution itself, or what is sold after its end; the rest is about other products. */
  private static final Pattern PLATFORM =
      Pattern.compile("cpe:/[ao]:redhat:(enterprise_linux|rhel_els):(\\d+)(?:[.:].*)?");

  /** {@code bash-0:3.2-33.el5.1}. */
  private static final Pattern BUILD = Pattern.compile("(.+)-((?:\\d+:)?[^-:]+-[^-:]+)");

  private static final int MAX_STATEMENTS = 10_000;

  private final String file;
  private final FeedAdvisories advisories;
  private final List<Said> mended = new ArrayList<>();
  private final List<Said> states = new ArrayList<>();
  private String number = "";
  private Optional<Severity> severity = Optional.empty();
  private boolean known;

  RedHatRecord(String file, FeedAdvisories advisories) {
    this.file = file;
    this.advisories = advisories;
  }

  /** What is said of one package of one release. */
  private record Said(
      DistributionRelease release, String name, Builds builds, Optional<String> id) {
    /** What a mended build for everybody, or for some, stands instead of. */
    String subject() {
      return release.version() + " " + name;
    }
  }

  /** Whether the record has a field of that name; its value is read then. */
  boolean read(String field, JsonParser json) throws IOException {
    switch (field) {
      case "name" -> number = JsonText.find(json).orElse("");
      case "threat_severity" ->
          severity = JsonText.find(json).flatMap(SeverityWord::find).or(() -> severity);
      case "cvss3" ->
          JsonText.forEachField(json, (name, value) -> readScore("cvss3_base_score", name, value));
      case "cvss" ->
          JsonText.forEachField(json, (name, value) -> readScore("cvss_base_score", name, value));
      case "affected_release" -> {
        known = true;
        JsonText.forEach(json, this::readMended);
      }
      case "package_state" -> {
        known = true;
        JsonText.forEach(json, this::readState);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readScore(String wanted, String name, JsonParser value) throws IOException {
    if (name.equals(wanted)) {
      Optional<Severity> scored = JsonText.find(value).flatMap(CvssVector::severity);
      severity = severity.or(() -> scored);
    } else {
      value.skipChildren();
    }
  }

  private void readMended(JsonParser json) throws IOException {
    Map<String, String> fields = fields(json);
    Matcher build = BUILD.matcher(fields.getOrDefault("package", ""));
    Matcher platform = PLATFORM.matcher(fields.getOrDefault("cpe", ""));
    if (build.matches() && platform.matches()) {
      Builds builds = Builds.fixedIn(build.group(2));
      add(
          mended,
          new Said(
              release(platform),
              build.group(1),
              platform.group(1).equals("rhel_els") ? builds.sold() : builds,
              Optional.ofNullable(fields.get("advisory"))));
    }
  }

  private void readState(JsonParser json) throws IOException {
    Map<String, String> fields = fields(json);
    Matcher platform = PLATFORM.matcher(fields.getOrDefault("cpe", ""));
    Optional<Status> status = status(fields.getOrDefault("fix_state", ""));
    if (platform.matches() && status.isPresent()) {
      add(
          states,
          new Said(
              release(platform),
              fields.getOrDefault("package_name", ""),
              Builds.of(status.get()),
              Optional.empty()));
    }
  }

  private static DistributionRelease release(Matcher platform) {
    return new DistributionRelease(Ecosystem.RHEL, platform.group(2));
  }

  /** Empty where Red Hat did not decide. */
  private static Optional<Status> status(String state) {
    return switch (state) {
      case "Affected", "Will not fix", "Fix deferred", "Out of support scope" ->
          Optional.of(Status.NEVER_FIXED);
      case "Not affected" -> Optional.of(Status.NOT_AFFECTED);
      default -> Optional.empty();
    };
  }

  private static Map<String, String> fields(JsonParser json) throws IOException {
    Map<String, String> fields = new HashMap<>();
    JsonText.forEachField(
        json,
        (field, value) -> {
          switch (field) {
            case "package", "cpe", "advisory", "fix_state", "package_name" ->
                JsonText.find(value).ifPresent(text -> fields.put(field, text));
            default -> value.skipChildren();
          }
        });
    return fields;
  }

  private void add(List<Said> list, Said said) {
    if (list.size() < MAX_STATEMENTS && advisories.concerns(said.release(), said.name())) {
      list.add(said);
    }
  }

  boolean isOne() {
    return known && NUMBER.matcher(number).matches();
  }

  /** Says what it says of the server's packages. */
  void tell() {
    if (!isOne()) {
      return;
    }
    Set<String> subjects = new HashSet<>();
    for (Said said : mended) {
      subjects.add(said.subject());
      tell(said);
    }
    for (Said said : states) {
      if (!subjects.contains(said.subject())) {
        tell(said);
      }
    }
  }

  private void tell(Said said) {
    advisories.addSource(
        new Statement(
            file, number, said.release(), said.name(), said.builds(), said.id(), severity));
  }
}

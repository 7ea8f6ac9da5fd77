package dev.exhume.core.analysis.vulnerabilities.feeds;

import dev.exhume.core.analysis.vulnerabilities.Advisory.Status;
import dev.exhume.core.analysis.vulnerabilities.InstalledSources;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Statement;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A definition of OVAL: what is vulnerable, or mended, and by which criteria that is known. */
final class OvalDefinition {
  private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,7}");
  private static final Pattern REJECTED = Pattern.compile("\\W*(?:REJECT|RETIRED|WITHDRAWN)");
  private static final int MAX_NUMBERS = 1_000;

  private final InstalledSources installed;
  private final String id;
  private final boolean vulnerability;
  private final Map<String, Optional<Severity>> numbers = new LinkedHashMap<>();
  private final Set<String> undecided = new HashSet<>();
  private final OvalCriteria criteria = new OvalCriteria();
  private Optional<FeedRelease> release = Optional.empty();
  private Optional<String> announcement = Optional.empty();
  private Optional<Severity> severity = Optional.empty();
  private boolean ignored;

  private OvalDefinition(XmlElements xml, InstalledSources installed) {
    this.installed = installed;
    this.id = xml.attribute("id").orElse("");
    String kind = xml.attribute("class").orElse("");
    this.vulnerability = kind.equals("vulnerability");
    this.ignored =
        !(vulnerability || kind.equals("patch"))
            || xml.attribute("deprecated").filter("true"::equals).isPresent();
  }

  /** Reads the definition that was just started. */
  static OvalDefinition read(XmlElements xml, InstalledSources installed) throws IOException {
    OvalDefinition definition = new OvalDefinition(xml, installed);
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      definition.readPart(xml);
    }
    return definition;
  }

  private void readPart(XmlElements xml) throws IOException {
    switch (xml.name()) {
      case "metadata" -> {
        int outer = xml.depth();
        while (xml.nextWithin(outer)) {
          readMetadata(xml);
        }
      }
      case "criteria" -> {
        if (isOfInterest()) {
          criteria.read(xml);
        } else {
          xml.skip();
        }
      }
      default -> xml.skip();
    }
  }

  private void readMetadata(XmlElements xml) throws IOException {
    switch (xml.name()) {
      case "title" -> {
        Matcher number = CVE.matcher(xml.text());
        if (vulnerability && number.find()) {
          add(number.group(), Optional.empty());
        }
      }
      case "description" -> ignored |= REJECTED.matcher(xml.text()).lookingAt();
      case "platform" -> {
        Optional<FeedRelease> named = FeedRelease.ofPlatform(xml.text());
        release = release.or(() -> named.filter(each -> installed.isOf(each.release())));
      }
      case "reference" -> readReference(xml);
      case "severity" -> severity = SeverityWord.find(xml.text()).or(() -> severity);
      case "cve" -> {
        Optional<Severity> impact = xml.attribute("impact").flatMap(SeverityWord::find);
        Matcher number = CVE.matcher(xml.text());
        if (number.find()) {
          add(number.group(), impact);
        }
      }
      case "resolution" -> {
        if (xml.attribute("state").filter("Under investigation"::equals).isPresent()) {
          readUndecided(xml);
        }
      }
      default -> {
        // What it holds comes next.
      }
    }
  }

  private void readReference(XmlElements xml) {
    String reference = xml.attribute("ref_id").orElse("");
    if (xml.attribute("source").filter("CVE"::equals).isPresent()) {
      Matcher number = CVE.matcher(reference);
      if (number.find()) {
        add(number.group(), Optional.empty());
      }
    } else if (announcement.isEmpty()) {
      announcement = Optional.of(reference);
    }
  }

  private void readUndecided(XmlElements xml) throws IOException {
    int outer = xml.depth();
    while (xml.nextWithin(outer)) {
      if (undecided.size() < MAX_NUMBERS) {
        undecided.add(xml.text());
      }
    }
  }

  private void add(String number, Optional<Severity> impact) {
    if (numbers.size() < MAX_NUMBERS) {
      numbers.merge(number, impact, (first, second) -> second.or(() -> first));
    }
  }

  /** Whether it is about the server's release and about holes. */
  boolean isOfInterest() {
    return !ignored && release.isPresent() && (!numbers.isEmpty() || announcement.isPresent());
  }

  /** In codes of its criteria. */
  int size() {
    return criteria.size();
  }

  /** Says what it says of the server's packages. */
  void tell(String file, OvalTests tests, FeedAdvisories advisories) {
    FeedRelease of = release.orElseThrow();
    if (numbers.isEmpty()) {
      numbers.put(announcement.orElseThrow(), Optional.empty());
    }
    for (OvalTests.Claim claim : criteria.claims(tests)) {
      Optional<Builds> builds = builds(claim);
      if (builds.isEmpty() || undecided.contains(claim.packageName())) {
        continue;
      }
      numbers.forEach(
          (number, impact) ->
              tell(
                  advisories,
                  new Statement(
                      file,
                      number,
                      of.release(),
                      claim.packageName(),
                      of.sold() ? builds.get().sold() : builds.get(),
                      announcement.filter(each -> !each.equals(number)),
                      impact.or(() -> severity))));
    }
  }

  private void tell(FeedAdvisories advisories, Statement said) {
    if (installed.isNamedBySource(said.packageName())) {
      advisories.addSource(said);
    } else {
      advisories.addBinary(said);
    }
  }

  private Optional<Builds> builds(OvalTests.Claim claim) {
    if (id.contains("unaffected")) {
      return Optional.of(Builds.of(Status.NOT_AFFECTED));
    }
    if (claim.builds().isPresent()) {
      return claim.builds();
    }
    return vulnerability ? Optional.of(Builds.of(Status.NEVER_FIXED)) : Optional.empty();
  }
}

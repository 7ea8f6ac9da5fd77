package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.exhume.core.profile.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record of OSV.
 *
 * @see <a href="https://ossf.github.io/osv-schema/">Open Source Vulnerability format</a>
 */
final class OsvRecord {
  private static final Pattern CVE = Pattern.compile("(?:[A-Z]+-)?(CVE-\\d{4}-\\d{4,7})");
  private static final int MAX_NUMBERS = 1_000;

  private final String file;
  private final FeedAdvisories advisories;
  private final List<OsvAffected> affected = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> related = new LinkedHashSet<>();
  private String id = "";
  private Optional<Severity> severity = Optional.empty();
  private Optional<Severity> vendorSeverity = Optional.empty();
  private boolean withdrawn;
  private boolean known;

  OsvRecord(String file, FeedAdvisories advisories) {
    this.file = file;
    this.advisories = advisories;
  }

  /** Whether the record has a field of that name; its value is read then. */
  boolean read(String field, JsonParser json) throws IOException {
    switch (field) {
      case "id" -> id = JsonText.find(json).orElse("");
      case "withdrawn" -> {
        withdrawn = json.currentToken() != JsonToken.VALUE_NULL;
        json.skipChildren();
      }
      case "aliases", "upstream" -> JsonText.forEach(json, name -> add(name, names));
      case "related" -> JsonText.forEach(json, name -> add(name, related));
      case "severity" -> severity = OsvSeverity.read(json).or(() -> severity);
      case "database_specific" ->
          vendorSeverity = OsvSeverity.readVendor(json).or(() -> vendorSeverity);
      case "affected" -> {
        known = true;
        JsonText.forEach(json, item -> OsvAffected.read(item, advisories).ifPresent(affected::add));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void add(JsonParser json, Set<String> numbers) throws IOException {
    JsonText.find(json)
        .map(CVE::matcher)
        .filter(Matcher::matches)
        .filter(number -> numbers.size() < MAX_NUMBERS)
        .ifPresent(number -> numbers.add(number.group(1)));
  }

  boolean isOne() {
    return known;
  }

  /** Says what it says of the server's packages. */
  void tell() {
    if (withdrawn || id.isEmpty()) {
      return;
    }
    for (OsvAffected builds : affected) {
      for (String number : numbers()) {
        builds.tell(file, number, id, vendorSeverity.or(() -> severity), advisories);
      }
    }
  }

  /** The holes that it is about: its own number, or those of others that it names. */
  private Set<String> numbers() {
    Matcher own = CVE.matcher(id);
    if (own.matches()) {
      return Set.of(own.group(1));
    }
    if (!names.isEmpty()) {
      return names;
    }
    return related.isEmpty() ? Set.of(id) : related;
  }
}

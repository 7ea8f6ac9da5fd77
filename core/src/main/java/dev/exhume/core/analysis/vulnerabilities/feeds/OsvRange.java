package dev.exhume.core.analysis.vulnerabilities.feeds;

import com.fasterxml.jackson.core.JsonParser;
import dev.exhume.core.analysis.vulnerabilities.Advisory.Status;
import dev.exhume.core.analysis.vulnerabilities.feeds.FeedAdvisories.Builds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A range of versions in OSV: events between which a package is affected. */
final class OsvRange {
  private static final int MAX_EVENTS = 1_000;
  private static final String START = "0";

  private final List<Builds> builds = new ArrayList<>();
  private String type = "";
  private boolean open;
  private Optional<String> since = Optional.empty();

  void readField(String field, JsonParser json) throws IOException {
    switch (field) {
      case "type" -> type = JsonText.find(json).orElse("");
      case "events" ->
          JsonText.forEach(json, event -> JsonText.forEachField(event, this::readEvent));
      default -> json.skipChildren();
    }
  }

  private void readEvent(String event, JsonParser json) throws IOException {
    Optional<String> version = JsonText.find(json);
    if (version.isEmpty() || builds.size() == MAX_EVENTS) {
      return;
    }
    switch (event) {
      case "introduced" -> {
        open = true;
        since = version.filter(first -> !first.equals(START));
      }
      case "fixed" -> end(new Builds(Status.FIXED, since, version, Optional.empty()));
      case "last_affected" -> end(new Builds(Status.FOUND_UP_TO, since, Optional.empty(), version));
      default -> {
        // A limit is about commits, and of what comes later nothing is known here.
      }
    }
  }

  private void end(Builds range) {
    builds.add(range);
    open = false;
    since = Optional.empty();
  }

  /** The builds that it is about; none for a range of commits. */
  List<Builds> builds() {
    if (!type.equals("ECOSYSTEM")) {
      return List.of();
    }
    if (open) {
      end(new Builds(Status.NEVER_FIXED, since, Optional.empty(), Optional.empty()));
    }
    return List.copyOf(builds);
  }
}

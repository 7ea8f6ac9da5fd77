package dev.exhume.core.analysis.boot.upstart;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of the events that jobs wait for have happened so far. */
final class AwaitedEvents {
  private final SetMultimap<String, EventMatch> awaited = LinkedHashMultimap.create();
  private final Set<EventMatch> met = new HashSet<>();

  AwaitedEvents(List<UpstartJob> jobs) {
    jobs.stream()
        .flatMap(job -> job.start().stream())
        .flatMap(start -> start.expression().stream())
        .flatMap(EventExpression::events)
        .forEach(event -> awaited.put(event.name(), event));
  }

  /** Notes that something happened, and says whether anybody waited for it. */
  boolean happen(BootEvent event) {
    boolean isNew = false;
    for (EventMatch match : awaited.get(event.name())) {
      isNew |= !met.contains(match) && match.matches(event) && met.add(match);
    }
    return isNew;
  }

  boolean hasMet(EventMatch match) {
    return met.contains(match);
  }
}

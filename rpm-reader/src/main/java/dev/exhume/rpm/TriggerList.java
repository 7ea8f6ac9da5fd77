package dev.exhume.rpm;

import dev.exhume.rpm.RpmTrigger.Event;
import dev.exhume.rpm.RpmTrigger.Scope;
import dev.exhume.rpm.header.HeaderNumbers;
import dev.exhume.rpm.header.HeaderTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The triggers of one scope: where a header keeps them.
 *
 * <p>Scripts are one set of parallel lists, conditions another. A condition has the index of the
 * script that it triggers; several may trigger the same.
 *
 * @param indexes one for each of the conditions
 * @param bodies one for each script, as are the lists after it
 */
record TriggerList(
    Scope scope,
    DependencyKind conditions,
    RpmTag indexes,
    RpmTag bodies,
    RpmTag interpreters,
    RpmTag flags,
    Optional<RpmTag> priorities) {
  /** More scripts, and more conditions, than any package has. */
  private static final int MAX_COUNT = 10_000;

  private static final TriggerList OF_PACKAGES =
      new TriggerList(
          Scope.PACKAGE,
          DependencyKind.TRIGGER,
          RpmTag.TRIGGERINDEX,
          RpmTag.TRIGGERSCRIPTS,
          RpmTag.TRIGGERSCRIPTPROG,
          RpmTag.TRIGGERSCRIPTFLAGS,
          Optional.empty());

  private static final TriggerList OF_FILES =
      new TriggerList(
          Scope.FILE,
          DependencyKind.FILE_TRIGGER,
          RpmTag.FILETRIGGERINDEX,
          RpmTag.FILETRIGGERSCRIPTS,
          RpmTag.FILETRIGGERSCRIPTPROG,
          RpmTag.FILETRIGGERSCRIPTFLAGS,
          Optional.of(RpmTag.FILETRIGGERPRIORITIES));

  private static final TriggerList OF_TRANSACTIONS =
      new TriggerList(
          Scope.TRANSACTION,
          DependencyKind.TRANSACTION_FILE_TRIGGER,
          RpmTag.TRANSFILETRIGGERINDEX,
          RpmTag.TRANSFILETRIGGERSCRIPTS,
          RpmTag.TRANSFILETRIGGERSCRIPTPROG,
          RpmTag.TRANSFILETRIGGERSCRIPTFLAGS,
          Optional.of(RpmTag.TRANSFILETRIGGERPRIORITIES));

  /** All triggers of a package: those of packages, then those of files. */
  static List<RpmTrigger> all(RpmHeader header) {
    return Stream.of(OF_PACKAGES, OF_FILES, OF_TRANSACTIONS)
        .flatMap(list -> list.in(header).stream())
        .toList();
  }

  private List<RpmTrigger> in(RpmHeader header) {
    Map<Long, List<RpmDependency>> triggering = triggering(header);
    HeaderTexts allBodies = header.allTexts(bodies);
    HeaderTexts allInterpreters = header.allTexts(interpreters);
    HeaderNumbers allFlags = header.allNumbers(flags);
    Optional<HeaderNumbers> allPriorities = priorities.map(header::allNumbers);
    int count = Math.min(MAX_COUNT, Math.max(allBodies.size(), allInterpreters.size()));
    List<RpmTrigger> triggers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int script = i;
      List<RpmDependency> met = triggering.getOrDefault((long) i, List.of());
      triggers.add(
          new RpmTrigger(
              scope,
              event(met),
              met,
              allInterpreters.get(i, ScriptList.SHELL),
              Optional.of(allBodies.get(i, "")).filter(body -> !body.isEmpty()),
              allFlags.at(i, 0),
              allPriorities
                  .map(numbers -> numbers.at(script, RpmTrigger.DEFAULT_PRIORITY))
                  .orElse(RpmTrigger.DEFAULT_PRIORITY)));
    }
    return triggers;
  }

  private Map<Long, List<RpmDependency>> triggering(RpmHeader header) {
    List<RpmDependency> all = conditions.in(header);
    HeaderNumbers scripts = header.allNumbers(indexes);
    Map<Long, List<RpmDependency>> byScript = new HashMap<>();
    int count = Math.min(MAX_COUNT, Math.min(all.size(), scripts.size()));
    for (int i = 0; i < count; i++) {
      byScript.computeIfAbsent(scripts.at(i), script -> new ArrayList<>()).add(all.get(i));
    }
    return byScript;
  }

  /** All conditions of a script are of one event. */
  private static Optional<Event> event(List<RpmDependency> conditions) {
    return conditions.stream()
        .findFirst()
        .flatMap(
            first ->
                Arrays.stream(Event.values())
                    .filter(event -> event.isIn(first.flags()))
                    .findFirst());
  }
}

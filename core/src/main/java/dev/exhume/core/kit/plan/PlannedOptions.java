package dev.exhume.core.kit.plan;

import dev.exhume.core.profile.ContainerPlan.PlannedOption;
import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the options of a plan, in their order. */
final class PlannedOptions {
  private final List<PlannedOption> options = new ArrayList<>();

  /** An option that the container is run with. */
  void use(String option, String value, String reason) {
    add(option, value, reason, true, Optional.empty());
  }

  void use(String option, String value, String reason, Evidence evidence) {
    add(option, value, reason, true, Optional.of(evidence));
  }

  /** An option that may turn out to be needed. */
  void suggest(String option, String value, String reason) {
    add(option, value, reason, false, Optional.empty());
  }

  void add(String option, String value, String reason, boolean used, Optional<Evidence> evidence) {
    boolean isNew =
        options.stream()
            .noneMatch(other -> other.option().equals(option) && other.value().equals(value));
    if (isNew) {
      options.add(new PlannedOption(option, value, reason, used, evidence));
    }
  }

  List<PlannedOption> all() {
    return List.copyOf(options);
  }

  /** The words of those that are used. */
  List<String> words() {
    return options.stream()
        .filter(PlannedOption::used)
        .flatMap(option -> List.of(option.option(), option.value()).stream())
        .toList();
  }
}

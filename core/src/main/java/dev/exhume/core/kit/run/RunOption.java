package dev.exhume.core.kit.run;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.PlannedOption;
import dev.exhume.core.profile.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An option of {@code docker run}.
 *
 * @param words the option and its values
 * @param reason why the container is run with it
 */
record RunOption(List<String> words, String reason) {
  private static final String SOMEBODYS = "The container plan asks for it.";

  RunOption {
    words = List.copyOf(words);
  }

  /** The options of a plan, which takes a list of words apart: an option starts with a dash. */
  static List<RunOption> of(ContainerPlan plan) {
    List<RunOption> options = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String word : plan.runOptions()) {
      if (word.startsWith("-") && !current.isEmpty() && !isNumber(word)) {
        options.add(of(current, plan.options()));
        current.clear();
      }
      current.add(word);
    }
    if (!current.isEmpty()) {
      options.add(of(current, plan.options()));
    }
    return options;
  }

  private static boolean isNumber(String word) {
    return word.length() > 1 && word.substring(1).chars().allMatch(Character::isDigit);
  }

  private static RunOption of(List<String> words, List<PlannedOption> planned) {
    return new RunOption(
        words,
        planned.stream()
            .filter(option -> List.of(option.option(), option.value()).equals(words))
            .findFirst()
            .map(RunOption::reason)
            .orElse(SOMEBODYS));
  }

  /** The reason, and where it can be looked up. */
  static String reason(PlannedOption option) {
    Optional<String> place = option.evidence().map(Evidence::location);
    return place.map(where -> "%s (%s)".formatted(option.reason(), where)).orElse(option.reason());
  }
}

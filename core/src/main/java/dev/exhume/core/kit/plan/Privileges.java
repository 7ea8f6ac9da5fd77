package dev.exhume.core.kit.plan;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.Service;
import dev.exhume.core.reading.TsvTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The single rights and devices that needed services want, from {@code privileges.tsv}. */
final class Privileges {
  private static final String ADVICE = "advice";
  private static final Map<String, TsvTable.Row> TABLE = table();

  private Privileges() {}

  /** Adds the options, and advice where no option helps. */
  static void plan(ContainerFacts facts, PlannedOptions options, List<Advice> advice) {
    for (Service service : facts.needed().toList()) {
      TsvTable.Row row = TABLE.get(service.name());
      if (row == null) {
        continue;
      }
      String reason = "%s %s.".formatted(service.name(), row.get("reason"));
      if (row.get("use").equals(ADVICE)) {
        advice.add(new Advice(service.name(), row.get("reason"), Optional.of(service.evidence())));
        continue;
      }
      for (String option : Splitter.on('|').split(row.get("options"))) {
        List<String> words = Splitter.on(' ').splitToList(option);
        options.add(
            words.get(0),
            words.get(1),
            reason,
            row.get("use").equals("used"),
            Optional.of(service.evidence()));
      }
    }
  }

  private static Map<String, TsvTable.Row> table() {
    Map<String, TsvTable.Row> table = new HashMap<>();
    for (TsvTable.Row row : TsvTable.resource(Privileges.class, "privileges.tsv").rows()) {
      Splitter.on(',').split(row.get("service")).forEach(name -> table.put(name, row));
    }
    return Map.copyOf(table);
  }
}

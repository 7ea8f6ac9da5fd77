package dev.exhume.core.analysis.boot.upstart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that happened: {@code runlevel RUNLEVEL=2}.
 *
 * @param variables in the order by which they are known without their names
 */
record BootEvent(String name, List<Map.Entry<String, String>> variables) {
  BootEvent {
    variables = List.copyOf(variables);
  }

  /** An event from its words: {@code net-device-up IFACE=lo}. */
  static BootEvent of(List<String> words) {
    return new BootEvent(
        words.get(0),
        words.stream()
            .skip(1)
            .filter(word -> word.contains("="))
            .map(BootEvent::variable)
            .toList());
  }

  /** What init says of a job: that it is {@code started}, or {@code stopped}. */
  static BootEvent ofJob(String what, String job, Map<String, String> exported) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("JOB", job);
    variables.put("INSTANCE", "");
    if (what.startsWith("stop")) {
      variables.put("RESULT", "ok");
    }
    exported.forEach(variables::putIfAbsent);
    return new BootEvent(what, List.copyOf(variables.entrySet()));
  }

  Map<String, String> byName() {
    Map<String, String> byName = new LinkedHashMap<>();
    variables.forEach(variable -> byName.put(variable.getKey(), variable.getValue()));
    return byName;
  }

  private static Map.Entry<String, String> variable(String word) {
    int sign = word.indexOf('=');
    return Map.entry(word.substring(0, sign), word.substring(sign + 1));
  }
}

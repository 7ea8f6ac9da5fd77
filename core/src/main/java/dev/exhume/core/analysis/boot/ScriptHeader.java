package dev.exhume.core.analysis.boot;

import java.util.List;
import java.util.Optional;

/**
 * What a start script says about its service: to chkconfig, to LSB tools, and in its own text.
 *
 * @param processNames after {@code processname:}
 * @param pidFiles after {@code pidfile:}, then those that the script's commands name
 * @param configFiles after {@code config:}
 * @param provides after {@code Provides:}
 * @param requiredStart after {@code Required-Start:}
 */
public record ScriptHeader(
    Optional<String> description,
    List<String> processNames,
    List<String> pidFiles,
    List<String> configFiles,
    List<String> provides,
    List<String> requiredStart) {
  /** Of a script that says nothing, or that is not there. */
  public static final ScriptHeader NONE =
      new ScriptHeader(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

  public ScriptHeader {
    processNames = List.copyOf(processNames);
    pidFiles = List.copyOf(pidFiles);
    configFiles = List.copyOf(configFiles);
    provides = List.copyOf(provides);
    requiredStart = List.copyOf(requiredStart);
  }
}

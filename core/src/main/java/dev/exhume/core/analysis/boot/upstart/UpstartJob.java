package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job of upstart.
 *
 * @param name of its file without the suffix, below the directory of jobs
 * @param start when it starts; empty when only a command starts it
 * @param manual the line that keeps it from starting by itself
 * @param respawn the line that has it started again when it dies
 * @param processes by when they run: {@code main}, {@code pre-start}, …
 * @param settings the other statements, the last of each kind
 * @param environment variables that it sets
 * @param exported the variables that its own events carry
 * @param limits {@code nofile 1024 4096}
 * @param old whether it is of {@code /etc/event.d}
 */
record UpstartJob(
    String name,
    Path file,
    Optional<StartCondition> start,
    Optional<TextLine> manual,
    Optional<TextLine> respawn,
    Map<String, JobProcess> processes,
    Map<String, String> settings,
    List<JobVariable> environment,
    List<String> exported,
    List<String> limits,
    boolean old) {
  static final String MAIN = "main";
  static final String PRE_START = "pre-start";
  static final String POST_START = "post-start";
  static final String PRE_STOP = "pre-stop";
  static final String POST_STOP = "post-stop";

  UpstartJob {
    processes = Map.copyOf(processes);
    settings = Map.copyOf(settings);
    environment = List.copyOf(environment);
    exported = List.copyOf(exported);
    limits = List.copyOf(limits);
  }

  /** A process of the job. */
  Optional<JobProcess> process(String when) {
    return Optional.ofNullable(processes.get(when));
  }

  /** The text of a statement after its first word. */
  Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(text -> !text.isEmpty());
  }

  /** Whether the statement is there, with words after it or without. */
  boolean says(String statement) {
    return settings.containsKey(statement);
  }

  /** Whether its main process goes on in the background once it has started. */
  boolean becomesDaemon() {
    return setting("expect")
        .filter(what -> what.equals("fork") || what.equals("daemon"))
        .isPresent();
  }

  /** Whether its process is expected to come to an end. At first nothing had to say so. */
  boolean ends() {
    return says("task") || (old && respawn.isEmpty() && processes.containsKey(MAIN));
  }

  /** The line that says when it starts, what it runs, or just the file. */
  Evidence evidence() {
    return start
        .map(condition -> condition.line().evidence())
        .or(() -> process(MAIN).map(process -> process.line().evidence()))
        .orElseGet(() -> Evidence.file(file.toString()));
  }

  /**
   * When a job starts.
   *
   * @param expression empty when it cannot be read
   */
  record StartCondition(Optional<EventExpression> expression, String text, TextLine line) {}
}

package dev.exhume.core.analysis.boot.upstart;

import dev.exhume.core.analysis.boot.upstart.UpstartJob.StartCondition;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a job together from its statements; of those of a kind the last one counts.
 *
 * <p>Only before {@code /etc/init} there could be several conditions, of which one was enough.
 */
final class JobReader {
  private final boolean conditionsAdd;
  private final Map<String, JobProcess> processes = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final List<JobVariable> environment = new ArrayList<>();
  private final List<String> exported = new ArrayList<>();
  private final List<String> limits = new ArrayList<>();
  private final List<StartCondition> conditions = new ArrayList<>();
  private Optional<TextLine> manual = Optional.empty();
  private Optional<TextLine> respawn = Optional.empty();

  private JobReader(boolean conditionsAdd) {
    this.conditionsAdd = conditionsAdd;
  }

  /** A job of {@code /etc/init}, and what its override file says afterwards. */
  static UpstartJob read(String name, Path file, List<Stanza> stanzas) {
    return new JobReader(false).job(name, file, stanzas);
  }

  /** A job of {@code /etc/event.d}. */
  static UpstartJob readOld(String name, Path file, List<Stanza> stanzas) {
    return new JobReader(true).job(name, file, stanzas);
  }

  private UpstartJob job(String name, Path file, List<Stanza> stanzas) {
    stanzas.forEach(this::take);
    return new UpstartJob(
        name,
        file,
        start(),
        manual,
        respawn,
        processes,
        settings,
        environment,
        exported,
        limits,
        conditionsAdd);
  }

  private void take(Stanza stanza) {
    String word = stanza.words().get(0);
    switch (word) {
      case "start", "stop" -> condition(word, stanza);
      case "exec", "script" -> processes.put(UpstartJob.MAIN, JobProcess.of(stanza, 1));
      case "pre-start", "post-start", "pre-stop", "post-stop" ->
          processes.put(word, JobProcess.of(stanza, 2));
      case "respawn" -> respawn(stanza);
      case "kill" -> settings.put("kill " + stanza.after(1).split("\\s", 2)[0], stanza.after(2));
      case "manual" -> manual = Optional.of(stanza.line());
      case "env" -> JobVariable.of(stanza).ifPresent(environment::add);
      case "export" -> exported.addAll(stanza.words().subList(1, stanza.words().size()));
      case "limit" -> limits.add(stanza.after(1));
      default -> settings.put(word, unquoted(stanza.after(1)));
    }
  }

  private void condition(String word, Stanza stanza) {
    if (!stanza.starts(word, "on")) {
      return;
    }
    if (word.equals("stop")) {
      settings.put("stop on", stanza.after(2));
      return;
    }
    if (!conditionsAdd) {
      conditions.clear();
    }
    String text = stanza.after(2);
    conditions.add(new StartCondition(EventExpression.parse(text), text, stanza.line()));
    manual = Optional.empty();
  }

  /** At first the command stood behind it. */
  private void respawn(Stanza stanza) {
    if (stanza.starts("respawn", "limit")) {
      settings.put("respawn limit", stanza.after(2));
      return;
    }
    respawn = Optional.of(stanza.line());
    if (stanza.words().size() > 1) {
      processes.put(UpstartJob.MAIN, JobProcess.of(stanza, 1));
    }
  }

  private Optional<StartCondition> start() {
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    List<EventExpression> readable =
        conditions.stream().flatMap(condition -> condition.expression().stream()).toList();
    return Optional.of(
        new StartCondition(
            EventExpression.any(readable),
            String.join(" or ", conditions.stream().map(StartCondition::text).toList()),
            conditions.get(0).line()));
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.startsWith("\"") || text.startsWith("'"))
            && text.endsWith(text.substring(0, 1));
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}

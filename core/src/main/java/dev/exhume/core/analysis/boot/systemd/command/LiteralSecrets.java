package dev.exhume.core.analysis.boot.systemd.command;

import dev.exhume.core.reading.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts variables in place of passwords that stand in a command as they are. */
final class LiteralSecrets {
  private static final String NAME = "EXHUME_SECRET_";
  private static final String HIDDEN = "***";

  /** Each word is looked at together with those before it, which takes time for many of them. */
  private static final int MAX_WORDS = 200;

  private LiteralSecrets() {}

  /** The same words with no password among them, and the variables that now stand for these. */
  static Expansion hide(Expansion command) {
    String whole = String.join(" ", command.words());
    if (Redaction.of(whole).equals(whole)) {
      return command;
    }
    List<String> safe = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    Set<String> secrets = new TreeSet<>(command.secrets());
    for (String word : command.words().subList(0, Math.min(MAX_WORDS, command.words().size()))) {
      int start = line.length();
      line.append(word);
      String redacted = Redaction.of(line.toString());
      if (redacted.contentEquals(line)) {
        safe.add(word);
      } else {
        String variable = NAME + (secrets.size() + 1);
        secrets.add(variable);
        String shown = redacted.substring(Math.min(start, redacted.length()));
        safe.add(shown.substring(0, Math.max(0, shown.indexOf(HIDDEN))) + "${" + variable + "}");
        line.setLength(0);
        line.append(redacted);
      }
      line.append(' ');
    }
    return new Expansion(safe, secrets);
  }
}

package dev.exhume.core.analysis.boot.systemd.command;

import com.google.common.base.Strings;
import dev.exhume.core.analysis.boot.SecretVariables;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts variables in place of passwords that stand in a command as they are. */
final class LiteralSecrets {
  /** Each word is looked at together with those before it, which takes time for many of them. */
  private static final int MAX_WORDS = 200;

  private LiteralSecrets() {}

  /**
   * The same words with no password among them, and the variables that now stand for these.
   *
   * @param line where the command starts
   */
  static Expansion hide(Expansion command, TextLine line, SecretVariables unit) {
    String whole = String.join(" ", command.words());
    if (!Redaction.isNeededIn(whole)) {
      return command;
    }
    List<String> safe = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    Set<String> secrets = new TreeSet<>(command.secrets());
    for (String word : command.words().subList(0, Math.min(MAX_WORDS, command.words().size()))) {
      int start = before.length();
      before.append(word);
      String redacted = Redaction.of(before.toString());
      if (redacted.contentEquals(before)) {
        safe.add(word);
      } else {
        String shown = redacted.substring(Math.min(start, redacted.length()));
        String plain =
            Strings.commonPrefix(
                shown.substring(0, Math.max(0, shown.indexOf(Redaction.MARK))), word);
        String variable = unit.variable(word.substring(plain.length()), line);
        secrets.add(variable);
        safe.add(plain + "${" + variable + "}");
        before.setLength(0);
        before.append(redacted);
      }
      before.append(' ');
    }
    return new Expansion(safe, secrets);
  }
}

package dev.exhume.core.analysis.verdict.catalogue;

import com.google.common.base.CharMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A command that is right for a program only if that contains some text.
 *
 * <p>Written {@code /usr/sbin/crond -n ?? [-n]}; an argument with spaces stands between quotes.
 *
 * @param words the program first
 */
public record ProvenCommand(List<String> words, Optional<String> proof) {
  private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");
  private static final String PROOF = " ?? ";
  private static final String USER = "--user=";

  public ProvenCommand {
    words = List.copyOf(words);
  }

  static ProvenCommand parse(String text) {
    int proof = text.indexOf(PROOF);
    String command = proof < 0 ? text : text.substring(0, proof);
    return new ProvenCommand(
        WORD.matcher(command)
            .results()
            .map(MatchResult::group)
            .map(CharMatcher.is('"')::trimFrom)
            .toList(),
        proof < 0 ? Optional.empty() : Optional.of(text.substring(proof + PROOF.length())));
  }

  /** The program. */
  public String program() {
    return words.get(0);
  }

  /** The user that it is told to become. */
  public Optional<String> user() {
    int option = words.indexOf("-u");
    return option >= 0 && option + 1 < words.size()
        ? Optional.of(words.get(option + 1))
        : words.stream()
            .filter(word -> word.startsWith(USER))
            .map(word -> word.substring(USER.length()))
            .findFirst();
  }

  /** The files that it names beside the program. */
  public List<String> files() {
    return words.stream().skip(1).filter(word -> word.startsWith("/")).toList();
  }
}

package dev.exhume.core.analysis.boot;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a command line runs: past the shell, the user and the variables that stand before it. */
public final class CommandName {
  private static final Splitter WORDS =
      Splitter.on(CharMatcher.whitespace().or(CharMatcher.anyOf("\"'`;()&|"))).omitEmptyStrings();

  private static final Set<String> WRAPPERS =
      Set.of(
          "sh",
          "bash",
          "ash",
          "dash",
          "ksh",
          "exec",
          "su",
          "sudo",
          "runuser",
          "setuidgid",
          "env",
          "nice",
          "ionice",
          "nohup",
          "setsid",
          "daemon",
          "start-stop-daemon",
          "cd",
          "sleep",
          "chroot",
          "screen",
          "perl",
          "python",
          "python2",
          "python3",
          "ruby",
          "php",
          "node",
          "java",
          "then",
          "if",
          "test",
          "[",
          "time",
          "flock",
          "pgrep",
          "pidof",
          "grep",
          "ps",
          "kill",
          "echo",
          "source",
          ".");

  private static final Pattern SCRIPT = Pattern.compile("\\.{0,2}/[\\w./+@-]+");
  private static final Pattern CHANGE_OF_DIRECTORY =
      Pattern.compile("\\bcd\\s{1,9}\\S{1,300}\\s{0,9}(?:&&|;)");

  private static final int MAX_WORDS = 60;

  private CommandName() {}

  /** The path of the program, or its bare name; empty when no word looks like one. */
  public static Optional<String> program(String command) {
    String plain = CHANGE_OF_DIRECTORY.matcher(command).replaceAll(" ");
    List<String> words =
        WORDS.limit(MAX_WORDS).splitToList(plain.startsWith("+") ? plain.substring(1) : plain);
    Optional<String> path =
        words.stream()
            .filter(word -> SCRIPT.matcher(word).matches())
            .filter(word -> !WRAPPERS.contains(base(word)) && !word.startsWith("/dev/"))
            .filter(word -> !word.endsWith("/"))
            .findFirst();
    return path.or(
        () ->
            words.stream()
                .filter(word -> word.matches("[A-Za-z][\\w.+-]*") && !WRAPPERS.contains(word))
                .findFirst());
  }

  /** The last part of a path. */
  public static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

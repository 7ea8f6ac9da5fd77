package dev.exhume.core.analysis.verdict;

import dev.exhume.core.analysis.boot.ProcessSettings.Limit;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.analysis.boot.ShellCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one command that does what an init system would have done for a service.
 *
 * <p>What needs nothing around it is the program itself; everything else is a line of a shell.
 */
final class ServiceCommandLine {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]+");
  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_]\\w*");

  /** Takes over the variables of a file, without their quotes; what is none is passed over. */
  private static final String READ_VARIABLES =
      "[ ! -r %1$s ] || while read -r l; do n=${l%%%%=*}; case $n in"
          + " \"$l\"|''|[0-9]*|*[!A-Za-z0-9_]*) ;;"
          + " *) v=${l#*=}; v=${v#[\\\"\\']}; v=${v%%[\\\"\\']}; export \"$n=$v\";; esac; done"
          + " <%1$s";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_]\\w*)}");

  private final ServiceCommand command;
  private final List<String> lines = new ArrayList<>();

  private ServiceCommandLine(ServiceCommand command) {
    this.command = command;
  }

  /** The command with its arguments. */
  static List<String> of(ServiceCommand command) {
    return new ServiceCommandLine(command).words();
  }

  /** The command that stops it; empty if a signal is all that does. */
  static List<String> stop(ServiceCommand command) {
    List<Step> steps = command.settings().upkeep().stop();
    if (steps.isEmpty()) {
      return List.of();
    }
    boolean runsAsRoot = command.user().filter(name -> !name.equals("root")).isEmpty();
    if (steps.size() == 1
        && runsAsRoot
        && command.environment().isEmpty()
        && command.environmentFiles().isEmpty()
        && command.settings().directory().isEmpty()
        && steps.get(0).secrets().isEmpty()) {
      return steps.get(0).words();
    }
    ServiceCommandLine line = new ServiceCommandLine(command);
    line.environment();
    command.workingDirectory().ifPresent(directory -> line.lines.add("cd " + quoted(directory)));
    steps.forEach(step -> line.lines.add(line.run(step)));
    return List.of("/bin/sh", "-c", String.join("\n", line.lines));
  }

  private List<String> words() {
    boolean isBare =
        command.before().isEmpty()
            && command.user().isEmpty()
            && command.workingDirectory().isEmpty()
            && command.directories().isEmpty()
            && command.environment().isEmpty()
            && command.secrets().isEmpty()
            && command.environmentFiles().isEmpty()
            && !command.settings().changeStart()
            && command.start().secrets().isEmpty();
    if (isBare) {
      return command.start().words();
    }
    settings();
    environment();
    directories();
    command.workingDirectory().ifPresent(directory -> lines.add("cd " + quoted(directory)));
    for (Step step : command.before()) {
      lines.add(run(step) + (step.mayFail() ? "" : " || exit 1"));
    }
    if (!command.settings().after().isEmpty()) {
      lines.add("(" + inTurn(command.settings().after()) + ") &");
    }
    String nice = command.settings().nice().map("nice -n %d "::formatted).orElse("");
    lines.add("exec " + nice + run(command.start()));
    return List.of("/bin/sh", "-c", String.join("\n", lines));
  }

  /** As init does it: a step that fails and may not is the last. */
  private String inTurn(List<Step> steps) {
    return steps.stream()
        .map(step -> step.mayFail() ? "{ " + run(step) + " || :; }" : run(step))
        .collect(Collectors.joining(" && "));
  }

  /** A container may not raise all limits, and does without. */
  private void settings() {
    command.settings().umask().ifPresent(mask -> lines.add("umask " + mask));
    for (Limit limit : command.settings().limits()) {
      lines.add("ulimit -%s %s 2>/dev/null".formatted(limit.option(), limit.hard()));
      if (!limit.soft().equals(limit.hard())) {
        lines.add("ulimit -S -%s %s 2>/dev/null".formatted(limit.option(), limit.soft()));
      }
    }
  }

  private void environment() {
    for (String file : command.environmentFiles()) {
      lines.add(READ_VARIABLES.formatted(quoted(file)));
    }
    command.environment().entrySet().stream()
        .filter(variable -> VARIABLE_NAME.matcher(variable.getKey()).matches())
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            variable ->
                lines.add(
                    "export %s=%s".formatted(variable.getKey(), quoted(variable.getValue()))));
    command.secrets().entrySet().stream()
        .filter(variable -> VARIABLE_NAME.matcher(variable.getKey()).matches())
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            variable ->
                lines.add("export %s=\"$(%s)\"".formatted(variable.getKey(), variable.getValue())));
  }

  private void directories() {
    for (String directory : command.directories()) {
      lines.add("mkdir -p " + quoted(directory));
      String owner =
          command.user().orElse("") + command.group().map(group -> ":" + group).orElse("");
      if (!owner.isEmpty()) {
        lines.add("chown %s %s".formatted(quoted(owner), quoted(directory)));
      }
    }
  }

  private String run(Step step) {
    String words =
        String.join(" ", step.words().stream().map(word -> word(word, step.secrets())).toList());
    Optional<String> user = command.user().filter(name -> !step.asRoot() && !name.equals("root"));
    if (command.settings().directory().isPresent()) {
      return inDirectory(command.settings().directory().get(), who(step, user), words);
    }
    if (!step.asRoot() && hasOtherGroup()) {
      // Not all su of that age can be told a group.
      return inDirectory("/", who(step, user), words);
    }
    return user.map(
            name -> "su -s /bin/sh -c %s %s".formatted(quoted("exec " + words), quoted(name)))
        .orElse(words);
  }

  private String who(Step step, Optional<String> user) {
    String group = step.asRoot() ? "" : command.group().map(":"::concat).orElse("");
    return user.orElse("") + group;
  }

  /** Whether the group is another than the one that goes with the user by its name. */
  private boolean hasOtherGroup() {
    return command.group().filter(name -> !name.equals(command.user().orElse("root"))).isPresent();
  }

  /** The users of that directory need not be those of the server, who are the ones meant. */
  private String inDirectory(String directory, String who, String words) {
    // chroot itself goes to the new root.
    String there =
        command
            .workingDirectory()
            .map(place -> "cd %s && exec %s".formatted(quoted(place), words))
            .map(line -> "/bin/sh -c " + quoted(line))
            .orElse(words);
    return "chroot %s%s %s"
        .formatted(
            who.isEmpty() ? "" : "--userspec=" + quoted(who) + " ", quoted(directory), there);
  }

  /** Variables with secrets are left to the shell. */
  private static String word(String word, Set<String> secrets) {
    Matcher reference = REFERENCE.matcher(word);
    StringBuilder shell = new StringBuilder();
    int end = 0;
    while (reference.find()) {
      if (secrets.contains(reference.group(1))) {
        shell.append(part(word.substring(end, reference.start())));
        shell.append('"').append(reference.group()).append('"');
        end = reference.end();
      }
    }
    String rest = word.substring(end);
    return shell.length() > 0 ? shell + part(rest) : quoted(rest);
  }

  private static String part(String text) {
    return text.isEmpty() ? "" : quoted(text);
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : ShellCommand.quoted(text);
  }
}

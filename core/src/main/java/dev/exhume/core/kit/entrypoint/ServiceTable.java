package dev.exhume.core.kit.entrypoint;

import dev.exhume.core.kit.entrypoint.ServiceTraits.Restart;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The part of the script that differs from server to server: its services as functions by number.
 *
 * <p>All that comes from the server stands between single quotes.
 */
final class ServiceTable {
  private final StringBuilder table = new StringBuilder();

  private ServiceTable() {}

  /**
   * Writes the table.
   *
   * @param root a directory to work in, instead of {@code /}
   */
  static String of(ServicePlan plan, String root) {
    ServiceTable table = new ServiceTable();
    List<WatchedService> services = plan.services();
    table.line("root=%s".formatted(ShellWord.quote(root)));
    table.line("bits=%d".formatted(plan.bits()));
    table.line("runlevel=%s".formatted(ShellWord.quote(plan.runlevel())));
    table.line("language=%s".formatted(ShellWord.quote(plan.language())));
    table.line("syslog=%s".formatted(ShellWord.quote(ShellWord.oneLine(plan.syslog()))));
    table.limits(plan.limits());
    table.line("services='%s'".formatted(numbers(services.size())));
    table.line("extras='%s'".formatted(numbers(plan.extras().size())));
    for (int i = 0; i < services.size(); i++) {
      table.service(i + 1, services.get(i));
    }
    for (int i = 0; i < plan.extras().size(); i++) {
      table.extra(i + 1, plan.extras().get(i));
    }
    table.line("");
    table.function("data_directories", callbacks(plan.dataDirectories()));
    table.function("runtime_files", plan.runtimeFiles().stream().map(ServiceTable::call).toList());
    return table.table.toString();
  }

  private void limits(ServiceLimits limits) {
    line("start_limit=%d".formatted(limits.start()));
    line("listen_limit=%d".formatted(limits.listen()));
    line("stop_limit=%d".formatted(limits.stop()));
    line("settle=%d".formatted(limits.settle()));
    line("grace=%d".formatted(limits.grace()));
    line("patience=%d".formatted(limits.patience()));
  }

  private void service(int number, WatchedService service) {
    line("");
    line("name_%d=%s".formatted(number, ShellWord.quote(ShellWord.oneLine(service.name()))));
    line("need_%d=%s".formatted(number, service.needed() ? "needed" : "conditional"));
    line("knows_stop_%d=%s".formatted(number, service.stopCommand().isEmpty() ? "no" : "yes"));
    line("knows_status_%d=%s".formatted(number, service.statusCommand().isEmpty() ? "no" : "yes"));
    boolean traces = !service.pidFiles().isEmpty() || !service.processNames().isEmpty();
    line("traces_%d=%s".formatted(number, traces ? "yes" : "no"));
    traits(number, service.traits());
    command("start_" + number, service.startCommand());
    command("stop_" + number, service.stopCommand());
    command("status_" + number, service.statusCommand());
    function("pid_files_" + number, callbacks(service.pidFiles()));
    function("processes_" + number, callbacks(service.processNames()));
  }

  private void traits(int number, ServiceTraits traits) {
    line("keeps_data_%d=%s".formatted(number, traits.keepsData() ? "yes" : "no"));
    line("knows_ports_%d=%s".formatted(number, traits.ports().isEmpty() ? "no" : "yes"));
    line("signal_%d=%s".formatted(number, ShellWord.quote(traits.stopSignal())));
    line(
        "restarts_%d=%s"
            .formatted(
                number, traits.restart().map(Restart::init).map(ShellWord::quote).orElse("")));
    traits
        .restart()
        .ifPresent(
            restart -> {
              line("restart_delay_%d=%d".formatted(number, restart.delay()));
              line("restart_limit_%d=%d".formatted(number, restart.limit()));
            });
    function(
        "ports_" + number,
        alternatives(traits.ports().stream().map("%1$d %1$04X"::formatted).toList()));
    function("logs_" + number, callbacks(traits.logFiles()));
  }

  private void extra(int number, ExtraCommand extra) {
    line("");
    line("extra_name_%d=%s".formatted(number, ShellWord.quote(ShellWord.oneLine(extra.name()))));
    line("extra_respawns_%d=%s".formatted(number, extra.respawns() ? "yes" : "no"));
    // As init has it run: by a shell, which the command replaces if it can.
    command("extra_" + number, List.of("/bin/sh", "-c", "exec " + extra.command()));
  }

  /** Called in a process of its own, which the command takes over. */
  private void command(String name, List<String> words) {
    function(name, words.isEmpty() ? List.of() : List.of("launch " + ShellWord.quote(words)));
  }

  private void function(String name, List<String> body) {
    if (body.isEmpty()) {
      line("%s() { return 1; }".formatted(name));
      return;
    }
    line("%s() {".formatted(name));
    body.forEach(statement -> line("  %s".formatted(statement)));
    line("}");
  }

  /** Calls with each word what the function is called with, until one succeeds. */
  private static List<String> callbacks(List<String> words) {
    return alternatives(words.stream().map(ShellWord::quote).toList());
  }

  private static List<String> alternatives(List<String> arguments) {
    return arguments.isEmpty()
        ? List.of()
        : List.of(
            arguments.stream().map("\"$1\" "::concat).collect(Collectors.joining(" ||\n    ")));
  }

  private static String call(RuntimeFile file) {
    return "%s %04o %d %d %s"
        .formatted(
            file.isDirectory() ? "directory" : "fresh_file",
            file.permissions(),
            file.uid(),
            file.gid(),
            ShellWord.quote(file.path()));
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(" "));
  }

  private void line(String one) {
    table.append(one).append('\n');
  }
}

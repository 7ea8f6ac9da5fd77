package dev.exhume.core.report.section;

import dev.exhume.core.profile.Boot;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.Verdict;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the machine started, in the order in which it did. */
public record BootOrder(
    String how, List<Proof> proofs, List<Choice> choices, List<Start> starts, List<Table> tables) {

  /** A verdict to look at alone. */
  public record Choice(String verdict, String label, String count) {}

  /**
   * A service.
   *
   * @param place in the order of the container; empty if it is not started there
   */
  public record Start(
      String order,
      String name,
      String verdict,
      Badge badge,
      String reason,
      String place,
      List<Fact> facts,
      List<Proof> proofs) {}

  /** The boot order of a server. */
  public static BootOrder of(ServerProfile profile) {
    Boot boot = profile.boot();
    List<Start> starts =
        profile.services().stream().map(service -> start(service, profile.container())).toList();
    return new BootOrder(
        how(boot), Proof.of(boot.evidence()), choices(profile.services()), starts, extras(boot));
  }

  private static String how(Boot boot) {
    String init = boot.initSystem().orElse("An init system that was not recognised");
    return boot.defaultTarget()
        .map(target -> init + " came up in " + target)
        .or(() -> boot.defaultRunlevel().map(level -> init + " came up in runlevel " + level))
        .orElse(init + " started it");
  }

  private static List<Choice> choices(List<Service> services) {
    List<Choice> choices = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      long count = services.stream().filter(service -> service.verdict() == verdict).count();
      if (count > 0) {
        choices.add(
            new Choice(word(verdict), Words.title(Badge.of(verdict).label()), Words.number(count)));
      }
    }
    return choices;
  }

  private static Start start(Service service, ContainerPlan plan) {
    int place = plan.services().indexOf(service.name());
    return new Start(
        service.startOrder().map(Object::toString).orElse(""),
        service.name(),
        word(service.verdict()),
        Badge.of(service.verdict()),
        service.reason(),
        place < 0 ? "" : Words.number(place + 1L),
        facts(service),
        List.of(Proof.of(service.evidence())));
  }

  private static List<Fact> facts(Service service) {
    return new Fact.Listing()
        .text("Kind", service.category().map(Words::plain))
        .text("Started by", Optional.of(service.manager()))
        .text(
            "In the default runlevel",
            service.enabled() ? Optional.empty() : Optional.of("no, it was switched off"))
        .code("Package", service.owner())
        .text(
            "Ports",
            Optional.of(
                service.ports().stream().map(String::valueOf).collect(Collectors.joining(", "))))
        .code("Link", service.link())
        .code("Script", service.script())
        .code("Started when", service.trigger())
        .code("Command", Optional.of(String.join(" ", service.startCommand())))
        .code(
            "In the foreground", service.foregroundCommand().map(words -> String.join(" ", words)))
        .code("Stopped by", Optional.of(String.join(" ", service.stopCommand())))
        .code("Signal to stop", service.stopSignal().map(signal -> "SIG" + signal))
        .text(
            "When it died",
            service.restart().map(BootOrder::restart),
            Proof.of(service.restart().map(Service.Restart::evidence)))
        .code("Pid files", Optional.of(String.join(", ", service.pidFiles())))
        .code(
            "Tells of errors in",
            Optional.of(
                service.logFiles().stream()
                    .map(Service.LogFile::path)
                    .collect(Collectors.joining(", "))),
            service.logFiles().stream().map(file -> Proof.of(file.evidence())).toList())
        .text("Last active", Optional.of(Moment.text(service.lastActive())))
        .all();
  }

  private static String restart(Service.Restart restart) {
    return "it was started again (%s, after %s%s)"
        .formatted(
            restart.condition(),
            Words.count(restart.delaySeconds(), "second"),
            restart.limit().map(limit -> ", at most " + Words.count(limit, "time")).orElse(""));
  }

  private static List<Table> extras(Boot boot) {
    Table.Builder table =
        Table.of(
            "init-processes",
            "What init itself kept running",
            "Entry",
            "Command",
            "Runlevels",
            "Action",
            "Evidence");
    boot.extraProcesses()
        .forEach(
            process ->
                table.row(
                    Cell.code(process.id()),
                    Cell.code(process.command()),
                    Cell.text(process.runlevels()),
                    Cell.text(process.action()),
                    Cell.proof(process.evidence())));
    return table.build();
  }

  private static String word(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }
}

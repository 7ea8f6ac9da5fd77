package dev.exhume.core.report.section;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Moment;
import dev.exhume.core.report.text.Proof;
import dev.exhume.core.report.text.Table;
import dev.exhume.core.report.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the server will run as a container. */
public record Plan(List<Fact> facts, List<Table> tables) {
  /** The plan of a server. */
  public static Plan of(ContainerPlan plan) {
    List<Table> tables = new ArrayList<>(requirements(plan));
    tables.addAll(options(plan));
    tables.addAll(directories(plan));
    tables.addAll(ranges(plan));
    tables.addAll(advice(plan));
    return new Plan(facts(plan), tables);
  }

  private static List<Fact> facts(ContainerPlan plan) {
    Fact.Listing facts =
        new Fact.Listing()
            .code("Platform", plan.platform())
            .code("Services, in order", Optional.of(String.join(", ", plan.services())))
            .code("Ports offered", Optional.of(String.join(", ", plan.exposedPorts())))
            .code("Volumes of its own", Optional.of(String.join(", ", plan.volumes())))
            .code("Left out of the image", Optional.of(String.join(", ", plan.excludedPaths())));
    if (plan.options().isEmpty()) {
      facts.code("Options of docker run", Optional.of(String.join(" ", plan.runOptions())));
    }
    plan.healthCheck()
        .ifPresent(
            check -> facts.code("Healthy with", Optional.of(String.join(", ", check.sockets()))));
    plan.oldAddress()
        .ifPresent(
            old ->
                facts.code(
                    "Its old address",
                    "%s in %s, %s".formatted(old.address(), old.subnet(), given(old.used())),
                    old.evidence()));
    return facts.all();
  }

  private static List<Table> requirements(ContainerPlan plan) {
    Table.Builder table =
        Table.of(
            "requirements-table", "What the host must offer", "Requirement", "Why", "Look with");
    plan.hostRequirements()
        .forEach(
            each ->
                table.row(Cell.code(each.id()), Cell.text(each.reason()), Cell.code(each.check())));
    return table.build();
  }

  private static List<Table> options(ContainerPlan plan) {
    Table.Builder table =
        Table.of("options-table", "Options of docker run", "Option", "Why", "Given?", "Evidence");
    plan.options()
        .forEach(
            option ->
                table.row(
                    Cell.code(option.option() + " " + option.value()),
                    Cell.text(option.reason()),
                    used(option.used(), "to try"),
                    Cell.proofs(Proof.of(option.evidence()))));
    return table.build();
  }

  private static List<Table> directories(ContainerPlan plan) {
    Table.Builder table =
        Table.of(
            "data-directories-table",
            "Where data changed",
            "Directory",
            "Kind",
            "Why",
            "Size",
            "Newest file",
            "Volume?");
    plan.dataDirectories()
        .forEach(
            directory ->
                table.row(
                    Cell.code(directory.path()),
                    Cell.text(Words.plain(directory.kind())),
                    Cell.text(directory.reason()),
                    Cell.size(directory.sizeBytes()),
                    Cell.text(Moment.text(directory.newest())),
                    used(directory.used(), "to consider")));
    return table.build();
  }

  private static List<Table> ranges(ContainerPlan plan) {
    Table.Builder table =
        Table.of(
            "ranges-table",
            "Ports that are opened as it goes",
            "Ports",
            "Service",
            "Why",
            "Evidence");
    plan.portRanges()
        .forEach(
            range ->
                table.row(
                    Cell.code("%d-%d/%s".formatted(range.first(), range.last(), range.protocol())),
                    Cell.code(range.service()),
                    Cell.text(range.reason()),
                    Cell.proof(range.evidence())));
    return table.build();
  }

  private static List<Table> advice(ContainerPlan plan) {
    Table.Builder table =
        Table.of("advice-table", "To see to by hand", "About", "What to do", "Evidence");
    plan.advice()
        .forEach(
            each ->
                table.row(
                    Cell.code(each.subject()),
                    Cell.text(each.text()),
                    Cell.proofs(Proof.of(each.evidence()))));
    return table.build();
  }

  private static Cell used(boolean used, String otherwise) {
    return Cell.badge(used ? Badge.good("yes") : Badge.plain(otherwise));
  }

  private static String given(boolean used) {
    return used ? "given to the container" : "to give to the container if need be";
  }
}

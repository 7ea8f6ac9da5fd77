package dev.exhume.core.report.section;

import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Fact;
import dev.exhume.core.report.text.Table;
import java.util.List;
import java.util.Optional;

/** How the server will run as a container. */
public record Plan(List<Fact> facts, List<Table> tables) {
  /** The plan of a server. */
  public static Plan of(ContainerPlan plan) {
    Table.Builder requirements =
        Table.of(
            "requirements-table", "What the host must offer", "Requirement", "Why", "Look with");
    plan.hostRequirements()
        .forEach(
            each ->
                requirements.row(
                    Cell.code(each.id()), Cell.text(each.reason()), Cell.code(each.check())));
    return new Plan(
        new Fact.Listing()
            .code("Platform", plan.platform())
            .code("Services, in order", Optional.of(String.join(", ", plan.services())))
            .code("Ports offered", Optional.of(String.join(", ", plan.exposedPorts())))
            .code("Volumes of its own", Optional.of(String.join(", ", plan.volumes())))
            .code("Left out of the image", Optional.of(String.join(", ", plan.excludedPaths())))
            .code("Options of docker run", Optional.of(String.join(" ", plan.runOptions())))
            .all(),
        requirements.build());
  }
}

package dev.exhume.cli;

import dev.exhume.cli.text.Size;
import dev.exhume.cli.text.TextFormat;
import dev.exhume.cli.text.TextTable;
import dev.exhume.core.MachineSurvey;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.Source.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the descriptor of a virtual machine says. */
@Command(
    name = "vm",
    mixinStandardHelpOptions = true,
    header = "Show what a .vmx, .vbox, .ovf or .ova says.",
    footer = {"", "Example:", "  exhume vm web01/web01.vmx"})
final class MachineCommand extends ReadingCommand {
  @Parameters(paramLabel = "FILE", description = "the descriptor of a virtual machine")
  private Path file = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json")
  private TextFormat format = TextFormat.TEXT;

  @Option(
      names = "--digests",
      description = "read all files of an .ovf or .ova, and compare them with its manifest")
  private boolean checksDigests;

  @Override
  public Integer call() throws IOException {
    MachineSurvey survey = opening(options -> MachineSurvey.of(file, options));
    switch (format) {
      case TEXT -> print(survey);
      case JSON -> ProfileJson.write(survey.machine(), out());
    }
    out().flush();
    List<Problem> problems = new ArrayList<>(survey.problems());
    if (checksDigests) {
      problems.addAll(opening(options -> MachineSurvey.againstManifest(file, options)));
    }
    tell(problems);
    return status(problems);
  }

  private void print(MachineSurvey survey) {
    VirtualMachine machine = survey.machine();
    TextTable facts = new TextTable(List.of("NAME", machine.name()));
    facts.row(List.of("FORMAT", machine.format()));
    facts.row(List.of("GUEST", machine.guestOs().orElse("-")));
    facts.row(List.of("MEMORY", text(machine.memoryMiB(), " MiB")));
    facts.row(List.of("CPUS", text(machine.cpus(), "")));
    facts.row(List.of("FIRMWARE", machine.firmware().orElse("-")));
    machine.macAddresses().forEach(address -> facts.row(List.of("NETWORK", address)));
    survey.removable().forEach(device -> facts.row(List.of("REMOVABLE", device)));
    out().print(facts + "\n" + disks(survey));
  }

  /** A line for each image; those that a disk builds on follow the disk's own. */
  private static TextTable disks(MachineSurvey survey) {
    TextTable disks = new TextTable(List.of("DISK", "FILE", "SIZE", "FOUND"));
    String last = "";
    for (MachineSurvey.Image image : survey.images()) {
      String disk = image.controller().equals(last) ? "" : image.controller();
      last = image.controller();
      disks.row(List.of(disk, image.file(), size(image), image.found()));
    }
    return disks;
  }

  private static String size(MachineSurvey.Image image) {
    String size = image.sizeBytes().map(Size::of).orElse("-");
    return image.files() > 1 ? "%s in %d files".formatted(size, image.files()) : size;
  }

  private static String text(Optional<? extends Number> number, String unit) {
    return number.map(value -> value + unit).orElse("-");
  }
}

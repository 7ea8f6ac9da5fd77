package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import dev.exhume.cli.text.Screen;
import dev.exhume.cli.text.ShellWord;
import dev.exhume.core.SourceOptions;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands share. */
abstract class ReadingCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int DONE_WITH_PROBLEMS = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--volume",
      paramLabel = "NAME",
      description = "of the volumes on the disks take this one; exhume disks names them")
  private Optional<String> volume = Optional.empty();

  @Option(
      names = "--machine",
      paramLabel = "NAME",
      description = "of the virtual machines in one package (.ovf, .ova) take this one")
  private Optional<String> machine = Optional.empty();

  @Option(
      names = "--disks-in",
      paramLabel = "DIR",
      description = {
        "look for the disks of a virtual machine in this folder, too, as in that of its",
        "descriptor; may be given several times"
      })
  private List<Path> diskFolders = List.of();

  @Option(names = "--strict", description = "exit with 3 if anything could not be read")
  private boolean strict;

  @Option(names = "--debug", description = "show how the program came to an error")
  private boolean debug;

  /** The options that say what of a source is meant, for another command, each after a blank. */
  String chosen() {
    StringBuilder chosen = new StringBuilder();
    volume.ifPresent(name -> chosen.append(" --volume ").append(ShellWord.of(name)));
    machine.ifPresent(name -> chosen.append(" --machine ").append(ShellWord.of(name)));
    for (Path folder : diskFolders) {
      chosen.append(" --disks-in ").append(ShellWord.of(folder.toString()));
    }
    return chosen.toString();
  }

  /** Opens a source. */
  @FunctionalInterface
  interface Opening<T> {
    T open(SourceOptions options) throws IOException;
  }

  /** Opens a source as the command line says, and shows how far it has come if that takes long. */
  <T> T opening(Opening<T> source) throws IOException {
    for (Path folder : diskFolders) {
      if (!Files.isDirectory(folder)) {
        throw wrongUsage("--disks-in: " + folder + " is no folder");
      }
    }
    try (ProgressLine progress = ProgressLine.of(err(), "unpacking")) {
      return source.open(new SourceOptions(volume, machine, diskFolders, progress::unpacked));
    }
  }

  boolean isDebugging() {
    return debug;
  }

  /** Standard output. */
  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** What standard output is laid out for. */
  Screen screen() {
    return Screen.of(System.getenv());
  }

  /** Standard error. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Says one thing on standard error. */
  void tell(String message) {
    err().println("exhume: " + OneLine.of(message));
  }

  /** Says what could not be read. */
  void tell(List<Problem> problems) {
    for (Problem problem : problems) {
      tell(problem.path() + ": " + problem.message());
    }
  }

  /** Refuses an output that would be written into the evidence, or over it. */
  void requireOutside(List<Path> evidence, Path output) throws IOException {
    for (Path one : evidence) {
      requireOutside(one, output);
    }
  }

  private void requireOutside(Path evidence, Path output) throws IOException {
    if (!Files.isDirectory(evidence)) {
      if (Files.exists(output) && Files.exists(evidence) && Files.isSameFile(output, evidence)) {
        throw wrongUsage(output + " is " + evidence + ", which must not be changed");
      }
      return;
    }
    Path real = evidence.toRealPath();
    Path existing = output.toAbsolutePath().normalize();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing.toRealPath().startsWith(real)) {
      throw wrongUsage(output + " lies inside " + evidence + ", which must not be changed");
    }
  }

  /** The exit status of work that is done, whatever could not be read. */
  int status(List<Problem> problems) {
    return strict && !problems.isEmpty() ? DONE_WITH_PROBLEMS : DONE;
  }
}

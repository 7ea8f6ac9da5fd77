package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code exhume} command. */
@Command(
    name = "exhume",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Digs a dead Linux server out of its disk.",
    description = {
      "",
      "Reads a virtual machine, disk images, a mounted disk or a root tarball without",
      "running or changing anything of it.",
      ""
    },
    footer = {
      "",
      "Exit status: 0 done; 1 the source cannot be read or holds no Linux root;",
      "2 wrong usage; 3 done, but with problems, under --strict; 4 done, but with a",
      "finding as bad as --fail-on says.",
      "",
      "Example:",
      "  exhume rescue /mnt/web01 -o kit && sh kit/run.sh"
    },
    subcommands = {
      AnalyzeCommand.class,
      RescueCommand.class,
      ExportCommand.class,
      DisksCommand.class,
      MachineCommand.class,
      PackagesCommand.class,
      DiffCommand.class,
      VerifyCommand.class,
      ListCommand.class,
      PrintCommand.class,
      CopyCommand.class
    })
public final class Exhume implements Runnable {
  @Spec private CommandSpec spec;

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    CommandLine commandLine = commandLine(output);
    int status = commandLine.execute(arguments);
    Optional<String> failure = output.failure();
    if (failure.isPresent()) {
      commandLine.getErr().println("exhume: standard output: " + failure.get());
      status = Math.max(status, CommandLine.ExitCode.SOFTWARE);
    }
    System.exit(status);
  }

  /** The command with the way it reports errors: one line, and a stack trace only on request. */
  static CommandLine commandLine(StandardOutput output) {
    CommandLine commandLine = new CommandLine(new Exhume(), new Commands(output));
    commandLine.setOut(output.writer());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(new WrongUsage());
    commandLine.setExecutionExceptionHandler(new FailureLine());
    return commandLine;
  }

  /** Makes the commands; those that print bytes rather than text get where to. */
  private record Commands(StandardOutput output) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      if (type == PrintCommand.class) {
        return type.cast(new PrintCommand(output));
      }
      if (type == ExportCommand.class) {
        return type.cast(new ExportCommand(output));
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command is given");
  }

  /** Says in one line what is wrong with the command line, and where to look it up. */
  private static final class WrongUsage implements CommandLine.IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
      CommandLine command = failure.getCommandLine();
      PrintWriter err = command.getErr();
      err.println("exhume: " + OneLine.of(String.valueOf(failure.getMessage())));
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
      err.flush();
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }
  }
}

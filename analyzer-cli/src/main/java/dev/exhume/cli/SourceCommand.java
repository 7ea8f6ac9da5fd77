package dev.exhume.cli;

import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What all commands share that read a dead server. */
abstract class SourceCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int DONE_WITH_PROBLEMS = 3;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SOURCE",
      description = "a root directory, or a tarball of one (plain, gzip, bzip2, xz, zstd)")
  private Path source;

  @Option(names = "--strict", description = "exit with 3 if anything could not be read")
  private boolean strict;

  @Option(names = "--debug", description = "show how the program came to an error")
  private boolean debug;

  @Option(
      names = "--analysed-at",
      paramLabel = "INSTANT",
      description = {
        "the time to write into the profile, as 2026-01-31T09:30:00Z;",
        "else SOURCE_DATE_EPOCH if it is set, else now"
      })
  private String analysedAt = "";

  Path source() {
    return source;
  }

  boolean isDebugging() {
    return debug;
  }

  /** Standard output. */
  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Standard error. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The one clock in the profile. */
  Instant analysedAt() {
    String epoch = environment().getOrDefault("SOURCE_DATE_EPOCH", "");
    try {
      if (!analysedAt.isEmpty()) {
        return Instant.parse(analysedAt);
      }
      return epoch.isEmpty()
          ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
          : Instant.ofEpochSecond(Long.parseLong(epoch));
    } catch (DateTimeParseException notAnInstant) {
      throw wrongUsage("--analysed-at: '" + analysedAt + "' is not like 2026-01-31T09:30:00Z");
    } catch (NumberFormatException notSeconds) {
      throw wrongUsage("SOURCE_DATE_EPOCH: '" + epoch + "' is not a number of seconds");
    }
  }

  private static Map<String, String> environment() {
    return System.getenv();
  }

  /** Refuses an output that would be written into the evidence, or over it. */
  void requireOutsideSource(Path output) throws IOException {
    if (!Files.isDirectory(source)) {
      if (Files.exists(output) && Files.isSameFile(output, source)) {
        throw wrongUsage(output + " is " + source + ", which must not be changed");
      }
      return;
    }
    Path evidence = source.toRealPath();
    Path existing = output.toAbsolutePath().normalize();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing.toRealPath().startsWith(evidence)) {
      throw wrongUsage(output + " lies inside " + source + ", which must not be changed");
    }
  }

  /** The exit status of work that is done, whatever could not be read. */
  int status(List<Problem> problems) {
    return strict && !problems.isEmpty() ? DONE_WITH_PROBLEMS : DONE;
  }
}

package dev.exhume.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands share that read a dead server as a whole. */
abstract class SourceCommand extends ReadingCommand {
  @Parameters(
      paramLabel = "SOURCE",
      arity = "1..*",
      description = {
        "a root directory, a tarball of one (plain, gzip, bzip2, xz, zstd),",
        "the disk images of a server in the order of its disks,",
        "or its virtual machine (.vmx, .vbox, .ovf, .ova)"
      })
  private List<Path> sources = List.of();

  @Option(
      names = "--analysed-at",
      paramLabel = "INSTANT",
      description = {
        "the time to write into the profile, as 2026-01-31T09:30:00Z;",
        "else SOURCE_DATE_EPOCH if it is set, else now"
      })
  private String analysedAt = "";

  List<Path> sources() {
    return List.copyOf(sources);
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

  /** Refuses an output that would be written into a source, or over it. */
  void requireOutsideSources(Path output) throws IOException {
    requireOutside(sources, output);
  }
}

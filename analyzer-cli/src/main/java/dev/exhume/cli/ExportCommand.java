package dev.exhume.cli;

import dev.exhume.core.ServerFiles;
import dev.exhume.core.kit.Compression;
import dev.exhume.core.kit.RootExport;
import dev.exhume.core.kit.RootExport.WrittenRoot;
import dev.exhume.core.profile.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the root file system of the dead server, unchanged, as a tar archive. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    header = "Write the root file system, unchanged, as a tar archive.",
    description = {
      "",
      "Names, owners, modes, times, links, devices, holes, capabilities and access",
      "control lists are kept; docker import takes the archive. With a single file",
      "system on the disks that one is taken, whatever is in it.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  exhume export old.vmdk -o root.tar.gz",
      "  exhume export sda.img sdb.img --volume /dev/vg0/var -o - | tar -t"
    })
final class ExportCommand extends SourceCommand {
  private static final Path STANDARD_OUTPUT = Path.of("-");
  private static final int BUFFER = 1 << 20;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description =
          "the archive, compressed if its name ends in .gz, .tgz or .zst; -: standard output")
  private Path output = STANDARD_OUTPUT;

  private final StandardOutput standardOutput;

  ExportCommand(StandardOutput standardOutput) {
    this.standardOutput = standardOutput;
  }

  @Override
  public Integer call() throws IOException {
    boolean isPipe = output.equals(STANDARD_OUTPUT);
    if (!isPipe) {
      requireOutsideSources(output);
    }
    try (ServerFiles files = opening(options -> ServerFiles.open(sources(), options))) {
      if (!isPipe) {
        requireOutside(files.evidence(), output);
      }
      WrittenRoot written;
      try {
        written = isPipe ? write(files, standardOutput, Compression.NONE) : writeToFile(files);
      } catch (IOException e) {
        if (standardOutput.hasFailed()) {
          // It remembers why, and whether that is worth a word.
          return CommandLine.ExitCode.OK;
        }
        throw e;
      }
      written.changes().forEach(this::tell);
      List<Problem> problems = new ArrayList<>(files.problems());
      problems.addAll(written.problems());
      tell(problems);
      return status(problems);
    }
  }

  private WrittenRoot writeToFile(ServerFiles files) throws IOException {
    Path parent = output.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    boolean isDone = false;
    try {
      WrittenRoot written = write(files, Files.newOutputStream(output), compression());
      isDone = true;
      return written;
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(output, e.getMessage()), e);
    } finally {
      // Half an archive must not pass for a whole one.
      if (!isDone && Files.isRegularFile(output)) {
        Files.delete(output);
      }
    }
  }

  private WrittenRoot write(ServerFiles files, OutputStream out, Compression compression)
      throws IOException {
    try (OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        ProgressLine progress = ProgressLine.of(err(), "writing " + output)) {
      return RootExport.write(files.root(), buffered, compression, progress);
    }
  }

  private Compression compression() {
    String name = String.valueOf(output.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".gz") || name.endsWith(".tgz")) {
      return Compression.GZIP;
    }
    return name.endsWith(".zst") ? Compression.ZSTD : Compression.NONE;
  }
}

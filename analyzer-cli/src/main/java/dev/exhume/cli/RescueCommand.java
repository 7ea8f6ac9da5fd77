package dev.exhume.cli;

import dev.exhume.cli.summary.Summary;
import dev.exhume.cli.text.OneLine;
import dev.exhume.cli.text.ShellWord;
import dev.exhume.core.DeadServer;
import dev.exhume.core.kit.Compression;
import dev.exhume.core.kit.KitOptions;
import dev.exhume.core.kit.NoSuchServiceException;
import dev.exhume.core.kit.NotRebuildableException;
import dev.exhume.core.kit.RescueKit;
import dev.exhume.core.kit.Strategy;
import dev.exhume.core.kit.WrittenKit;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ServerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes everything needed to run the dead server as a container. */
@Command(
    name = "rescue",
    mixinStandardHelpOptions = true,
    header = "Write the kit that runs the server as a container.",
    footer = {"", "Example:", "  exhume rescue /mnt/web01 -o kit && sh kit/run.sh"})
final class RescueCommand extends SourceCommand {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "the directory for the kit; it is made if need be")
  private Path output;

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description =
          "root, the whole root as it was (the default), or packages: those that the services need"
              + " from the archive of the distribution, and over them what is the server's own")
  private String strategy = Strategy.ROOT.id();

  @Option(
      names = "--zstd",
      description =
          "compress with zstd, which is faster, instead of gzip, which everything reads; Docker"
              + " 20.10 and older do not unpack zstd")
  private boolean zstd;

  @Option(
      names = "--oci",
      description =
          "write the image itself, too, without an engine: image.tar for \"docker load\", and the"
              + " OCI image layout oci")
  private boolean oci;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "start only this service instead of all that are needed; may be given again")
  private List<String> services = List.of();

  @Option(
      names = "--leave-unchanged",
      paramLabel = "CHANGE",
      split = ",",
      description =
          "changes of the root that are not made, as changes.json and docs/changes.md name them")
  private List<String> unchanged = List.of();

  @Option(
      names = "--without-logs",
      description =
          "leave rotated, dated and compressed logs below /var/log out; those that the server was"
              + " writing to stay")
  private boolean withoutLogs;

  @Option(
      names = "--slim",
      description = "leave out what the services do not reach; slim.json lists it in any case")
  private boolean slim;

  @Mixin private AdvisoryFolder advisories;

  @Mixin private FailOn failOn;

  @Override
  public Integer call() throws IOException {
    KitOptions options = options();
    Optional<Path> feeds = advisories.folder();
    List<String> files = RescueKit.files(options);
    requireOutsideSources(output);
    for (String file : files) {
      requireOutsideSources(output.resolve(file));
    }
    try (DeadServer server = opening(opened -> DeadServer.open(sources(), opened))) {
      for (String file : files) {
        requireOutside(server.evidence(), output.resolve(file));
      }
      ServerProfile profile = server.analyze(analysedAt(), feeds);
      RescueKit plan = plan(profile, options);
      out().print(Summary.of(profile, screen()));
      out().flush();
      WrittenKit kit;
      try (ProgressLine progress = ProgressLine.of(err(), "writing the kit")) {
        kit = plan.write(server.root(), output, progress);
      }
      // Damage of directories and files shows when they are copied, if nothing asked before.
      List<Problem> found = new ArrayList<>(server.problems());
      found.removeAll(profile.problems());
      found.addAll(kit.problems());
      tell(found);
      out().println();
      out().println("The kit is in " + OneLine.of(output.toString()) + ". Next:");
      out().println("  sh " + ShellWord.of(output.resolve("run.sh").toString()));
      out().flush();
      return failOn.status(profile.findings(), Math.max(status(profile.problems()), status(found)));
    }
  }

  private RescueKit plan(ServerProfile profile, KitOptions options) {
    try {
      return RescueKit.plan(profile, options);
    } catch (NoSuchServiceException e) {
      throw wrongUsage("--service: " + e.getMessage());
    } catch (NotRebuildableException e) {
      throw wrongUsage("--strategy packages: " + e.getMessage());
    }
  }

  private KitOptions options() {
    List<String> known = RescueKit.optionalChanges();
    for (String change : unchanged) {
      if (!known.contains(change)) {
        throw wrongUsage(
            "no change that can be left out is called \"%s\"; these can: %s"
                .formatted(OneLine.of(change), String.join(", ", known)));
      }
    }
    Strategy chosen =
        Strategy.find(strategy)
            .orElseThrow(
                () ->
                    wrongUsage(
                        "no strategy is called \"%s\"; these are: %s"
                            .formatted(OneLine.of(strategy), String.join(", ", Strategy.ids()))));
    if (chosen == Strategy.PACKAGES && (oci || slim)) {
      throw wrongUsage(
          "--strategy packages has no root of its own, which --oci and --slim are about");
    }
    return KitOptions.builder()
        .strategy(chosen)
        .compression(zstd ? Compression.ZSTD : Compression.GZIP)
        .image(oci)
        .services(services)
        .withoutLogs(withoutLogs)
        .unchanged(unchanged)
        .slim(slim)
        .build();
  }
}

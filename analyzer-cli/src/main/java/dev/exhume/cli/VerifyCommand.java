package dev.exhume.cli;

import dev.exhume.cli.text.TextFormat;
import dev.exhume.core.ServerVerification;
import dev.exhume.core.analysis.packages.ListedPackage;
import dev.exhume.core.analysis.packages.expected.FileAspect;
import dev.exhume.core.profile.Packages;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.profile.ProfileJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares the files of the dead server with its packages. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    header = "List files that are not as their package brought them.",
    description = {
      "",
      "Prints what rpm -Va or dpkg --verify would: a letter for each thing that differs",
      "(S size, M mode, 5 content, D device, L link, U user, G group, T time,",
      "P capabilities), a dot where all is well, ? where it cannot be told; then c for",
      "configuration, d for documentation, g for what a package owns but does not bring.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  exhume verify /mnt/web01 --ignore time",
      "  exhume verify old.vmdk --package httpd --package php --unowned"
    })
final class VerifyCommand extends SourceCommand {
  @Option(
      names = {"-p", "--package"},
      paramLabel = "NAME",
      description = "only the files of this package; may be given several times")
  private List<String> names = List.of();

  @Option(
      names = "--ignore",
      paramLabel = "ASPECT",
      split = ",",
      description = {
        "what makes no difference: size, mode, digest, device,",
        "linkTarget, owner, group, time, capabilities"
      })
  private List<String> ignored = List.of();

  @Option(
      names = "--unowned",
      description = "then list what no package owns, without what every machine makes by itself")
  private boolean unowned;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json")
  private TextFormat format = TextFormat.TEXT;

  @Override
  public Integer call() throws IOException {
    Set<FileAspect> aspects = ignoredAspects();
    try (ServerVerification server =
        opening(options -> ServerVerification.open(sources(), options))) {
      List<ListedPackage> chosen = chosen(server);
      switch (format) {
        case TEXT -> print(server, chosen, aspects);
        case JSON -> ProfileJson.write(listing(server, chosen, aspects), out());
      }
      out().flush();
      List<Problem> problems = server.problems();
      tell(problems);
      return status(problems);
    }
  }

  private void print(
      ServerVerification server, List<ListedPackage> chosen, Set<FileAspect> aspects) {
    VerifyLines lines = new VerifyLines(server.manager(), out());
    server.verify(chosen, aspects, lines::print);
    if (unowned) {
      server.findUnowned(lines::print);
    }
    lines.prelinked().ifPresent(this::tell);
  }

  private VerifyListing listing(
      ServerVerification server, List<ListedPackage> chosen, Set<FileAspect> aspects) {
    VerifyListing listing = VerifyListing.of(server, chosen, aspects);
    return unowned ? listing.withUnowned(server) : listing;
  }

  private List<ListedPackage> chosen(ServerVerification server) throws IOException {
    List<ListedPackage> installed = server.packages();
    if (names.isEmpty()) {
      return installed;
    }
    for (String name : names) {
      if (installed.stream().noneMatch(one -> isCalled(server, one, name))) {
        throw new IOException("package " + name + " is not installed there");
      }
    }
    return installed.stream()
        .filter(one -> names.stream().anyMatch(name -> isCalled(server, one, name)))
        .toList();
  }

  private static boolean isCalled(ServerVerification server, ListedPackage one, String name) {
    return one.item().name().equals(name)
        || one.item().nevra().equals(name)
        || Packages.label(server.manager(), one.item()).equals(name);
  }

  private Set<FileAspect> ignoredAspects() {
    EnumSet<FileAspect> aspects = EnumSet.noneOf(FileAspect.class);
    for (String label : ignored) {
      aspects.add(aspect(label));
    }
    return aspects;
  }

  private FileAspect aspect(String label) {
    return Arrays.stream(FileAspect.values())
        .filter(aspect -> aspect.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                wrongUsage(
                    "--ignore: '%s' is none of %s"
                        .formatted(
                            label,
                            Arrays.stream(FileAspect.values())
                                .map(FileAspect::label)
                                .collect(Collectors.joining(", ")))));
  }
}

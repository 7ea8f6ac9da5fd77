package dev.exhume.core.kit;

import static dev.exhume.core.kit.KitFiles.script;
import static dev.exhume.core.kit.KitFiles.text;

import com.google.common.collect.Ordering;
import dev.exhume.core.kit.ImageRecipe.Ingredients;
import dev.exhume.core.kit.entrypoint.EntrypointScript;
import dev.exhume.core.kit.oci.ImageFiles;
import dev.exhume.core.kit.plan.ServiceChoice;
import dev.exhume.core.kit.preflight.PreflightScript;
import dev.exhume.core.kit.rebuild.RebuildPlan;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.kit.root.ChangeRule;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.run.ComposeFile;
import dev.exhume.core.kit.run.RunScript;
import dev.exhume.core.kit.runbook.Runbook;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.report.Report;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything needed to run a dead server as a container today.
 *
 * <pre>{@code
 * RescueKit.plan(profile).write(root, Path.of("kit"));
 * }</pre>
 */
public final class RescueKit {
  private final ServerProfile profile;
  private final KitOptions options;

  private RescueKit(ServerProfile profile, KitOptions options) {
    this.profile = profile;
    this.options = options;
  }

  /** The kit for a server, following the container plan in its profile. */
  public static RescueKit plan(ServerProfile profile) {
    return plan(profile, KitOptions.usual());
  }

  /**
   * The kit for a server as somebody wants it.
   *
   * @throws NoSuchServiceException if the options name a service that the server does not have
   * @throws NotRebuildableException if it is to be built anew from packages, and no archive is
   *     known that has them
   */
  public static RescueKit plan(ServerProfile profile, KitOptions options) {
    if (options.strategy() == Strategy.PACKAGES) {
      RebuildPlan.require(profile);
    }
    Set<String> chosen = new TreeSet<>(options.services());
    if (chosen.isEmpty()) {
      return new RescueKit(profile, options);
    }
    List<String> startable = ServiceChoice.startable(profile);
    List<String> unknown = chosen.stream().filter(name -> !startable.contains(name)).toList();
    if (!unknown.isEmpty()) {
      throw new NoSuchServiceException(unknown, startable);
    }
    return new RescueKit(profile.withContainer(ServiceChoice.plan(profile, chosen)), options);
  }

  /** The identifiers of all changes of a root that may be left out, sorted. */
  public static List<String> optionalChanges() {
    return Stream.of(ChangeRule.values())
        .filter(ChangeRule::isOptional)
        .map(ChangeRule::id)
        .sorted()
        .toList();
  }

  /** The names of all files and directories of such a kit, sorted. */
  public static List<String> files(KitOptions options) {
    List<String> files =
        new ArrayList<>(
            List.of(
                "Dockerfile",
                "RUNBOOK.md",
                "changes.json",
                "compose.yaml",
                "entrypoint.sh",
                "packages.txt",
                "preflight.sh",
                "profile.json",
                "report.html",
                "run.sh"));
    files.addAll(
        switch (options.strategy()) {
          case ROOT -> WholeRoot.files(options);
          case PACKAGES -> RebuiltFromPackages.files(options);
        });
    return Ordering.natural().sortedCopy(files);
  }

  private ImageRecipe recipe() {
    return switch (options.strategy()) {
      case ROOT -> new WholeRoot(profile, options);
      case PACKAGES -> new RebuiltFromPackages(profile, options);
    };
  }

  /**
   * Writes the kit.
   *
   * @param root the dead server's {@code /}
   * @param directory made if it is not there; files of an earlier kit are replaced
   */
  public WrittenKit write(Path root, Path directory) throws IOException {
    return write(root, directory, (files, bytes) -> {});
  }

  /** Writes the kit and tells how far it has come. */
  public WrittenKit write(Path root, Path directory, KitProgress progress) throws IOException {
    if (options.image()) {
      ImageFiles.requireLayoutOrNothing(directory.resolve(WholeRoot.LAYOUT));
    }
    try (UnfinishedKit unfinished = UnfinishedKit.in(directory)) {
      WrittenKit kit = writeFiles(root, unfinished.directory(), progress);
      unfinished.finish();
      return kit;
    } catch (FileSystemException named) {
      throw named;
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(directory, e.getMessage()), e);
    }
  }

  private WrittenKit writeFiles(Path root, Path directory, KitProgress progress)
      throws IOException {
    Problems problems = new Problems();
    String name = ImageName.of(profile);
    String entrypoint = EntrypointScript.of(profile, root, problems);
    script(directory.resolve("entrypoint.sh"), entrypoint);
    text(directory.resolve("packages.txt"), PackageList.of(profile.packages()));
    ProfileJson.write(profile, directory.resolve("profile.json"));
    text(directory.resolve("report.html"), Report.inKit(profile));
    Ingredients image = recipe().write(root, directory, entrypoint, progress, problems);
    RootContent content = image.content();
    script(
        directory.resolve("run.sh"),
        RunScript.of(profile, name, options.image(), image.arguments()));
    text(directory.resolve("compose.yaml"), ComposeFile.of(profile, name, image.arguments()));
    script(
        directory.resolve("preflight.sh"),
        PreflightScript.of(
            profile, name, image.archives(), image.archiveBytes(), image.imageBytes()));
    ProfileJson.write(new ChangeList(content.changes()), directory.resolve("changes.json"));
    text(
        directory.resolve("RUNBOOK.md"),
        Runbook.of(profile, options, name, content.changes(), image.rebuild()));
    content.problems().forEach(problems::add);
    return new WrittenKit(
        content.files(), content.bytes(), content.changes().size(), problems.sorted());
  }

  /** The document that {@code changes.json} is. */
  record ChangeList(List<Change> changes) {
    ChangeList {
      changes = List.copyOf(changes);
    }
  }
}

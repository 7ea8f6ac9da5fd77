package dev.exhume.core.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Ordering;
import dev.exhume.core.kit.entrypoint.EntrypointScript;
import dev.exhume.core.kit.oci.ImageFiles;
import dev.exhume.core.kit.oci.Layer;
import dev.exhume.core.kit.oci.LayerDigests;
import dev.exhume.core.kit.plan.ServiceChoice;
import dev.exhume.core.kit.preflight.PreflightScript;
import dev.exhume.core.kit.root.AddedFile;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.kit.root.ChangeRule;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.kit.root.YumArchitecture;
import dev.exhume.core.kit.run.ComposeFile;
import dev.exhume.core.kit.run.RunScript;
import dev.exhume.core.kit.runbook.Runbook;
import dev.exhume.core.kit.slim.SlimList;
import dev.exhume.core.kit.slim.SlimPlan;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.report.Report;
import dev.exhume.filesystem.UnixNames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  /** The image, as {@code docker load} takes it. */
  private static final String IMAGE = "image.tar";

  /** The same as a directory of the Open Container Initiative. */
  private static final String LAYOUT = "oci";

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
   */
  public static RescueKit plan(ServerProfile profile, KitOptions options) {
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
                rootfs(options),
                "run.sh",
                "slim.json"));
    if (options.image()) {
      files.addAll(List.of(IMAGE, LAYOUT));
    }
    return Ordering.natural().sortedCopy(files);
  }

  private static String rootfs(KitOptions options) {
    return options.compression().of("rootfs.tar");
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
      ImageFiles.requireLayoutOrNothing(directory.resolve(LAYOUT));
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
    text(directory.resolve("Dockerfile"), Dockerfile.of(profile, rootfs(options)));
    String entrypoint = EntrypointScript.of(profile, root, problems);
    script(directory.resolve("entrypoint.sh"), entrypoint);
    script(
        directory.resolve("run.sh"), RunScript.of(profile, ImageName.of(profile), options.image()));
    text(directory.resolve("compose.yaml"), ComposeFile.of(profile, ImageName.of(profile)));
    text(directory.resolve("packages.txt"), PackageList.of(profile.packages()));
    ProfileJson.write(profile, directory.resolve("profile.json"));
    text(directory.resolve("report.html"), Report.inKit(profile));
    SlimList slim = slim(root, problems);
    ProfileJson.write(slim.withoutSecrets(), directory.resolve("slim.json"));
    RootContent content = rootfs(root, entrypoint, slim, directory, progress);
    script(
        directory.resolve("preflight.sh"),
        PreflightScript.of(
            profile,
            ImageName.of(profile),
            rootfs(options),
            Files.size(directory.resolve(rootfs(options))),
            content.bytes()));
    ProfileJson.write(new ChangeList(content.changes()), directory.resolve("changes.json"));
    text(
        directory.resolve("RUNBOOK.md"),
        Runbook.of(profile, options, ImageName.of(profile), content.changes()));
    content.problems().forEach(problems::add);
    return new WrittenKit(
        content.files(), content.bytes(), content.changes().size(), problems.sorted());
  }

  private SlimList slim(Path root, Problems problems) throws IOException {
    return SlimPlan.of(
        root,
        profile,
        ServerReach.of(root, profile, options.services(), problems),
        options.slim(),
        problems);
  }

  private RootContent rootfs(
      Path root, String entrypoint, SlimList slim, Path directory, KitProgress progress)
      throws IOException {
    Surgery surgery = surgery(root, entrypoint).without(slim.takenFiles());
    Path file = directory.resolve(rootfs(options));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      if (!options.image()) {
        OutputStream tar = CompressedStream.of(options.compression(), out);
        return RootTarball.write(root, surgery, progress::written, tar);
      }
      LayerDigests digests =
          new LayerDigests(
              out, compressed -> CompressedStream.of(options.compression(), compressed));
      RootContent content = RootTarball.write(root, surgery, progress::written, digests.archive());
      Layer layer = digests.layer(ImagePlan.format(options.compression()));
      ImageFiles image = new ImageFiles(ImagePlan.of(profile), layer, file);
      image.writeLayout(directory.resolve(LAYOUT));
      image.writeArchive(directory.resolve(IMAGE));
      return content;
    }
  }

  private Surgery surgery(Path root, String entrypoint) {
    Surgery surgery =
        Surgery.of(profile)
            .adding(
                new AddedFile(
                    ChangeRule.ENTRYPOINT,
                    "/entrypoint.sh",
                    entrypoint,
                    0755,
                    "it starts, watches and stops the services"));
    for (AddedFile file : YumArchitecture.of(profile.os(), root)) {
      surgery = surgery.adding(file);
    }
    if (options.withoutLogs()) {
      surgery = surgery.withoutLogs(profile);
    }
    for (String change : options.unchanged()) {
      surgery = surgery.leavingOut(rule(change));
    }
    return surgery;
  }

  private static ChangeRule rule(String change) {
    return ChangeRule.find(change)
        .orElseThrow(() -> new IllegalArgumentException("no change is called " + change));
  }

  private static void text(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
  }

  private static void script(Path file, String text) throws IOException {
    // A name that is not UTF-8 has to come out as the bytes that it is on the server's disk.
    Files.write(file, UnixNames.encode(text));
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** The document that {@code changes.json} is. */
  record ChangeList(List<Change> changes) {
    ChangeList {
      changes = List.copyOf(changes);
    }
  }
}

package dev.exhume.core.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exhume.core.kit.entrypoint.EntrypointScript;
import dev.exhume.core.kit.root.Change;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Everything needed to run a dead server as a container today.
 *
 * <pre>{@code
 * RescueKit.plan(profile).write(root, Path.of("kit"));
 * }</pre>
 */
public final class RescueKit {
  private final ServerProfile profile;

  private RescueKit(ServerProfile profile) {
    this.profile = profile;
  }

  /** The kit for a server, following the container plan in its profile. */
  public static RescueKit plan(ServerProfile profile) {
    return new RescueKit(profile);
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
    Files.createDirectories(directory);
    Problems problems = new Problems();
    text(directory.resolve("Dockerfile"), Dockerfile.of(profile));
    script(directory.resolve("entrypoint.sh"), EntrypointScript.of(profile, root, problems));
    script(directory.resolve("run.sh"), RunScript.of(profile));
    text(directory.resolve("packages.txt"), PackageList.of(profile.packages()));
    ProfileJson.write(profile, directory.resolve("profile.json"));
    RootContent content = rootfs(root, directory.resolve("rootfs.tar.gz"), progress);
    ProfileJson.write(new ChangeList(content.changes()), directory.resolve("changes.json"));
    text(directory.resolve("RUNBOOK.md"), Runbook.of(profile, content.changes()));
    content.problems().forEach(problems::add);
    return new WrittenKit(
        content.files(), content.bytes(), content.changes().size(), problems.sorted());
  }

  private RootContent rootfs(Path root, Path file, KitProgress progress) throws IOException {
    // Under its own name only when it is complete.
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    RootContent content;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
      content = RootTarball.write(root, Surgery.of(profile), progress::written, out);
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    return content;
  }

  private static void text(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(UTF_8));
  }

  private static void script(Path file, String text) throws IOException {
    text(file, text);
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

package dev.exhume.core.kit;

import dev.exhume.core.kit.rebuild.RebuildPlan;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Selection;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reading.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Packages of the distribution's archive, and over them what is the server's own. */
final class RebuiltFromPackages implements ImageRecipe {
  private static final String LIST = "packages-to-install.txt";
  private static final String INSTALL = "install.sh";
  private static final String BASE = "base.sh";
  private static final String REBUILD = "rebuild.json";

  private final ServerProfile profile;
  private final KitOptions options;

  RebuiltFromPackages(ServerProfile profile, KitOptions options) {
    this.profile = profile;
    this.options = options;
  }

  static List<String> files(KitOptions options) {
    return List.of(first(options), BASE, INSTALL, overlay(options), LIST, REBUILD);
  }

  private static String first(KitOptions options) {
    return options.compression().of("accounts-and-keys.tar");
  }

  private static String overlay(KitOptions options) {
    return options.compression().of("overlay.tar");
  }

  @Override
  public List<String> files() {
    return files(options);
  }

  @Override
  public Ingredients write(
      Path root, Path directory, String entrypoint, KitProgress progress, Problems problems)
      throws IOException {
    RebuildPlan plan = RebuildPlan.of(root, profile, options.services(), problems);
    KitFiles.text(
        directory.resolve("Dockerfile"),
        Dockerfile.ofPackages(
            profile, plan.arguments(), first(options), INSTALL, LIST, overlay(options)));
    KitFiles.text(directory.resolve(LIST), plan.installList());
    KitFiles.script(directory.resolve(INSTALL), plan.installScript());
    KitFiles.script(directory.resolve(BASE), plan.baseScript());
    Path first = directory.resolve(first(options));
    RootContent before = archive(root, Surgery.none(), plan.first(), first, (files, bytes) -> {});
    before.problems().forEach(problems::add);
    Path overlay = directory.resolve(overlay(options));
    RootContent content =
        archive(root, KitSurgery.of(profile, options, root), plan.overlay(), overlay, progress);
    ProfileJson.write(plan.list(), directory.resolve(REBUILD));
    return new Ingredients(
        content,
        List.of(first(options), overlay(options), LIST, INSTALL),
        Files.size(first) + Files.size(overlay),
        content.bytes() + plan.installedBytes(),
        plan.arguments(),
        Optional.of(plan.list()));
  }

  private RootContent archive(
      Path root, Surgery surgery, Selection selection, Path file, KitProgress progress)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      return RootTarball.write(
          root,
          surgery.selecting(selection),
          progress::written,
          CompressedStream.of(options.compression(), out));
    }
  }
}

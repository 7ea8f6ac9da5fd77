package dev.exhume.core.kit;

import dev.exhume.core.kit.oci.ImageFiles;
import dev.exhume.core.kit.oci.Layer;
import dev.exhume.core.kit.oci.LayerDigests;
import dev.exhume.core.kit.root.AddedFile;
import dev.exhume.core.kit.root.ChangeRule;
import dev.exhume.core.kit.root.RootContent;
import dev.exhume.core.kit.root.RootTarball;
import dev.exhume.core.kit.root.Surgery;
import dev.exhume.core.kit.slim.SlimList;
import dev.exhume.core.kit.slim.SlimPlan;
import dev.exhume.core.profile.ProfileJson;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.reach.ServerReach;
import dev.exhume.core.reading.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole root as one layer, and the image itself if it is wanted. */
final class WholeRoot implements ImageRecipe {
  /** The image, as {@code docker load} takes it. */
  static final String IMAGE = "image.tar";

  /** The same as a directory of the Open Container Initiative. */
  static final String LAYOUT = "oci";

  private static final String SLIM = "slim.json";

  private final ServerProfile profile;
  private final KitOptions options;

  WholeRoot(ServerProfile profile, KitOptions options) {
    this.profile = profile;
    this.options = options;
  }

  static List<String> files(KitOptions options) {
    List<String> files = new ArrayList<>(List.of(rootfs(options), SLIM));
    if (options.image()) {
      files.addAll(List.of(IMAGE, LAYOUT));
    }
    return files;
  }

  private static String rootfs(KitOptions options) {
    return options.compression().of("rootfs.tar");
  }

  @Override
  public List<String> files() {
    return files(options);
  }

  @Override
  public Ingredients write(
      Path root, Path directory, String entrypoint, KitProgress progress, Problems problems)
      throws IOException {
    String rootfs = rootfs(options);
    KitFiles.text(directory.resolve("Dockerfile"), Dockerfile.ofRoot(profile, rootfs));
    SlimList slim = slim(root, problems);
    ProfileJson.write(slim.withoutSecrets(), directory.resolve(SLIM));
    Surgery surgery =
        KitSurgery.of(profile, options, root)
            .adding(
                new AddedFile(
                    ChangeRule.ENTRYPOINT,
                    "/entrypoint.sh",
                    entrypoint,
                    0755,
                    "it starts, watches and stops the services"))
            .without(slim.takenFiles());
    RootContent content = archive(root, surgery, directory, progress);
    return new Ingredients(
        content,
        List.of(rootfs),
        Files.size(directory.resolve(rootfs)),
        content.bytes(),
        List.of(),
        Optional.empty());
  }

  private SlimList slim(Path root, Problems problems) throws IOException {
    return SlimPlan.of(
        root,
        profile,
        ServerReach.of(root, profile, options.services(), problems),
        options.slim(),
        problems);
  }

  private RootContent archive(Path root, Surgery surgery, Path directory, KitProgress progress)
      throws IOException {
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
}

package dev.exhume.disk.image;

import java.nio.file.Path;

/**
 * The folders around an image that its parts may lie in.
 *
 * <p>Whoever made an image may have named any file of the host in it. So parts are read from the
 * image's own folder and those below it, and, with less trust, from the folder above and its other
 * folders; never from hidden ones, which people do not keep disks in, and never from all over the
 * host because the image lies directly in a folder of its root.
 *
 * @param home the folder of the image, without links
 */
record Surroundings(Path home) {
  /** A file beside the image's folder, or in a folder beside it. */
  private static final int MAX_STEPS_FROM_ABOVE = 2;

  /** Whether a file or folder, without links, belongs to the image for all that is known. */
  boolean own(Path real) {
    if (isRoot(home)) {
      return home.equals(real) || (home.equals(real.getParent()) && isVisible(home, real));
    }
    return real.startsWith(home) && isVisible(home, real);
  }

  /** Whether a file or folder, without links, is near enough to belong to the image. */
  boolean near(Path real) {
    Path above = home.getParent();
    return above != null
        && !isRoot(above)
        && real.startsWith(above)
        && above.relativize(real).getNameCount() <= MAX_STEPS_FROM_ABOVE
        && isVisible(above, real);
  }

  private static boolean isRoot(Path folder) {
    return folder.getNameCount() == 0;
  }

  private static boolean isVisible(Path folder, Path real) {
    for (Path step : folder.relativize(real)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}

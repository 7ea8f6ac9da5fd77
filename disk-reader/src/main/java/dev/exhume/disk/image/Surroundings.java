package dev.exhume.disk.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The folders around an image that its parts may lie in.
 *
 * <p>Whoever made an image may have named any file of the host in it. So parts are read from the
 * image's own folder and those below it, and, with less trust, from the folder above and its other
 * folders; never from hidden ones, which people do not keep disks in, and never from all over the
 * host because the image lies directly in a folder of its root. Where somebody has said in which
 * folders they lie, these and those below count, and no others.
 *
 * @param home the folder of the image, without links
 * @param given folders, without links; none where nobody has said any
 */
record Surroundings(Path home, List<Path> given) {
  /** A file beside the image's folder, or in a folder beside it. */
  private static final int MAX_STEPS_FROM_ABOVE = 2;

  Surroundings {
    given = List.copyOf(given);
  }

  /** Whether a file or folder, without links, belongs to the image for all that is known. */
  boolean own(Path real) {
    return isBelow(home, real) && (given.isEmpty() || isGiven(real));
  }

  /** Whether a file or folder, without links, is near enough to belong to the image. */
  boolean near(Path real) {
    return given.isEmpty() ? isBeside(real) : isGiven(real);
  }

  /** The folder above, if parts may lie there. */
  Optional<Path> above() {
    return Optional.ofNullable(home.getParent())
        .filter(folder -> given.isEmpty() || isGiven(folder));
  }

  private boolean isGiven(Path real) {
    return given.stream().anyMatch(folder -> isBelow(folder, real));
  }

  private boolean isBeside(Path real) {
    Path above = home.getParent();
    return above != null
        && !isRoot(above)
        && real.startsWith(above)
        && above.relativize(real).getNameCount() <= MAX_STEPS_FROM_ABOVE
        && isVisible(above, real);
  }

  private static boolean isBelow(Path folder, Path real) {
    if (isRoot(folder)) {
      return folder.equals(real) || (folder.equals(real.getParent()) && isVisible(folder, real));
    }
    return real.startsWith(folder) && isVisible(folder, real);
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

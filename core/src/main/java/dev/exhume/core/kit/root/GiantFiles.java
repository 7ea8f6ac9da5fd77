package dev.exhume.core.kit.root;

import java.util.Optional;

/**
 * Leaves out files that say they are larger than a server of old could hold: they are holes, or a
 * forger's joke, and an engine would write out each byte.
 */
final class GiantFiles implements SurgeryRule {
  private static final long LARGEST = 1L << 40;

  @Override
  public Optional<Treatment> judge(RootFile file) {
    return isGiant(file)
        ? Optional.of(Treatment.leaveOut(ChangeRule.GIANT_FILES, file, whyNot(file)))
        : Optional.empty();
  }

  static boolean isGiant(RootFile file) {
    return file.isRegular() && file.size() > LARGEST;
  }

  static String whyNot(RootFile file) {
    return "%d bytes, nearly all holes, would fill the disk: copy by hand what it holds"
        .formatted(file.size());
  }
}

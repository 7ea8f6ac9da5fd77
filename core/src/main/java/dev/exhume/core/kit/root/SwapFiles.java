package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.exhume.core.profile.Source;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Leaves out swap files: those that {@code fstab} names, and what has the mark of one. */
final class SwapFiles implements SurgeryRule {
  private static final String MARK = "SWAPSPACE2";
  private static final String OLD_MARK = "SWAP-SPACE";

  /** The mark ends the first page. */
  private static final int PAGE = 4096;

  private static final long MIN_SIZE = 10L * PAGE;

  private final Set<String> mounted;

  SwapFiles(List<Source.Mount> mounts) {
    mounted =
        mounts.stream()
            .filter(mount -> mount.type().equals("swap"))
            .map(Source.Mount::device)
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Optional<Treatment> judge(RootFile file) throws IOException {
    if (!file.isRegular() || file.size() < MIN_SIZE || file.size() % PAGE != 0) {
      return Optional.empty();
    }
    return mounted.contains(file.name()) || hasMark(file)
        ? Optional.of(
            Treatment.leaveOut(ChangeRule.SWAP, file, "swap space is the host's business"))
        : Optional.empty();
  }

  private static boolean hasMark(RootFile file) throws IOException {
    String page = new String(file.head(PAGE), ISO_8859_1);
    return page.endsWith(MARK) || page.endsWith(OLD_MARK);
  }
}

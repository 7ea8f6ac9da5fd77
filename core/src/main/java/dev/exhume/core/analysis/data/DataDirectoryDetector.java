package dev.exhume.core.analysis.data;

import dev.exhume.core.analysis.files.FileSurvey;
import dev.exhume.core.analysis.files.WrittenFolder;
import dev.exhume.core.profile.ContainerPlan.DataDirectory;
import dev.exhume.core.profile.Customisation.Nature;
import dev.exhume.core.profile.Customisation.UnownedTree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells where the server's own data changed until it died, apart from the databases of servers.
 *
 * <p>What is data by its place alone, such as mailboxes, is certain. What has the name of data, or
 * lies in a tree that no package owns, is likely if it was written to in the last days.
 */
public final class DataDirectoryDetector {
  /** Who works with a server leaves something on it within a month. */
  private static final Duration LAST_DAYS = Duration.ofDays(31);

  /** Kinds of trees in which nothing else than data lies. */
  private static final Set<String> DATA = Set.of("data", "repository", "mailboxes");

  private DataDirectoryDetector() {}

  /**
   * Looks at what the survey measured, and at the trees of no package.
   *
   * @param lastWrite when the server wrote its last file
   */
  public static List<DataDirectory> detect(
      FileSurvey survey, List<UnownedTree> trees, Optional<Instant> lastWrite) {
    List<DataDirectory> found = new ArrayList<>();
    for (WrittenFolder folder : survey.written()) {
      boolean recent = isRecent(folder.newest(), lastWrite);
      if (recent || folder.place().certain()) {
        found.add(
            new DataDirectory(
                folder.path(),
                folder.place().kind(),
                folder.place().reason(),
                Optional.of(folder.sizeBytes()),
                folder.newest(),
                folder.place().certain()));
      }
    }
    for (UnownedTree tree : trees) {
      Optional<Nature> nature = tree.nature().filter(told -> DATA.contains(told.kind()));
      if (nature.isPresent() && isRecent(tree.newest(), lastWrite)) {
        found.add(
            new DataDirectory(
                tree.path(),
                nature.get().kind(),
                "came with no package, holds nothing but data and was written to in the last days",
                Optional.of(tree.sizeBytes()),
                tree.newest(),
                false));
      }
    }
    return found;
  }

  private static boolean isRecent(Optional<Instant> newest, Optional<Instant> lastWrite) {
    return newest.isPresent()
        && lastWrite.filter(last -> !newest.get().isBefore(last.minus(LAST_DAYS))).isPresent();
  }
}

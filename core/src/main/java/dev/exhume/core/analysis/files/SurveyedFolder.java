package dev.exhume.core.analysis.files;

import dev.exhume.core.profile.Customisation.UnownedTree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory while the survey is in it: what was counted so far in it and below. */
final class SurveyedFolder {
  private final String path;
  private final @Nullable Object key;
  private final Optional<PlaceKind> place;
  private final Tally all = new Tally();
  private final Tally lying = new Tally();
  private final UnownedTrees treesBelow = new UnownedTrees();
  private boolean packaged;

  /**
   * @param key the identity of the directory where its file system has such
   * @param packaged whether a package owns the directory itself
   */
  SurveyedFolder(String path, @Nullable Object key, Optional<PlaceKind> place, boolean packaged) {
    this.path = path;
    this.key = key;
    this.place = place;
    this.packaged = packaged;
  }

  String path() {
    return path;
  }

  @Nullable Object key() {
    return key;
  }

  boolean isNoise() {
    return place.filter(PlaceKind.NOISE::equals).isPresent();
  }

  private boolean isShelf() {
    return place.filter(PlaceKind.SHELF::equals).isPresent();
  }

  /** Whether what lies here is judged by itself, as part of nothing that was made by hand. */
  private boolean isGround() {
    return packaged || isShelf() || place.filter(PlaceKind.LAYOUT::equals).isPresent();
  }

  /** Whether it makes a difference if a package owns a file that lies right here. */
  boolean asksForOwners() {
    return !isNoise() && (isShelf() || !isGround());
  }

  /** Notes that a package owns something in here or below. */
  void markPackaged() {
    packaged = true;
  }

  Tally all() {
    return all;
  }

  /** The files that lie right here and came with no package. */
  Tally lying() {
    return lying;
  }

  UnownedTrees treesBelow() {
    return treesBelow;
  }

  /** Hands over to the directory around this one what was found in it. */
  void closeInto(SurveyedFolder parent) {
    parent.all.add(all);
    if (isNoise()) {
      return;
    }
    if (isGround()) {
      parent.markPackaged();
      parent.treesBelow.add(settledTrees());
      return;
    }
    if (all.files() > 0) {
      parent.treesBelow.add(parent.path.equals("/") ? withoutMereParent() : tree(all));
    }
  }

  UnownedTrees settledTrees() {
    if (isShelf() && lying.files() > 0) {
      treesBelow.add(tree(lying));
    }
    return treesBelow;
  }

  /** The directory, or the one on it if there is nothing else: {@code /data/app}, not /data. */
  private UnownedTree withoutMereParent() {
    List<UnownedTree> below = treesBelow.sorted();
    return below.size() == 1 && below.get(0).files() == all.files() ? below.get(0) : tree(all);
  }

  private UnownedTree tree(Tally tally) {
    return new UnownedTree(
        path, tally.files(), tally.sizeBytes(), tally.newest(), Optional.empty());
  }
}

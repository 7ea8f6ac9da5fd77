package dev.exhume.core.source.tar;

import dev.exhume.core.source.tar.index.TreeIndex;
import dev.exhume.filesystem.FileType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A way from the root down into the tree as it is so far, with links followed as after {@code
 * chroot}: none leads out of the tree.
 */
final class SealedWay {
  /** Linux' MAXSYMLINKS. */
  private static final int MAX_LINKS = 40;

  private final TarArchive archive;
  private final TreeIndex index;
  private final Budget budget;
  private Deque<Long> above = new ArrayDeque<>();
  private long here;
  private int links;

  /** What all ways together may spend: a forger may have every member follow many long links. */
  static final class Budget {
    private long namesInLinks = 1 << 24;
  }

  SealedWay(TarArchive archive, TreeIndex index, Budget budget) {
    this.archive = archive;
    this.index = index;
    this.budget = budget;
    this.here = index.root();
  }

  /** The directory that the way has come to. */
  long here() {
    return here;
  }

  /**
   * Goes on into the directory of that name, which may be a link to one.
   *
   * @return false, and stays where it was, if there is none
   */
  boolean enter(byte[] name) throws IOException {
    long file = index.find(here, name);
    if (file == TreeIndex.NONE || index.type(file) != FileType.SYMBOLIC_LINK) {
      return step(name);
    }
    long start = here;
    Deque<Long> startAbove = new ArrayDeque<>(above);
    boolean hasEntered = follow(name);
    if (!hasEntered) {
      here = start;
      above = startAbove;
    }
    return hasEntered;
  }

  private boolean step(byte[] name) throws IOException {
    if (TarPath.isUp(name)) {
      here = above.isEmpty() ? here : above.pop();
      return true;
    }
    long next = index.find(here, name);
    if (next == TreeIndex.NONE || index.type(next) != FileType.DIRECTORY) {
      return false;
    }
    above.push(here);
    here = next;
    return true;
  }

  private boolean follow(byte[] link) throws IOException {
    Deque<byte[]> pending = new ArrayDeque<>();
    pending.push(link);
    while (!pending.isEmpty()) {
      byte[] name = pending.pop();
      if (step(name)) {
        continue;
      }
      long file = index.find(here, name);
      if (file == TreeIndex.NONE
          || index.type(file) != FileType.SYMBOLIC_LINK
          || !turn(archive.member(index.description(file)).target(), pending)) {
        return false;
      }
    }
    return true;
  }

  private boolean turn(String target, Deque<byte[]> pending) {
    Optional<TarPath> path = TarPath.ofTarget(target);
    links++;
    if (target.isEmpty() || path.isEmpty() || links > MAX_LINKS) {
      return false;
    }
    budget.namesInLinks -= path.get().names().size();
    if (budget.namesInLinks < 0) {
      return false;
    }
    if (target.startsWith("/")) {
      above.clear();
      here = index.root();
    }
    for (int i = path.get().names().size() - 1; i >= 0; i--) {
      pending.push(path.get().names().get(i));
    }
    return true;
  }
}

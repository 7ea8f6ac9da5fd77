package dev.exhume.core.source.tar;

import dev.exhume.core.source.tar.index.TreeIndex;
import dev.exhume.core.source.tar.member.TarMember;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Puts the members of an archive into a tree, as unpacking them in a sealed room would: what comes
 * later replaces what came earlier, and nothing lands outside the root.
 */
final class TarAssembly {
  /** Directories that a path implies cost a forger almost nothing. */
  private static final long MAX_IMPLIED = 1 << 16;

  /** An archive without any directories of its own is an honest one, too. */
  private static final long IMPLIED_PER_MEMBER = 4;

  private final TarArchive archive;
  private final TreeIndex index;
  private final SealedWay.Budget budget = new SealedWay.Budget();
  private final TarProblems problems;
  private long impliedLeft = MAX_IMPLIED;

  TarAssembly(TarArchive archive, TreeIndex index, TarProblems problems) {
    this.archive = archive;
    this.index = index;
    this.problems = problems;
  }

  /** Adds what comes next in the archive. */
  void add(TarMember member) throws IOException {
    impliedLeft += IMPLIED_PER_MEMBER;
    Optional<TarPath> path = TarPath.of(member.path());
    if (path.isEmpty()) {
      problems.addOfMember(member, "is left out: its path is none that Linux allows");
      return;
    }
    if (path.get().isRoot()) {
      addRoot(member);
      return;
    }
    Optional<Long> directory = directory(path.get().parent(), member);
    if (directory.isPresent()) {
      put(directory.get(), path.get().lastName(), member);
    } else {
      problems.addOfMember(member, "is left out: the archive lacks too many directories");
    }
  }

  private void addRoot(TarMember member) throws IOException {
    if (member.type() == FileType.DIRECTORY) {
      index.describe(index.root(), member.start());
    } else {
      problems.addOfMember(member, "is left out: the root is a directory");
    }
  }

  private void put(long directory, byte[] name, TarMember member) throws IOException {
    if (member.hardLink()) {
      index.put(directory, name, linked(member));
      return;
    }
    long before = index.find(directory, name);
    if (isDirectory(before)) {
      if (member.type() == FileType.DIRECTORY) {
        index.describe(before, member.start());
        return;
      }
      if (!index.isEmpty(before)) {
        problems.addOfMember(member, "takes the place of a directory and all that was in it");
      }
    }
    index.put(directory, name, index.addFile(member.type(), member.start()));
  }

  private boolean isDirectory(long file) throws IOException {
    return file != TreeIndex.NONE && index.type(file) == FileType.DIRECTORY;
  }

  private long linked(TarMember hardLink) throws IOException {
    long file = target(hardLink);
    boolean isKnown = file != TreeIndex.NONE && !isDirectory(file) && !index.isLink(file);
    return isKnown ? file : index.addLink(hardLink.start());
  }

  private long target(TarMember hardLink) throws IOException {
    Optional<TarPath> path = TarPath.of(hardLink.target());
    if (path.isEmpty() || path.get().isRoot()) {
      return TreeIndex.NONE;
    }
    SealedWay way = new SealedWay(archive, index, budget);
    for (byte[] name : path.get().parent()) {
      if (!way.enter(name)) {
        return TreeIndex.NONE;
      }
    }
    return index.find(way.here(), path.get().lastName());
  }

  /** Completes the tree, when there is no more to add. */
  void finish() throws IOException {
    index.settleLinks(
        link -> target(archive.member(link)),
        link -> {
          TarMember member = archive.member(link);
          problems.addOfMember(
              member,
              "is one more name of %s, which the archive does not hold".formatted(member.target()));
        });
  }

  /** The directory that holds a member; whatever is missing on the way there is made. */
  private Optional<Long> directory(List<byte[]> names, TarMember member) throws IOException {
    SealedWay way = new SealedWay(archive, index, budget);
    for (byte[] name : names) {
      if (!way.enter(name)) {
        if (impliedLeft == 0) {
          return Optional.empty();
        }
        impliedLeft--;
        imply(way.here(), name, member);
        way.enter(name);
      }
    }
    return Optional.of(way.here());
  }

  private void imply(long above, byte[] name, TarMember member) throws IOException {
    if (index.find(above, name) != TreeIndex.NONE) {
      problems.addOfMember(
          member,
          "makes a directory of %s, which was no directory".formatted(UnixNames.decode(name)));
    }
    index.put(above, name, index.addFile(FileType.DIRECTORY, TreeIndex.NOWHERE));
  }
}

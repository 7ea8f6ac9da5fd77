package dev.exhume.core.source.tar;

import com.google.common.base.Splitter;
import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.FileType;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the members of an archive into a tree, as unpacking them in a sealed room would: what comes
 * later replaces what came earlier, and nothing lands outside the root.
 */
final class TarAssembly {
  /** Linux' PATH_MAX without the NUL. */
  private static final int MAX_PATH = 4095;

  /** Directories that a path implies cost a forger almost nothing. */
  private static final int MAX_IMPLIED = 1 << 16;

  private final ByteSource archive;
  private final TarProblems problems;
  private final HardLinks hardLinks = new HardLinks();
  private TarNode root;
  private long nodes;
  private int implied;

  TarAssembly(ByteSource archive, TarProblems problems) {
    this.archive = archive;
    this.problems = problems;
    this.root = node(implied("/"));
  }

  /** Adds what comes next in the archive. */
  void add(TarMember member) {
    Optional<List<String>> names = names(member.path());
    if (names.isEmpty()) {
      problems.addOfMember(member, "is left out: its path is none that Linux allows");
      return;
    }
    if (names.get().isEmpty()) {
      addRoot(member);
      return;
    }
    int last = names.get().size() - 1;
    Optional<TarNode> directory = directory(names.get().subList(0, last), member);
    if (directory.isEmpty()) {
      problems.addOfMember(member, "is left out: the archive lacks too many directories");
      return;
    }
    put(directory.get(), names.get().get(last), member);
  }

  private void addRoot(TarMember member) {
    if (member.type() == FileType.DIRECTORY) {
      root = root.withMember(member);
    } else {
      problems.addOfMember(member, "is left out: the root is a directory");
    }
  }

  private void put(TarNode directory, String name, TarMember member) {
    Optional<TarNode> before = directory.get(name);
    if (member.hardLink()) {
      putHardLink(directory, name, member);
    } else if (member.type() == FileType.DIRECTORY
        && before.isPresent()
        && before.get().isDirectory()) {
      directory.put(name, before.get().withMember(member));
    } else {
      directory.put(name, node(member));
    }
  }

  private void putHardLink(TarNode directory, String name, TarMember member) {
    Optional<TarNode> file = target(member);
    if (file.isPresent() && !file.get().isDirectory() && !hardLinks.isWaiting(file.get())) {
      directory.put(name, file.get());
    } else {
      TarNode placeholder = node(member);
      directory.put(name, placeholder);
      hardLinks.add(directory, name, placeholder);
    }
  }

  /** The tree, when there is no more to add. */
  TarNode finish() {
    hardLinks.resolve(this::target, problems);
    countLinks();
    return root;
  }

  private Optional<TarNode> target(TarMember hardLink) {
    Optional<TarNode> here = Optional.of(root);
    for (String name : names(hardLink.target()).orElse(List.of())) {
      here = here.flatMap(directory -> directory.get(name));
    }
    return here;
  }

  private void countLinks() {
    Deque<TarNode> directories = new ArrayDeque<>(List.of(root));
    root.addLink();
    root.addLink();
    while (!directories.isEmpty()) {
      TarNode directory = directories.remove();
      for (TarNode child : directory.children()) {
        child.addLink();
        if (child.isDirectory()) {
          child.addLink();
          directory.addLink();
          directories.add(child);
        }
      }
    }
  }

  /** The directory that holds a member; whatever is missing on the way there is made. */
  private Optional<TarNode> directory(List<String> names, TarMember member) {
    TarNode here = root;
    for (String name : names) {
      Optional<TarNode> next = here.get(name);
      if (next.isPresent() && next.get().isDirectory()) {
        here = next.get();
        continue;
      }
      if (next.isPresent()) {
        problems.addOfMember(member, "makes a directory of %s, which was a file".formatted(name));
      }
      implied++;
      if (implied > MAX_IMPLIED) {
        return Optional.empty();
      }
      TarNode missing = node(implied(name));
      here.put(name, missing);
      here = missing;
    }
    return Optional.of(here);
  }

  private TarNode node(TarMember member) {
    nodes++;
    return TarNode.of(archive, nodes, member);
  }

  private static TarMember implied(String name) {
    FileTime never = FileTime.fromMillis(0);
    TarMember.Status status = new TarMember.Status(0755, 0, 0, 0, never, never, never);
    return new TarMember(0, name, FileType.DIRECTORY, false, "", status, 0, List.of(), Map.of(), 0);
  }

  /** The names of a path from the root on; empty if Linux would not take it, or it goes up. */
  private static Optional<List<String>> names(String path) {
    if (path.length() > MAX_PATH || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (String name : Splitter.on('/').split(path)) {
      if (name.equals("..")) {
        return Optional.empty();
      }
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    return Optional.of(names);
  }
}

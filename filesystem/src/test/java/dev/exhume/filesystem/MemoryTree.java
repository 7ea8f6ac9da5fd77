package dev.exhume.filesystem;

import static java.util.Objects.requireNonNull;

import dev.exhume.testdata.SampleFile;
import dev.exhume.testdata.SampleTree;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The files of a sample in memory. */
final class MemoryTree implements InodeTree {
  private final MemoryInode root;
  boolean closed;

  MemoryTree(MemoryInode root) {
    this.root = root;
  }

  static MemoryTree of(SampleTree sample) {
    Map<String, MemoryInode> made = new HashMap<>();
    for (SampleFile file : sample.files()) {
      MemoryInode inode;
      if (file.kind() == SampleFile.Kind.HARD_LINK) {
        inode = requireNonNull(made.get(file.target()));
        inode.links++;
      } else {
        inode = new MemoryInode(made.size() + 2, file);
      }
      made.put(file.path(), inode);
      if (!file.path().isEmpty()) {
        MemoryInode parent = requireNonNull(made.get(file.parent().orElseThrow()));
        parent.children.put(decode(file.name()), inode);
      }
    }
    return new MemoryTree(requireNonNull(made.get("")));
  }

  static String decode(String raw) {
    return UnixNames.decode(raw.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public String name() {
    return "/memory of a server";
  }

  @Override
  public Inode root() {
    return root;
  }

  @Override
  public void close() {
    closed = true;
  }
}

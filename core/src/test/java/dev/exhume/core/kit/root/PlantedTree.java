package dev.exhume.core.kit.root;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import dev.exhume.filesystem.UnixAttributes;
import dev.exhume.filesystem.UnixFileSystem;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A root with what no file system in memory can hold: devices, sockets, extended attributes, names
 * that are no text, files that cannot be read. Names are given in Latin-1, a character a byte.
 */
final class PlantedTree implements InodeTree {
  private static final FileTime TIME = FileTime.fromMillis(1_200_000_000_000L);

  private final Node root = new Node(1, 0040755, new byte[0]);
  private int inodes = 1;

  /** The root as a path of a file system. */
  Path path() throws IOException {
    return UnixFileSystem.of(this).getPath("/");
  }

  PlantedTree directory(String path) {
    return add(path, 0040755, new byte[0]);
  }

  PlantedTree file(String path, String content) {
    return add(path, 0100644, content.getBytes(UTF_8));
  }

  PlantedTree bytes(String path, byte[] content) {
    return add(path, 0100644, content);
  }

  PlantedTree link(String path, String target) {
    return add(path, 0120777, target.getBytes(ISO_8859_1));
  }

  /** A file of any mode, type included. */
  PlantedTree special(String path, int mode) {
    return add(path, mode, new byte[0]);
  }

  PlantedTree hardLink(String path, String existing) {
    Node node = find(existing);
    node.links++;
    parent(path).children.put(name(path), node);
    return this;
  }

  PlantedTree owner(String path, int uid, int gid) {
    find(path).uid = uid;
    find(path).gid = gid;
    return this;
  }

  PlantedTree mode(String path, int mode) {
    find(path).mode = (find(path).mode & 0170000) | mode;
    return this;
  }

  PlantedTree attribute(String path, String name, byte... value) {
    find(path).extendedAttributes.put(name, value);
    return this;
  }

  /** A file that cannot be opened, a directory that cannot be listed. */
  PlantedTree unreadable(String path) {
    find(path).failure = Optional.of(0L);
    return this;
  }

  /** A file with a bad place on its disk. */
  PlantedTree damagedFrom(String path, long offset) {
    find(path).failure = Optional.of(offset);
    return this;
  }

  /** A file that says it is longer than it is. */
  PlantedTree claimedSize(String path, long size) {
    find(path).size = size;
    return this;
  }

  private PlantedTree add(String path, int mode, byte[] content) {
    parent(path).children.put(name(path), new Node(++inodes, mode, content));
    return this;
  }

  private Node parent(String path) {
    Node node = root;
    String[] parts = path.substring(1).split("/", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      node =
          node.children.computeIfAbsent(
              decode(parts[i]), missing -> new Node(++inodes, 0040755, new byte[0]));
    }
    return node;
  }

  private Node find(String path) {
    Node node = parent(path).children.get(name(path));
    if (node == null) {
      throw new IllegalArgumentException("nothing planted at " + path);
    }
    return node;
  }

  private static String name(String path) {
    return decode(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String decode(String raw) {
    return UnixNames.decode(raw.getBytes(ISO_8859_1));
  }

  @Override
  public String name() {
    return "a planted root";
  }

  @Override
  public Inode root() {
    return root;
  }

  @Override
  public void close() {}

  private static final class Node implements Inode {
    private final int inode;
    private final byte[] content;
    private final Map<String, Node> children = new TreeMap<>();
    private final Map<String, byte[]> extendedAttributes = new TreeMap<>();
    private int mode;
    private int links = 1;
    private int uid;
    private int gid;
    private long size;
    private Optional<Long> failure = Optional.empty();

    Node(int inode, int mode, byte[] content) {
      this.inode = inode;
      this.mode = mode;
      this.content = content;
      size = content.length;
    }

    @Override
    public UnixAttributes attributes() {
      return new UnixAttributes(1, inode, mode, uid, gid, links, size, 0, TIME, TIME, TIME);
    }

    @Override
    public List<DirectoryEntry> entries() throws IOException {
      failAt(0);
      List<DirectoryEntry> entries = new ArrayList<>();
      // Backwards, as no order is promised.
      children.forEach((name, node) -> entries.add(0, new DirectoryEntry(name, node)));
      return entries;
    }

    @Override
    public Optional<Inode> child(String name) {
      return Optional.ofNullable(children.get(name));
    }

    @Override
    public String linkTarget() {
      return UnixNames.decode(content);
    }

    @Override
    public SeekableByteChannel open() throws IOException {
      failAt(0);
      return new SeekableInMemoryByteChannel(content) {
        @Override
        public int read(ByteBuffer buffer) throws IOException {
          failAt(position());
          if (failure.isPresent()) {
            int room = (int) Math.min(buffer.remaining(), failure.get() - position());
            ByteBuffer part = buffer.slice().limit(room);
            int read = super.read(part);
            buffer.position(buffer.position() + Math.max(0, read));
            return read;
          }
          return super.read(buffer);
        }
      };
    }

    private void failAt(long offset) throws IOException {
      if (failure.isPresent() && offset >= failure.get()) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public Map<String, byte[]> extendedAttributes() {
      return extendedAttributes;
    }
  }
}

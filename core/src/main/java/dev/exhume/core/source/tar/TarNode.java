package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.nio.channels.SeekableByteChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of an archive in its place in the tree. */
final class TarNode implements Inode {
  private static final Map<FileType, Integer> TYPE_BITS =
      Map.of(
          FileType.FIFO, 0010000,
          FileType.CHARACTER_DEVICE, 0020000,
          FileType.DIRECTORY, 0040000,
          FileType.BLOCK_DEVICE, 0060000,
          FileType.REGULAR, 0100000,
          FileType.SYMBOLIC_LINK, 0120000);

  private final ByteSource archive;
  private final long number;
  private final TarMember member;
  private final Map<String, TarNode> children;
  private int links;

  private TarNode(
      ByteSource archive, long number, TarMember member, Map<String, TarNode> children) {
    this.archive = archive;
    this.number = number;
    this.member = member;
    this.children = children;
  }

  static TarNode of(ByteSource archive, long number, TarMember member) {
    boolean directory = member.type() == FileType.DIRECTORY;
    return new TarNode(archive, number, member, directory ? new LinkedHashMap<>() : Map.of());
  }

  /** The same directory, after a later member said something else of it. */
  TarNode withMember(TarMember later) {
    return new TarNode(archive, number, later, children);
  }

  TarMember member() {
    return member;
  }

  boolean isDirectory() {
    return member.type() == FileType.DIRECTORY;
  }

  Optional<TarNode> get(String name) {
    return Optional.ofNullable(children.get(name));
  }

  void put(String name, TarNode child) {
    children.put(name, child);
  }

  void remove(String name) {
    children.remove(name);
  }

  Iterable<TarNode> children() {
    return children.values();
  }

  void addLink() {
    links++;
  }

  @Override
  public UnixAttributes attributes() {
    TarMember.Status status = member.status();
    return new UnixAttributes(
        1,
        number,
        TYPE_BITS.getOrDefault(member.type(), 0) | status.permissions(),
        status.uid(),
        status.gid(),
        links,
        member.size(),
        status.deviceNumber(),
        status.accessTime(),
        status.modificationTime(),
        status.changeTime());
  }

  @Override
  public List<DirectoryEntry> entries() {
    return children.entrySet().stream()
        .map(child -> new DirectoryEntry(child.getKey(), child.getValue()))
        .toList();
  }

  @Override
  public Optional<Inode> child(String name) {
    return Optional.ofNullable(children.get(name));
  }

  @Override
  public String linkTarget() {
    return member.target();
  }

  @Override
  public SeekableByteChannel open() {
    return new MemberChannel(archive, member.size(), member.extents());
  }

  @Override
  public Map<String, byte[]> extendedAttributes() {
    return member.extendedAttributes();
  }
}

package dev.exhume.core.source.tar;

import dev.exhume.core.source.tar.index.NamedFile;
import dev.exhume.core.source.tar.index.TreeIndex;
import dev.exhume.core.source.tar.member.TarMember;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.OrderedDirectory;
import dev.exhume.filesystem.UnixAttributes;
import dev.exhume.filesystem.UnixNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file of an archive in its place in the tree, as a number: what there is to know of it stands in
 * the archive.
 */
record TarNode(TarArchive archive, TreeIndex index, long file) implements OrderedDirectory {
  private static final FileTime NEVER = FileTime.fromMillis(0);

  /** What a directory has that the archive implies only. */
  private static final TarMember.Status IMPLIED =
      new TarMember.Status(0755, 0, 0, 0, NEVER, NEVER, NEVER);

  private Optional<TarMember> member() throws IOException {
    long start = index.description(file);
    return start == TreeIndex.NOWHERE ? Optional.empty() : Optional.of(archive.member(start));
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    Optional<TarMember> member = member();
    TarMember.Status status = member.map(TarMember::status).orElse(IMPLIED);
    return new UnixAttributes(
        1,
        file,
        type().bits() | status.permissions(),
        status.uid(),
        status.gid(),
        index.links(file),
        member.map(TarMember::size).orElse(0L),
        status.deviceNumber(),
        status.accessTime(),
        status.modificationTime(),
        status.changeTime());
  }

  @Override
  public FileType type() throws IOException {
    return index.type(file);
  }

  @Override
  public Iterator<DirectoryEntry> entriesInOrder() throws IOException {
    return inOrder().iterator();
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    try {
      return inOrder().toList();
    } catch (UncheckedIOException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }

  private Stream<DirectoryEntry> inOrder() throws IOException {
    Iterator<NamedFile> names = index.names(file);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(names, 0), false)
        .filter(named -> named.file() != TreeIndex.NONE)
        .map(named -> new DirectoryEntry(UnixNames.decode(named.name()), node(named.file())));
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    long child = index.find(file, UnixNames.encode(name));
    return child == TreeIndex.NONE ? Optional.empty() : Optional.of(node(child));
  }

  private TarNode node(long other) {
    return new TarNode(archive, index, other);
  }

  @Override
  public String linkTarget() throws IOException {
    return member().map(TarMember::target).orElse("");
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    return member()
        .map(member -> member.open(archive.content()))
        .orElseThrow(() -> new IOException("is described nowhere"));
  }

  @Override
  public Map<String, byte[]> extendedAttributes() throws IOException {
    return member().map(TarMember::extendedAttributes).orElse(Map.of());
  }
}

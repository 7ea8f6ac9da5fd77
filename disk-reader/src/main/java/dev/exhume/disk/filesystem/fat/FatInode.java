package dev.exhume.disk.filesystem.fat;

import dev.exhume.disk.filesystem.block.FileContent;
import dev.exhume.filesystem.DirectoryEntry;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file or a directory, of which its entry says all that is known. */
final class FatInode implements Inode {
  /** Its name in the directory above, and its own entry of itself. */
  private static final int LINKS_OF_DIRECTORY = 2;

  private final FatTree tree;
  private final FatEntry entry;

  FatInode(FatTree tree, FatEntry entry) {
    this.tree = tree;
    this.entry = entry;
  }

  @Override
  public FileType type() throws IOException {
    return entry.type();
  }

  @Override
  public UnixAttributes attributes() throws IOException {
    return new UnixAttributes(
        tree.device(),
        entry.number(),
        entry.mode(),
        0,
        0,
        entry.isDirectory() ? linksOfDirectory() : entry.links(),
        entry.isDirectory() ? DirectoryScan.size(tree.volume(), entry) : entry.size(),
        0,
        entry.accessTime(),
        entry.modificationTime(),
        entry.modificationTime());
  }

  private int linksOfDirectory() {
    try {
      return LINKS_OF_DIRECTORY + listing().directories();
    } catch (IOException unreadable) {
      // Which is told; what else is known of the directory is right.
      return LINKS_OF_DIRECTORY;
    }
  }

  @Override
  public List<DirectoryEntry> entries() throws IOException {
    return listing().entries();
  }

  @Override
  public Optional<Inode> child(String name) throws IOException {
    return listing().find(name);
  }

  private FatListing listing() throws IOException {
    try {
      return tree.listing(entry);
    } catch (IOException e) {
      tree.volume()
          .tell(e, entry.position(), "directory %d cannot be read".formatted(entry.number()));
      throw e;
    }
  }

  @Override
  public SeekableByteChannel open() throws IOException {
    FatVolume volume = tree.volume();
    long clusterBytes = volume.boot().clusterBytes();
    long clusters = (entry.size() + clusterBytes - 1) / clusterBytes;
    ClusterChain chain = ClusterChain.of(volume, entry.firstCluster(), clusters);
    if (clusters > 0) {
      tree.claim(entry.firstCluster(), entry);
    }
    if (clusters > 0 && chain.goesOn()) {
      volume.tell(
          entry.position(),
          "file %d has more clusters than its %d bytes need"
              .formatted(entry.number(), entry.size()));
    }
    return new FileContent(volume, entry, new ClusterMap(volume, entry, chain));
  }

  @Override
  public String linkTarget() throws IOException {
    throw entry.bytes().malformed(11, "FAT has no symbolic links");
  }

  /** FAT has none. */
  @Override
  public Map<String, byte[]> extendedAttributes() {
    return Map.of();
  }
}

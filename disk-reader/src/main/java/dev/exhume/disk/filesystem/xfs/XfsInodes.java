package dev.exhume.disk.filesystem.xfs;

import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.disk.filesystem.inode.InodeStore;
import dev.exhume.disk.filesystem.xfs.content.FileData;
import dev.exhume.disk.filesystem.xfs.directory.DirectoryScan;
import dev.exhume.disk.filesystem.xfs.layout.Fork;
import dev.exhume.disk.filesystem.xfs.layout.InodeRecord;
import dev.exhume.disk.filesystem.xfs.layout.XfsVolume;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;

/** The inodes of an XFS. */
final class XfsInodes implements InodeStore<InodeRecord> {
  private final XfsVolume volume;
  private final long root;
  private final long device;
  private final ExtendedAttributes extendedAttributes;

  /**
   * @param device what tells its inodes from those of other file systems
   */
  XfsInodes(XfsVolume volume, long root, long device) {
    this.volume = volume;
    this.root = root;
    this.device = device;
    this.extendedAttributes = new ExtendedAttributes(volume);
  }

  @Override
  public long root() {
    return root;
  }

  @Override
  public InodeRecord inode(long number) throws IOException {
    return volume.inode(number);
  }

  @Override
  public void scan(InodeRecord directory, EntryVisitor visitor) throws IOException {
    DirectoryScan.of(volume, directory, visitor);
  }

  @Override
  public UnixAttributes attributes(InodeRecord inode) throws IOException {
    FileType type = inode.type();
    boolean isDevice = type == FileType.CHARACTER_DEVICE || type == FileType.BLOCK_DEVICE;
    return new UnixAttributes(
        device,
        inode.number(),
        inode.mode(),
        inode.uid(),
        inode.gid(),
        inode.links(),
        inode.size(),
        isDevice ? deviceNumber(inode.data()) : 0,
        inode.accessTime(),
        inode.modificationTime(),
        inode.changeTime());
  }

  /** Kept as 14 bits of major and 18 of minor number; given as {@code makedev} composes them. */
  private static long deviceNumber(Fork fork) throws IOException {
    if (fork.format() != Fork.DEVICE) {
      throw fork.malformed("format is %d, not %d".formatted(fork.format(), Fork.DEVICE));
    }
    long kept = fork.bytes().u32(0);
    long major = kept >>> 18;
    long minor = kept & 0x3_FFFF;
    return (minor & 0xFF) | (major & 0xFFF) << 8 | (minor & ~0xFFL) << 12 | (major & ~0xFFFL) << 32;
  }

  @Override
  public String linkTarget(InodeRecord link) throws IOException {
    return LinkTarget.read(volume, link);
  }

  @Override
  public SeekableByteChannel open(InodeRecord file) throws IOException {
    return FileData.open(volume, file);
  }

  @Override
  public Map<String, byte[]> extendedAttributes(InodeRecord inode) {
    return extendedAttributes.of(inode);
  }

  @Override
  public void tell(long offset, String message) {
    volume.tell(offset, message);
  }

  @Override
  public void tell(IOException fault, long offset, String cost) {
    volume.tell(fault, offset, cost);
  }
}

package dev.exhume.disk.filesystem.ext;

import dev.exhume.disk.filesystem.ext.content.FileData;
import dev.exhume.disk.filesystem.ext.directory.DirectoryScan;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.ext.layout.Superblock;
import dev.exhume.disk.filesystem.inode.EntryVisitor;
import dev.exhume.disk.filesystem.inode.InodeStore;
import dev.exhume.filesystem.FileType;
import dev.exhume.filesystem.UnixAttributes;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;

/** The inodes of an ext file system. */
final class ExtInodes implements InodeStore<InodeRecord> {
  private final ExtVolume volume;
  private final long device;
  private final ExtendedAttributes extendedAttributes;

  /**
   * @param device what tells its inodes from those of other file systems
   */
  ExtInodes(ExtVolume volume, long device) {
    this.volume = volume;
    this.device = device;
    this.extendedAttributes = new ExtendedAttributes(volume);
  }

  @Override
  public long root() {
    return Superblock.ROOT_INODE;
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
        isDevice ? DeviceNumber.read(inode.block()) : 0,
        inode.accessTime(),
        inode.modificationTime(),
        inode.changeTime());
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
  public Map<String, byte[]> extendedAttributes(InodeRecord inode) throws IOException {
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

package dev.exhume.disk.filesystem.xfs.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.block.BlockVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A volume with an XFS: its blocks and its inodes, and where faults are told. */
public final class XfsVolume implements BlockVolume {
  private final ByteSource source;
  private final String name;
  private final DiskProblems problems;
  private final XfsSuperblock superblock;
  private final byte[] uuid;
  private final InodeTable inodes;

  /** A volume with a superblock that was found there. */
  public XfsVolume(ByteSource source, String name, DiskProblems problems, XfsSuperblock superblock)
      throws IOException {
    this.source = source;
    this.name = name;
    this.problems = problems;
    this.superblock = superblock;
    this.uuid = superblock.metadataUuid();
    this.inodes = new InodeTable(source, superblock.geometry());
  }

  /** The superblock, or else a copy. */
  public static XfsSuperblock superblock(ByteSource source, String name, DiskProblems problems)
      throws IOException {
    return new SuperblockSearch(source).find(name, problems);
  }

  /** The superblock of a volume that may have one. */
  public static Optional<XfsSuperblock> superblock(ByteSource source) {
    try {
      return Optional.of(XfsSuperblock.read(source));
    } catch (IOException none) {
      // Then it is something else, or so damaged that it does not show what it is.
      return Optional.empty();
    }
  }

  /** A copy of the superblock of a volume that may once have had one. */
  public static Optional<XfsSuperblock> copyOfSuperblock(ByteSource source) throws IOException {
    return new SuperblockSearch(source).copyAtUsualPlace();
  }

  /** The same, wherever it may be: this reads tens of MiB. */
  public static Optional<XfsSuperblock> hiddenCopyOfSuperblock(ByteSource source)
      throws IOException {
    return new SuperblockSearch(source).copyAtUnusualPlace();
  }

  public XfsSuperblock superblock() {
    return superblock;
  }

  public XfsGeometry geometry() {
    return superblock.geometry();
  }

  /** The id that metadata of version 5 have to carry. */
  byte[] uuid() {
    return uuid;
  }

  /** The copy of the superblock in an allocation group, if it is good. */
  public Optional<XfsSuperblock> superblockOf(long ag) throws IOException {
    return new SuperblockSearch(source).copyAt(geometry().agPosition(ag));
  }

  /** Notes something about a place. */
  public void tell(long offset, String message) {
    problems.add(name, offset, message);
  }

  @Override
  public void tell(IOException fault, long offset, String cost) {
    long place = fault instanceof MalformedDataException malformed ? malformed.offset() : offset;
    problems.add(name, place, "%s; %s".formatted(fault.getMessage(), cost));
  }

  /** Notes a fault, and what it costs. */
  public void tell(MalformedDataException fault, String cost) {
    tell(fault, fault.offset(), cost);
  }

  /** The inode of that number. */
  public InodeRecord inode(long number) throws IOException {
    InodeRecord inode = new InodeRecord(number, inodes.inode(number));
    inode.requireIdentity(superblock, uuid);
    inode.verifyChecksum(this);
    return inode;
  }

  /** Whether an inode of that number can be a file's. */
  public boolean isFile(long number) throws MalformedDataException {
    return geometry().isInode(number) && !superblock.isInternal(number);
  }

  /** A block of metadata that a field of another structure leads to. */
  public Bytes block(String structure, long number, Bytes from, int field) throws IOException {
    Optional<String> fault = geometry().fault(number, 1);
    if (fault.isPresent()) {
      throw from.malformed(field, fault.get());
    }
    return source.read(structure, geometry().position(number), blockSize(), ByteOrder.BIG_ENDIAN);
  }

  @Override
  public int blockSize() {
    return geometry().blockSize();
  }

  /** {@link XfsGeometry#fault} has to have nothing against the bytes. */
  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    source.readFully(position, target);
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }
}

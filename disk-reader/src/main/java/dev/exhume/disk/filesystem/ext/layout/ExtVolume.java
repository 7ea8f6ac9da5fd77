package dev.exhume.disk.filesystem.ext.layout;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.block.BlockVolume;
import dev.exhume.disk.filesystem.ext.change.ChangedInode;
import dev.exhume.disk.filesystem.ext.change.Changes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A volume with an ext file system: its blocks and its inodes, and where faults are told. */
public final class ExtVolume implements BlockVolume {
  private static final String DOUBT = "what it says may be wrong";

  private final ByteSource source;
  private final String name;
  private final DiskProblems problems;
  private final Superblock superblock;
  private final Crc32c crc32c;
  private final InodeTable inodes;
  private final SystemZones zones;
  private final BlockZone journal;
  private final Changes changes;

  private ExtVolume(
      ByteSource source,
      String name,
      DiskProblems problems,
      Superblock superblock,
      Crc32c crc32c,
      GroupDescriptors descriptors)
      throws IOException {
    this.source = source;
    this.name = name;
    this.problems = problems;
    this.superblock = superblock;
    this.crc32c = crc32c;
    this.inodes = new InodeTable(source, superblock.geometry(), descriptors);
    this.zones = SystemZones.of(superblock, descriptors);
    this.journal = BlockZone.NONE;
    this.changes = Changes.NONE;
  }

  private ExtVolume(ExtVolume other, BlockZone journal, Changes changes) {
    this.source = other.source;
    this.name = other.name;
    this.problems = other.problems;
    this.superblock = other.superblock;
    this.crc32c = other.crc32c;
    this.inodes = other.inodes;
    this.zones = other.zones;
    this.journal = journal;
    this.changes = changes;
  }

  /** Reads the superblock and the group descriptors, or copies of them. */
  public static ExtVolume open(ByteSource source, String name, DiskProblems problems)
      throws IOException {
    Superblock superblock = new SuperblockSearch(source).find(name, problems);
    Crc32c crc32c = Crc32c.of(superblock);
    return new ExtVolume(
        source,
        name,
        problems,
        superblock,
        crc32c,
        new GroupDescriptors(source, superblock, crc32c, name, problems));
  }

  /** The same volume, with a journal that only its own inode may lead to. */
  public ExtVolume with(BlockZone journalZone) {
    return new ExtVolume(this, journalZone, changes);
  }

  /** The same volume after changes that are nowhere else. */
  public ExtVolume with(Changes later) {
    return new ExtVolume(this, journal, later);
  }

  /** The superblock of a volume that may have one. */
  public static Optional<Superblock> superblock(ByteSource source) throws IOException {
    try {
      return Optional.of(Superblock.read(source, Superblock.POSITION));
    } catch (IOException none) {
      // Then it is something else, or so damaged that it does not show what it is.
      return Optional.empty();
    }
  }

  /** A copy of the superblock of a volume that may once have had one. */
  public static Optional<Superblock> copyOfSuperblock(ByteSource source) throws IOException {
    return new SuperblockSearch(source).copyAtUsualPlace();
  }

  /** The same, wherever it may be: this reads tens of MiB. */
  public static Optional<Superblock> hiddenCopyOfSuperblock(ByteSource source) throws IOException {
    return new SuperblockSearch(source).copyAtUnusualPlace();
  }

  public Superblock superblock() {
    return superblock;
  }

  public Geometry geometry() {
    return superblock.geometry();
  }

  @Override
  public int blockSize() {
    return geometry().blockSize();
  }

  public Crc32c crc32c() {
    return crc32c;
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
    Optional<Bytes> changed = changes(number).flatMap(ChangedInode::bytes);
    if (changed.isPresent()) {
      return new InodeRecord(number, changed.get(), superblock);
    }
    InodeRecord inode = new InodeRecord(number, inodes.inode(number), superblock);
    if (!inode.isIntact(crc32c)) {
      tell(inode.bytes().malformed(0x7C, "checksum of inode %d is wrong".formatted(number)), DOUBT);
    }
    return inode;
  }

  /** The place of an inode, whatever is there. */
  public Bytes placeOfInode(long number) throws IOException {
    return inodes.inode(number);
  }

  /** What has changed of an inode since the last whole transaction. */
  public Optional<ChangedInode> changes(long inode) {
    return changes.of(inode);
  }

  /** Whether a directory may name an inode: the others are the file system's own. */
  public boolean isFile(long inode) throws MalformedDataException {
    return inode == Superblock.ROOT_INODE
        || (inode >= superblock.firstInode() && inode <= geometry().inodes());
  }

  /** Why some blocks cannot be an inode's, if they cannot. */
  public Optional<String> fault(long inode, long first, long count) throws MalformedDataException {
    Optional<String> fault = zones.fault(first, count);
    return fault.isEmpty() && journal.isForeign(inode, first, count)
        ? Optional.of("%s, in the journal".formatted(SystemZones.blocks(first, count)))
        : fault;
  }

  /** A block of metadata that a field of another structure leads to. */
  public Bytes block(String structure, long number, Bytes from, int field) throws IOException {
    Optional<String> fault = fault(0, number, 1);
    if (fault.isPresent()) {
      throw from.malformed(field, fault.get());
    }
    return bytes(
        structure, geometry().position(number), geometry().blockSize(), ByteOrder.LITTLE_ENDIAN);
  }

  /** A structure wherever it is. */
  public Bytes bytes(String structure, long position, int size, ByteOrder order)
      throws IOException {
    return source.read(structure, position, size, order);
  }

  /** {@link #fault} has to have nothing against the bytes. */
  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    source.readFully(position, target);
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }
}

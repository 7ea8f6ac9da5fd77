package dev.exhume.disk.filesystem.fat;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.block.BlockVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A volume with a FAT file system: its sectors and its table of files, and where faults are told.
 */
final class FatVolume implements BlockVolume {
  private final ByteSource source;
  private final String name;
  private final DiskProblems problems;
  private final BootSector boot;
  private final FileAllocationTable table;

  private FatVolume(ByteSource source, String name, DiskProblems problems, BootSector boot) {
    this.source = source;
    this.name = name;
    this.problems = problems;
    this.boot = boot;
    this.table = new FileAllocationTable(source, boot, this::tell);
  }

  /** Reads the boot sector, or the copy of it that FAT32 has. */
  static FatVolume open(ByteSource source, String name, DiskProblems problems) throws IOException {
    try {
      return new FatVolume(source, name, problems, BootSector.read(source, 0));
    } catch (IOException e) {
      Optional<BootSector> copy = BootSector.copy(source);
      if (copy.isEmpty()) {
        throw e;
      }
      problems.add(name, 0, "%s; its copy is used".formatted(e.getMessage()));
      return new FatVolume(source, name, problems, copy.get());
    }
  }

  BootSector boot() {
    return boot;
  }

  FileAllocationTable table() {
    return table;
  }

  /** Some of the sectors that a directory fills. */
  Bytes directory(long position, int length) throws IOException {
    return source.read("FAT directory", position, length, ByteOrder.LITTLE_ENDIAN);
  }

  /** Notes something about a place. */
  void tell(long offset, String message) {
    problems.add(name, offset, message);
  }

  @Override
  public void tell(IOException fault, long offset, String cost) {
    long place = fault instanceof MalformedDataException malformed ? malformed.offset() : offset;
    tell(place, "%s; %s".formatted(fault.getMessage(), cost));
  }

  @Override
  public int blockSize() {
    return boot.sectorBytes();
  }

  @Override
  public long size() throws IOException {
    return source.size();
  }

  @Override
  public void read(long position, ByteBuffer target) throws IOException {
    source.readFully(position, target);
  }
}

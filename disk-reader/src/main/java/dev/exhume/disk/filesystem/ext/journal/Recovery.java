package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.Superblock;
import java.io.IOException;
import java.util.Optional;

/** Opens volumes as they are after the recovery that the server's kernel would have made. */
public final class Recovery {
  private static final String LOST = "changes that are only in the journal are missing";

  private final ByteSource source;
  private final String name;
  private final DiskProblems problems;

  private Recovery(ByteSource source, String name, DiskProblems problems) {
    this.source = source;
    this.name = name;
    this.problems = problems;
  }

  /**
   * Opens a volume. A journal that cannot be replayed is told as a problem.
   *
   * @param name what the volume is called, for messages
   */
  public static ExtVolume open(ByteSource source, String name, DiskProblems problems)
      throws IOException {
    return new Recovery(source, name, problems).open();
  }

  private ExtVolume open() throws IOException {
    boolean isClean =
        ExtVolume.superblock(source)
            .filter(superblock -> !superblock.features().needsRecovery())
            .isPresent();
    // What is wrong before a recovery may be right after it.
    ExtVolume asItIs = ExtVolume.open(source, name, isClean ? problems : new DiskProblems());
    Optional<JournalBlocks> journal = journal(asItIs);
    ByteSource recovered = source;
    if (journal.isPresent()) {
      recovered = recovered(asItIs, journal.get());
    }
    ExtVolume volume = isClean && recovered == source ? asItIs : open(recovered);
    return journal.isPresent() ? volume.with(journal.get().zone()) : volume;
  }

  private ExtVolume open(ByteSource recovered) throws IOException {
    try {
      return ExtVolume.open(recovered, name, problems);
    } catch (IOException e) {
      if (recovered == source) {
        throw e;
      }
      tell(e, 0, LOST);
      return ExtVolume.open(source, name, problems);
    }
  }

  /** The journal, if it is on this volume and can be read. */
  private Optional<JournalBlocks> journal(ExtVolume volume) throws IOException {
    Superblock superblock = volume.superblock();
    boolean needsRecovery = superblock.features().needsRecovery();
    long position = superblock.bytes().position();
    if (superblock.features().hasJournal() && superblock.journalInode() != 0) {
      try {
        return Optional.of(JournalBlocks.of(volume));
      } catch (IOException e) {
        tell(e, position, needsRecovery ? LOST : "a file that leads into it would not be noticed");
      }
    } else if (needsRecovery) {
      String place = superblock.features().hasJournal() ? "on another volume" : "nowhere";
      problems.add(name, position, "the journal is %s; %s".formatted(place, LOST));
    }
    return Optional.empty();
  }

  /** The volume with what its journal holds, or as it is if that is not needed. */
  private ByteSource recovered(ExtVolume volume, JournalBlocks blocks) {
    Superblock superblock = volume.superblock();
    // Copies of the superblock do not say whether the journal is needed.
    boolean mayBeNeeded = superblock.features().needsRecovery() || superblock.isBackup();
    try {
      return mayBeNeeded ? recovered(blocks) : source;
    } catch (IOException e) {
      tell(e, superblock.bytes().position(), LOST);
      return source;
    }
  }

  private ByteSource recovered(JournalBlocks blocks) throws IOException {
    Bytes first = blocks.read(JournalSuperblock.NAME, 0);
    JournalSuperblock superblock =
        JournalSuperblock.read(
            first.slice(JournalSuperblock.NAME, 0, JournalSuperblock.SIZE),
            blocks.blockSize(),
            blocks.count());
    if (superblock.isEmpty()) {
      return source;
    }
    Log log = new Log(blocks, superblock);
    JournalChecksum checksum = new JournalChecksum(superblock.features(), superblock.uuid());
    LogScan.Result scan = new LogScan(log, checksum).scan();
    ReplayIndex index = Replay.of(log, checksum, scan.transactions());
    int damaged = index.keepLast();
    if (scan.failure().isPresent()) {
      tell(scan.failure().get(), first.position(), "it and what follows it is missing");
    }
    if (damaged > 0) {
      problems.add(
          name,
          first.position(),
          "%d blocks in the journal are damaged; they are read as they were before"
              .formatted(damaged));
    }
    return new RecoveredSource(source, log, index, blocks.blockSize());
  }

  private void tell(IOException fault, long offset, String cost) {
    long place = fault instanceof MalformedDataException malformed ? malformed.offset() : offset;
    problems.add(name, place, "%s; %s".formatted(fault.getMessage(), cost));
  }
}

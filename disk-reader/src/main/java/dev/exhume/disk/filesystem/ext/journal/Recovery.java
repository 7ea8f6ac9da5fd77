package dev.exhume.disk.filesystem.ext.journal;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.filesystem.ext.journal.fast.FastCommits;
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
    Optional<JournalContent> content = Optional.empty();
    if (journal.isPresent()) {
      content = content(asItIs, journal.get());
    }
    ExtVolume volume = isClean && content.isEmpty() ? asItIs : open(content);
    return journal.isPresent() ? volume.with(journal.get().zone()) : volume;
  }

  /** The journal, if it is on this volume and can be read. */
  private Optional<JournalBlocks> journal(ExtVolume volume) throws IOException {
    Superblock superblock = volume.superblock();
    boolean needsRecovery = superblock.features().needsRecovery();
    long position = superblock.bytes().position();
    if (superblock.features().hasJournal() && superblock.journalInode() != 0) {
      try {
        return Optional.of(JournalBlocks.of(volume, this::tell));
      } catch (IOException e) {
        tell(e, position, needsRecovery ? LOST : "a file that leads into it would not be noticed");
      }
    } else if (needsRecovery) {
      String place = superblock.features().hasJournal() ? "on another volume" : "nowhere";
      problems.add(name, position, "the journal is %s; %s".formatted(place, LOST));
    }
    return Optional.empty();
  }

  /** What has to be replayed, if anything. */
  private Optional<JournalContent> content(ExtVolume volume, JournalBlocks blocks) {
    Superblock superblock = volume.superblock();
    // Copies of the superblock do not say whether the journal is needed.
    boolean mayBeNeeded = superblock.features().needsRecovery() || superblock.isBackup();
    try {
      return mayBeNeeded ? JournalContent.of(blocks, this::tell) : Optional.empty();
    } catch (IOException e) {
      tell(e, superblock.bytes().position(), LOST);
      return Optional.empty();
    }
  }

  private ExtVolume open(Optional<JournalContent> content) throws IOException {
    if (content.isPresent()) {
      try {
        return recovered(content.get());
      } catch (IOException e) {
        tell(e, 0, LOST);
      }
    }
    return ExtVolume.open(source, name, problems);
  }

  private ExtVolume recovered(JournalContent content) throws IOException {
    ExtVolume volume = ExtVolume.open(content.recovered(source), name, problems);
    try {
      Optional<FastCommits> commits = content.fastCommits(this::tell);
      return commits.isPresent() ? volume.with(commits.get().changes(volume)) : volume;
    } catch (IOException e) {
      tell(e, volume.superblock().bytes().position(), "changes of fast commits are missing");
      return volume;
    }
  }

  private void tell(IOException fault, long offset, String cost) {
    long place = fault instanceof MalformedDataException malformed ? malformed.offset() : offset;
    problems.add(name, place, "%s; %s".formatted(fault.getMessage(), cost));
  }
}

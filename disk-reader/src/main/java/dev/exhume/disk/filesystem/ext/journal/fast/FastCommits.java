package dev.exhume.disk.filesystem.ext.journal.fast;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.binary.UnsupportedFeatureException;
import dev.exhume.disk.filesystem.ext.change.Changes;
import dev.exhume.disk.filesystem.ext.layout.Crc32c;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fast commits that follow a transaction: tags up to a tail with their checksum, again and
 * again. What no good tail ends was not committed.
 */
public final class FastCommits {
  /** Four times as much as mke2fs makes room for. */
  private static final int MAX_BYTES = 4 << 20;

  private final Blocks blocks;
  private final long transaction;
  private final Crc32c crc32c = Crc32c.startingWith(0);
  private final List<FastTag> tags = new ArrayList<>();
  private final List<byte[]> checked = new ArrayList<>();
  private int committed;
  private Optional<MalformedDataException> failure = Optional.empty();

  private FastCommits(Blocks blocks, long transaction) {
    this.blocks = blocks;
    this.transaction = transaction;
  }

  /** The blocks that a journal has for fast commits. */
  public interface Blocks {
    /** How many there are. */
    long count() throws IOException;

    /** One of them, the first one being 0. */
    Bytes read(long block) throws IOException;
  }

  /**
   * Finds those that are whole.
   *
   * @param transaction the number that the next transaction would have had
   * @throws UnsupportedFeatureException when they cannot be understood
   */
  public static FastCommits read(Blocks blocks, long transaction) throws IOException {
    FastCommits commits = new FastCommits(blocks, transaction);
    commits.scan();
    commits.tags.subList(commits.committed, commits.tags.size()).clear();
    commits.checked.clear();
    return commits;
  }

  /** What is wrong with the first one that was written and is damaged. */
  public Optional<MalformedDataException> failure() {
    return failure;
  }

  /** What they change on a volume. */
  public Changes changes(ExtVolume volume) throws IOException {
    return new FastReplay(volume).of(tags);
  }

  private void scan() throws IOException {
    long bytes = 0;
    for (long i = 0; i < blocks.count(); i++) {
      Bytes block = blocks.read(i);
      if (!scan(block, i == 0)) {
        return;
      }
      bytes += block.size();
      if (bytes > MAX_BYTES) {
        throw new UnsupportedFeatureException(
            "Fast commits of more than %d bytes in the journal".formatted(MAX_BYTES));
      }
    }
  }

  /** Whether more may follow in the next block. */
  private boolean scan(Bytes block, boolean isFirst) throws IOException {
    int offset = 0;
    while (offset <= block.size() - FastTag.HEADER_SIZE) {
      FastTag tag;
      try {
        tag = FastTag.read(block, offset);
      } catch (MalformedDataException unused) {
        // What was never written, or is of another time, looks like nothing in particular.
        return false;
      }
      boolean isHead = tag.type() == FastTag.Type.HEAD;
      if ((isFirst && offset == 0 && !isHead) || (isHead && !isOfThisTime(tag))) {
        return false;
      }
      tags.add(tag);
      boolean isTail = tag.type() == FastTag.Type.TAIL;
      checked.add(block.copy(offset, isTail ? FastTag.CHECKSUM_OFFSET : tag.size()));
      if (isTail && !commit(tag)) {
        return false;
      }
      offset += tag.size();
    }
    return true;
  }

  private boolean isOfThisTime(FastTag head) throws IOException {
    if (head.transaction() == transaction && head.features() != 0) {
      throw new UnsupportedFeatureException(
          "Fast commits with features 0x%x".formatted(head.features()));
    }
    return head.transaction() == transaction;
  }

  private boolean commit(FastTag tail) throws MalformedDataException {
    if (tail.transaction() != transaction) {
      return false;
    }
    long actual = crc32c.of(checked.toArray(new byte[0][]));
    checked.clear();
    if (tail.checksum() != actual) {
      failure =
          Optional.of(
              tail.value()
                  .malformed(
                      4, "checksum is 0x%08x, not 0x%08x".formatted(tail.checksum(), actual)));
      return false;
    }
    committed = tags.size();
    return true;
  }
}

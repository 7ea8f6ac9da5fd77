package dev.exhume.disk.image.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappedBlocksTest {
  private static final int BLOCK_BYTES = 64 << 10;
  private static final long SIZE = 1L << 40;

  private final RecordingSource file = new RecordingSource("file");
  private final RecordingSource beneath = new RecordingSource("beneath");

  @Test
  void blocksThatFollowEachOtherInTheFileAreReadAtOnce() throws IOException {
    MappedBlocks disk = disk(block -> 4096 + block * BLOCK_BYTES);
    disk.readFully(100, ByteBuffer.allocate(1 << 20));
    assertThat(file.reads).containsExactly("1048576 at 4196");
  }

  @Test
  void eachRunOfBlocksIsOneRead() throws IOException {
    MappedBlocks disk = disk(block -> block / 8 * 100_000_000 + block % 8 * BLOCK_BYTES);
    disk.readFully(0, ByteBuffer.allocate(1 << 20));
    assertThat(file.reads).containsExactly("524288 at 0", "524288 at 100000000");
  }

  @Test
  void theParentIsAskedOnceForAllThatIsNotThere() throws IOException {
    MappedBlocks disk = disk(block -> block < 12 ? BlockMap.HOLE : 0);
    disk.readFully(5, ByteBuffer.allocate(1 << 20));
    assertThat(beneath.reads).containsExactly("786427 at 5");
    assertThat(file.reads)
        .containsExactly("65536 at 0", "65536 at 0", "65536 at 0", "65536 at 0", "5 at 0");
  }

  @Test
  void zerosAreReadFromNowhere() throws IOException {
    ByteBuffer target = ByteBuffer.allocate(1 << 20);
    disk(block -> BlockMap.ZEROS).readFully(SIZE - target.capacity(), target);
    assertThat(target.hasRemaining()).isFalse();
    assertThat(file.reads).isEmpty();
    assertThat(beneath.reads).isEmpty();
  }

  @Test
  void smallBlocksAreNotReadOneByOne() throws IOException {
    MappedBlocks disk = new MappedBlocks(SIZE, 512, block -> block * 512, file, beneath);
    disk.readFully(0, ByteBuffer.allocate(1 << 20));
    assertThat(file.reads).containsExactly("1048576 at 0");
  }

  private MappedBlocks disk(BlockMap map) {
    return new MappedBlocks(SIZE, BLOCK_BYTES, map, file, beneath);
  }

  /** Notes what is read of it. */
  private static final class RecordingSource implements ByteSource {
    private final String name;
    final List<String> reads = new ArrayList<>();

    RecordingSource(String name) {
      this.name = name;
    }

    @Override
    public long size() {
      return SIZE;
    }

    @Override
    public void readFully(long position, ByteBuffer target) {
      reads.add("%d at %d".formatted(target.remaining(), position));
      target.position(target.limit());
    }

    @Override
    public void close() {
      throw new IllegalStateException(name + " does not belong to the disk");
    }
  }
}

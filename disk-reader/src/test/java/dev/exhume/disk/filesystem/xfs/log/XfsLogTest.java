package dev.exhume.disk.filesystem.xfs.log;

import static dev.exhume.disk.filesystem.xfs.log.SmallXfsLog.BLOCK;
import static dev.exhume.disk.filesystem.xfs.log.SmallXfsLog.filled;
import static dev.exhume.disk.filesystem.xfs.log.SmallXfsLog.operation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblem;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Which changes of a log count, and which do not. */
class XfsLogTest {
  /** A block that the tests change, and its first sector. */
  private static final int BLOCK_8 = 8 * BLOCK;

  private static final int SECTOR_64 = 64;

  private final DiskProblems problems = new DiskProblems();

  private ByteBuffer replayed(SmallXfsLog log) throws IOException {
    return replayed(log.volume());
  }

  private ByteBuffer replayed(MemoryVolume volume) throws IOException {
    ByteBuffer now = ByteBuffer.allocate((int) volume.size());
    XfsLog.replay(volume, "sda1", problems).readFully(0, now);
    return now.flip();
  }

  private List<String> messages() {
    return problems.sorted().stream().map(DiskProblem::message).toList();
  }

  private static byte[] bytes(ByteBuffer volume, int position, int length) {
    byte[] bytes = new byte[length];
    volume.get(position, bytes);
    return bytes;
  }

  /** A transaction that fills the start of block 8. */
  private static List<SmallXfsLog.Operation> fill(SmallXfsLog log, int value) {
    return log.transaction(log.buffer(0, SECTOR_64, 8, 1, 1), filled(128, value));
  }

  @Test
  void whatWasLoggedOfABlockReplacesIt() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().put(BLOCK_8, filled(BLOCK, 1));
    log.record(
        log.transaction(
            log.buffer(0, SECTOR_64, 8, 0b1000_0110, 2), filled(256, 2), filled(128, 3)));
    ByteBuffer now = replayed(log);
    assertThat(bytes(now, BLOCK_8, 128)).containsOnly(1);
    assertThat(bytes(now, BLOCK_8 + 128, 256)).containsOnly(2);
    assertThat(bytes(now, BLOCK_8 + 384, 512)).containsOnly(1);
    assertThat(bytes(now, BLOCK_8 + 896, 128)).containsOnly(3);
    assertThat(messages()).isEmpty();
  }

  @Test
  void oneRunMayBeLoggedInSeveralRegions() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(
        log.transaction(log.buffer(0, SECTOR_64, 8, 0b111, 2), filled(256, 2), filled(128, 3)));
    ByteBuffer now = replayed(log);
    assertThat(bytes(now, BLOCK_8, 256)).containsOnly(2);
    assertThat(bytes(now, BLOCK_8 + 256, 128)).containsOnly(3);
  }

  @Test
  void laterChangesWin() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).record(fill(log, 2));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(2);
  }

  @Test
  void aTransactionWithoutItsEndDidNotHappen() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1));
    log.record(log.open(log.buffer(0, SECTOR_64, 8, 1, 1), filled(128, 2)));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(1);
    assertThat(messages()).isEmpty();
  }

  @Test
  void whatLiesBeforeTheFirstRecordThatIsNeededIsOnTheVolumeAlready() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1));
    log.tail(log.next()).record(log.transaction());
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(0);
  }

  @Test
  void aRegionMayBeCutByTheEndOfARecord() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    List<SmallXfsLog.Operation> first =
        new ArrayList<>(log.open(log.buffer(0, SECTOR_64, 8, 0b1111, 1)));
    first.add(operation(SmallXfsLog.CONTINUE, filled(100, 1)));
    log.record(first);
    log.record(
        List.of(
            operation(SmallXfsLog.WAS_CONTINUED | SmallXfsLog.CONTINUE, filled(200, 2)),
            operation(SmallXfsLog.CONTINUE)));
    log.record(
        List.of(
            operation(SmallXfsLog.WAS_CONTINUED | SmallXfsLog.END, filled(212, 3)),
            operation(SmallXfsLog.COMMIT)));
    ByteBuffer now = replayed(log);
    assertThat(bytes(now, BLOCK_8, 100)).containsOnly(1);
    assertThat(bytes(now, BLOCK_8 + 100, 200)).containsOnly(2);
    assertThat(bytes(now, BLOCK_8 + 300, 212)).containsOnly(3);
    assertThat(messages()).isEmpty();
  }

  @Test
  void blocksThatWereGivenUpLaterAreLeftToWhoeverHasThemNow() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().put(BLOCK_8, filled(128, 9));
    log.record(fill(log, 1)).record(log.transaction(log.buffer(2, SECTOR_64, 8, 0, 0)));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(9);
    log.record(fill(log, 2));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(2);
    log.record(log.transaction(log.buffer(2, SECTOR_64, 8, 0, 0)));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(9);
  }

  @Test
  void aBlockThatIsNewerThanTheLogStaysAsItIs() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    byte[] block = filled(128, 1);
    ByteBuffer.wrap(block)
        .putInt(0, 0x58444433)
        .putLong(16, 1L << 32 | 5)
        .put(24, SmallXfsLog.uuid());
    log.bytes().put(BLOCK_8, block);
    log.record(fill(log, 2));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).isEqualTo(block);
    log.bytes().putLong(BLOCK_8 + 16, 0);
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(2);
  }

  @Test
  void aBlockGetsTheChecksumThatItsKindHas() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    byte[] block = filled(128, 1);
    ByteBuffer.wrap(block).putInt(0, 0x58444433).put(24, SmallXfsLog.uuid());
    log.record(log.transaction(log.buffer(0, SECTOR_64, 8, 1, 1), block));
    byte[] now = bytes(replayed(log), BLOCK_8, BLOCK);
    assertThat(ByteBuffer.wrap(now).getLong(16)).isEqualTo(1L << 32);
    assertThat(crc(now, 4)).isEqualTo(Integer.reverseBytes(ByteBuffer.wrap(now).getInt(4)));
  }

  @Test
  void theChecksumOfABlockInTwoPiecesIsAboutBoth() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    int inode = BLOCK_8 + 1024;
    log.bytes().put(192, (byte) 1); // Blocks of directories have 8 KiB.
    log.bytes().putShort(inode, (short) 0x494E).putShort(inode + 2, (short) 040755);
    log.bytes().put(inode + 4, (byte) 3).put(inode + 5, (byte) 2).putInt(inode + 76, 2);
    log.bytes().putLong(inode + 152, 66).put(inode + 160, SmallXfsLog.uuid());
    log.bytes().putLong(inode + 184, 10 << 21 | 1);
    log.bytes().putLong(inode + 192, 1 << 9).putLong(inode + 200, 12 << 21 | 1);
    byte[] first = filled(128, 1);
    ByteBuffer.wrap(first).putInt(0, 0x58444433).put(24, SmallXfsLog.uuid()).putLong(40, 66);
    log.record(
        log.transaction(
            log.buffer(0, 80, 8, 1, 1), first, log.buffer(0, 96, 8, 1, 1), filled(128, 2)));
    ByteBuffer now = replayed(log);
    ByteBuffer both = ByteBuffer.allocate(2 * BLOCK);
    both.put(bytes(now, 10 * BLOCK, BLOCK)).put(bytes(now, 12 * BLOCK, BLOCK)).flip();
    assertThat(both.getLong(16)).isEqualTo(1L << 32);
    assertThat(crc(bytes(both, 0, 2 * BLOCK), 4)).isEqualTo(Integer.reverseBytes(both.getInt(4)));
    assertThat(messages()).isEmpty();
  }

  private static int crc(byte[] structure, int at) {
    CRC32C sum = new CRC32C();
    byte[] copy = structure.clone();
    ByteBuffer.wrap(copy).putInt(at, 0);
    sum.update(copy);
    return (int) sum.getValue();
  }

  @Test
  void aLogThatWasClosedIsLeftAlone() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1));
    log.record(List.of(operation(SmallXfsLog.UNMOUNT, (byte) 0x6E, (byte) 0x55)));
    MemoryVolume volume = log.volume();
    ByteSource same = XfsLog.replay(volume, "sda1", problems);
    assertThat(same).isSameAs(volume);
    assertThat(messages()).isEmpty();
  }

  @Test
  void aLogThatWasNeverWrittenToIsLeftAlone() throws IOException {
    MemoryVolume volume = SmallXfsLog.version4().volume();
    assertThat(XfsLog.replay(volume, "sda1", problems)).isSameAs(volume);
    assertThat(messages()).isEmpty();
  }

  @Test
  void theLogGoesOnAtItsStart() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    // Records of two sectors each, and one of three, so that the last one of the round is cut.
    log.record(log.transaction(log.buffer(0, SECTOR_64, 8, 0b1111, 1), filled(512, 1)));
    for (int i = 0; i < (SmallXfsLog.LOG_SECTORS - 4) / 2; i++) {
      log.tail(log.next()).record(fill(log, 2));
    }
    log.tail(log.next());
    log.record(log.transaction(log.buffer(0, SECTOR_64, 8, 0b1111, 1), filled(512, 3)));
    ByteBuffer now = replayed(log);
    assertThat(messages()).isEmpty();
    assertThat(bytes(now, BLOCK_8, 512)).containsOnly(3);
    log.record(fill(log, 4));
    now = replayed(log);
    assertThat(bytes(now, BLOCK_8, 128)).containsOnly(4);
    assertThat(bytes(now, BLOCK_8 + 128, 384)).containsOnly(3);
    assertThat(messages()).isEmpty();
  }

  @Test
  void recordsThatArrivedBeforeAnEarlierOneDoNotCount() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).record(fill(log, 2)).record(fill(log, 3)).record(fill(log, 4));
    MemoryVolume volume = log.volume();
    for (int sector = 4; sector < 6; sector++) {
      volume.put(SmallXfsLog.position(sector), new int[512]);
    }
    assertThat(bytes(replayed(volume), BLOCK_8, 128)).containsOnly(2);
    assertThat(messages()).isEmpty();
  }

  @Test
  void aLastRecordThatIsNotWholeDoesNotCount() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).record(fill(log, 2));
    MemoryVolume volume = log.volume().put(SmallXfsLog.position(3), new int[512]);
    assertThat(bytes(replayed(volume), BLOCK_8, 128)).containsOnly(1);
    assertThat(messages()).isEmpty();
  }

  @Test
  void aLastRecordThatIsTornIsTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).record(fill(log, 2));
    MemoryVolume volume = log.volume().put(SmallXfsLog.position(3) + 200, 0x77);
    assertThat(bytes(replayed(volume), BLOCK_8, 128)).containsOnly(1);
    assertThat(messages()).hasSize(1);
    assertThat(messages().get(0))
        .startsWith("the log of XFS ends with a record that was not wholly written: ")
        .contains("XFS log record at offset 0x10420: checksum is 0x");
  }

  @Test
  void whatFollowsDamageInTheMiddleIsMissed() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    for (int i = 1; i <= 20; i++) {
      log.record(fill(log, i));
    }
    MemoryVolume volume = log.volume().put(SmallXfsLog.position(11) + 200, 0x77);
    assertThat(bytes(replayed(volume), BLOCK_8, 128)).containsOnly(5);
    assertThat(messages()).hasSize(1);
    assertThat(messages().get(0))
        .startsWith("the log of XFS is replayed in part, later changes are missing: ");
  }

  @Test
  void anInodeIsTurnedIntoWhatStandsOnTheDisk() throws IOException {
    for (int version : new int[] {4, 5}) {
      SmallXfsLog little = version == 4 ? SmallXfsLog.version4() : SmallXfsLog.version5();
      byte[] inode = inode(little, version == 4 ? 2 : 3);
      assertThat(inode(SmallXfsLog.bigEndian(version), version == 4 ? 2 : 3)).isEqualTo(inode);
      ByteBuffer read = ByteBuffer.wrap(inode);
      assertThat(read.getShort(2)).isEqualTo((short) 0100644);
      assertThat(read.getInt(12)).isEqualTo(70_000);
      assertThat(read.getInt(40)).isEqualTo(-5);
      assertThat(read.getInt(44)).isEqualTo(123_456_789);
      assertThat(read.getLong(56)).isEqualTo(5_000_000_000L);
      assertThat(bytes(read, version == 4 ? 100 : 176, 16)).containsOnly(5);
      if (version == 5) {
        assertThat(read.getLong(112)).isEqualTo(1L << 32);
        assertThat(crc(inode, 100)).isEqualTo(Integer.reverseBytes(read.getInt(100)));
      } else {
        assertThat(read.getShort(30)).isZero();
      }
    }
    assertThat(messages()).isEmpty();
  }

  private byte[] inode(SmallXfsLog log, int version) throws IOException {
    log.bytes().putShort(BLOCK_8 + 1024, (short) 0x494E);
    log.record(
        log.transaction(log.inode(0x5, 66, SECTOR_64, 1024, 2), log.core(version), filled(16, 5)));
    return bytes(replayed(log), BLOCK_8 + 1024, 512);
  }

  @Test
  void anInodeThatIsNewerThanTheLogStaysAsItIs() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    log.bytes().putShort(BLOCK_8 + 1024, (short) 0x494E).putLong(BLOCK_8 + 1024 + 112, 2L << 32);
    log.record(log.transaction(log.inode(1, 66, SECTOR_64, 1024, 1), log.core(3)));
    assertThat(replayed(log).getShort(BLOCK_8 + 1024 + 2)).isZero();

    SmallXfsLog old = SmallXfsLog.version4();
    old.bytes().putShort(BLOCK_8 + 1024, (short) 0x494E).putShort(BLOCK_8 + 1024 + 30, (short) 5);
    old.record(old.transaction(old.inode(1, 66, SECTOR_64, 1024, 1), old.core(2)));
    assertThat(replayed(old).getShort(BLOCK_8 + 1024 + 2)).isZero();
    assertThat(messages()).isEmpty();
  }

  @Test
  void anInodeIsNotWrittenWhereItCannotLie() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().putShort(BLOCK_8 + 512, (short) 0x494E);
    log.record(log.transaction(log.inode(1, 66, SECTOR_64, 512, 1), log.core(2)));
    assertThat(replayed(log).getShort(BLOCK_8 + 512 + 2)).isZero();
    assertThat(messages())
        .containsExactly(
            "a change in the XFS log is left out: XFS inode at offset 0x8200: inode 66 cannot lie"
                + " there, but at 0x8400");
  }

  @Test
  void featuresOfTheLogThatAreNotKnownAreTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    log.record(fill(log, 1)).bytes().putInt(220, 0x9);
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(1);
    assertThat(messages())
        .containsExactly("features 0x8 of the log of XFS are not known; changes may be missing");
  }

  @Test
  void aDeviceStandsInTheInode() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().putShort(BLOCK_8, (short) 0x494E);
    log.record(log.transaction(log.inode(0x11, 64, SECTOR_64, 0, 1), log.core(2)));
    assertThat(replayed(log).getInt(BLOCK_8 + 100)).isEqualTo(0x12345678);
  }

  @Test
  void theRootOfATreeHasRoomInTheInode() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().putShort(BLOCK_8, (short) 0x494E);
    log.record(log.transaction(log.inode(0x9, 64, SECTOR_64, 0, 2), log.core(2), log.root(2)));
    ByteBuffer now = replayed(log);
    int fork = BLOCK_8 + 100;
    assertThat(now.getShort(fork)).isEqualTo((short) 1);
    assertThat(now.getShort(fork + 2)).isEqualTo((short) 2);
    assertThat(now.getLong(fork + 12)).isEqualTo(12);
    int room = (512 - 100 - 4) / 16;
    assertThat(now.getLong(fork + 4 + room * 8 + 8)).isEqualTo(22);
  }

  @Test
  void newInodesAreMade() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    log.record(log.transaction(log.newInodes()));
    ByteBuffer now = replayed(log);
    for (int i = 0; i < 16; i++) {
      byte[] inode = bytes(now, BLOCK_8 + i * 512, 512);
      ByteBuffer read = ByteBuffer.wrap(inode);
      assertThat(read.getShort(0)).isEqualTo((short) 0x494E);
      assertThat(read.getInt(92)).isEqualTo(77);
      assertThat(read.getLong(152)).isEqualTo(64 + i);
      assertThat(crc(inode, 100)).isEqualTo(Integer.reverseBytes(read.getInt(100)));
    }
    assertThat(messages()).isEmpty();
  }

  @Test
  void onlyTheListOfInodesWithoutNamesIsChangedInABlockOfInodes() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().put(BLOCK_8, filled(BLOCK, 1));
    log.record(log.transaction(log.buffer(1, SECTOR_64, 8, 0b10000, 1), filled(128, 2)));
    ByteBuffer now = replayed(log);
    assertThat(bytes(now, BLOCK_8, 512 + 96)).containsOnly(1);
    assertThat(bytes(now, BLOCK_8 + 512 + 96, 4)).containsOnly(2);
    assertThat(bytes(now, BLOCK_8 + 512 + 100, 1000)).containsOnly(1);
  }

  @Test
  void aLogOnAnotherVolumeIsMissed() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).bytes().putLong(48, 0);
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(0);
    assertThat(messages())
        .containsExactly(
            "the log of XFS, 65536 bytes, is on another volume; changes may be missing");
  }

  @Test
  void theLogOfAnotherFileSystemIsNotReplayed() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(fill(log, 1)).bytes().put(40, (byte) 0);
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(0);
    assertThat(messages())
        .containsExactly(
            "the log of XFS is not replayed, changes are missing: XFS log record at offset"
                + " 0x10130: it belongs to another file system");
  }

  @Test
  void somethingElseInThePlaceOfTheLogIsTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.bytes().put(SmallXfsLog.position(0), filled(SmallXfsLog.LOG_SECTORS * 512, 0x55));
    assertThat(replayed(log)).isEqualTo(ByteBuffer.wrap(log.volume().bytes()));
    assertThat(messages())
        .containsExactly(
            "the log of XFS is not replayed, changes are missing: XFS log at offset 0x10000: there"
                + " is no whole record before its end");
  }

  @Test
  void whatIsNotKnownIsTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    byte[] unknown = log.format(8).putShort((short) 0x1299).putShort((short) 1).array();
    log.record(log.transaction(unknown, log.buffer(0, SECTOR_64, 8, 1, 1), filled(128, 1)));
    assertThat(bytes(replayed(log), BLOCK_8, 128)).containsOnly(1);
    assertThat(messages())
        .containsExactly("XFS log: items of type 0x1299 are not known, and not replayed");
  }

  @Test
  void whatTheServerHadYetToFinishIsTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version5();
    log.record(log.transaction(log.intent(0x1244, 5, 66), log.intent(0x1246, 6, 67)));
    log.record(log.transaction(log.intent(0x1245, 5, 0), log.intent(0x1236, 7, 1)));
    replayed(log);
    assertThat(messages())
        .containsExactly(
            "XFS log: an attribute of inode 67 was being changed, and the end of it is missing");
  }

  @Test
  void everyKindOfItemIsReplayedInBothByteOrders() throws IOException {
    byte[] little = SmallXfsLog.version5().withEverything();
    byte[] big = SmallXfsLog.bigEndian(5).withEverything();
    ByteBuffer now = replayed(new MemoryVolume(little));
    int end = SmallXfsLog.position(0);
    assertThat(bytes(now, 0, end)).isEqualTo(bytes(replayed(new MemoryVolume(big)), 0, end));
    assertThat(bytes(now, BLOCK_8 + 2 * BLOCK, 128)).containsOnly(0);
    assertThat(bytes(now, BLOCK_8 + 3 * BLOCK + 384, 128)).containsOnly(5);
    assertThat(now.getInt(BLOCK_8 + 1536 + 176)).isEqualTo(0x06060606);
    assertThat(messages()).isEmpty();
  }

  @Test
  void aChangeThatMakesNoSenseIsLeftOutAndTold() throws IOException {
    SmallXfsLog log = SmallXfsLog.version4();
    log.record(
        log.transaction(
            log.buffer(0, SECTOR_64, 8, 0, 1),
            filled(128, 1),
            log.buffer(0, 1L << 40, 8, 1, 1),
            filled(128, 1),
            log.inode(1, 999, SECTOR_64, 512, 1),
            log.core(2),
            log.buffer(0, SECTOR_64 + 8, 8, 1, 1),
            filled(128, 2)));
    ByteBuffer now = replayed(log);
    assertThat(bytes(now, BLOCK_8, BLOCK)).containsOnly(0);
    assertThat(bytes(now, BLOCK_8 + BLOCK, 128)).containsOnly(2);
    assertThat(messages())
        .hasSize(3)
        .allSatisfy(
            message -> assertThat(message).startsWith("a change in the XFS log is left out: "));
  }
}

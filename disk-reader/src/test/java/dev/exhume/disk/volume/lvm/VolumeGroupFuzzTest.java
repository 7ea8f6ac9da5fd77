package dev.exhume.disk.volume.lvm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.binary.ByteSource;
import dev.exhume.disk.DiskProblems;
import dev.exhume.disk.MemoryVolume;
import dev.exhume.disk.PackedDisk;
import dev.exhume.disk.image.part.Zeros;
import dev.exhume.disk.volume.device.BlockDevice;
import dev.exhume.disk.volume.lvm.snapshot.ExceptionStore;
import dev.exhume.disk.volume.lvm.thin.ThinPool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever physical volumes hold, their logical volumes are read or refused. */
class VolumeGroupFuzzTest {
  private static final int PARTS = 8;
  private static final int PART_BYTES = 5000;
  private static final int MAX_TEXT_BYTES = 30_000;
  private static final long DEVICES = 6;
  private static final long VOLUME_BYTES = 100L << 20;

  @MethodSource("dev.exhume.disk.volume.lvm.VolumeGroupSeeds#text")
  @FuzzTest
  void groupText(byte[] text) {
    int length = Math.min(text.length, MAX_TEXT_BYTES);
    String used = new String(text, 0, length, StandardCharsets.ISO_8859_1);
    read(List.of(TextGroup.disk(11, used), TextGroup.disk(12, "")));
  }

  @MethodSource("dev.exhume.disk.volume.lvm.VolumeGroupSeeds#disk")
  @FuzzTest
  void physicalVolume(byte[] packed) {
    read(List.of(new MemoryVolume(Seals.physicalVolume(PackedDisk.unpack(packed)))));
  }

  @MethodSource("dev.exhume.disk.volume.lvm.VolumeGroupSeeds#thin")
  @FuzzTest
  void thinPool(byte[] packed) {
    MemoryVolume metadata = new MemoryVolume(Seals.thinMetadata(PackedDisk.unpack(packed)));
    try {
      ThinPool pool = ThinPool.open(metadata, new Zeros(VOLUME_BYTES));
      for (long device = 0; device < DEVICES; device++) {
        readThin(pool, device);
      }
    } catch (IOException e) {
      // A pool may be refused; it may not do anything else.
    }
  }

  private static void readThin(ThinPool pool, long device) {
    try {
      readParts(pool.volume(device, VOLUME_BYTES, new Zeros(VOLUME_BYTES)));
    } catch (IOException e) {
      // So may any volume in it.
    }
  }

  @MethodSource("dev.exhume.disk.volume.lvm.VolumeGroupSeeds#snapshot")
  @FuzzTest
  void snapshot(byte[] packed) {
    MemoryVolume store = new MemoryVolume(PackedDisk.unpack(packed));
    try {
      readParts(ExceptionStore.open(store, 8).over(new Zeros(VOLUME_BYTES)));
    } catch (IOException e) {
      // A snapshot may be refused; it may not do anything else.
    }
  }

  private static void read(List<MemoryVolume> disks) {
    DiskProblems problems = new DiskProblems();
    try {
      List<BlockDevice> devices = Groups.devices(disks);
      VolumeGroups.assembleComplete(devices, problems);
      for (BlockDevice volume : VolumeGroups.assemble(devices, problems)) {
        readParts(volume.bytes());
      }
    } catch (IOException e) {
      // A disk may be refused.
    }
    problems.sorted();
  }

  private static void readParts(ByteSource bytes) throws IOException {
    long size = bytes.size();
    int length = (int) Math.min(size, PART_BYTES);
    for (int part = 0; part <= PARTS; part++) {
      try {
        bytes.readFully((size - length) / PARTS * part, ByteBuffer.allocate(length));
      } catch (IOException e) {
        // Any part of a volume may be refused.
      }
    }
  }
}

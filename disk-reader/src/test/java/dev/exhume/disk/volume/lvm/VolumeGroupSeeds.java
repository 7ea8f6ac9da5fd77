package dev.exhume.disk.volume.lvm;

import static dev.exhume.disk.volume.lvm.TextGroup.hidden;
import static dev.exhume.disk.volume.lvm.TextGroup.linear;
import static dev.exhume.disk.volume.lvm.TextGroup.segment;
import static dev.exhume.disk.volume.lvm.TextGroup.volume;

import dev.exhume.disk.PackedDisk;
import dev.exhume.testdata.VolumeGroupDisks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** What the fuzz tests of volume groups start from. */
final class VolumeGroupSeeds {
  private static final int MOST_SECTORS = 80;
  private static final int MEBIBYTE = 1 << 20;

  /** Where Linux has put the metadata of the pool on the first disk of the group {@code thin}. */
  static final int THIN_METADATA = MEBIBYTE + 32 * (64 << 10);

  static final int THIN_METADATA_SIZE = 2 * MEBIBYTE;

  /** Where the store of the first snapshot of the group {@code snap} is. */
  private static final int STORE = MEBIBYTE + 32 * (128 << 10);

  private VolumeGroupSeeds() {}

  static Stream<byte[]> text() {
    return Stream.of(
            TextGroup.text(
                "vg",
                1,
                volume("linear", 2, linear("pv1", 3)),
                "two { status = [\"VISIBLE\"] %s %s }"
                    .formatted(
                        segment(1, 0, 1, linear("pv1", 0)), segment(2, 1, 1, linear("pv2", 1))),
                volume(
                    "striped",
                    4,
                    "type = \"striped\" stripe_size = 4 stripes = [\"pv1\", 5, \"pv2\", 7]")),
            TextGroup.text(
                "vg-1",
                1,
                volume("mirror", 2, "type = \"mirror\" mirrors = [\"a\", 0, \"b\", 0]"),
                volume("raid1", 2, "type = \"raid1\" raids = [\"c\", \"d\", \"e\", \"f\"]"),
                volume(
                    "raid5",
                    4,
                    "type = \"raid5\" stripe_size = 8 "
                        + "raids = [\"g\", \"h\", \"i\", \"j\", \"k\", \"l\"]"),
                hidden("a", 2, linear("pv1", 0)),
                hidden("b", 2, linear("pv2", 0)),
                hidden("c", 1, linear("pv1", 2)),
                hidden("d", 2, linear("pv2", 2)),
                hidden("e", 1, linear("pv1", 4)),
                hidden("f", 2, linear("pv2", 4)),
                hidden("g", 1, linear("pv2", 6)),
                hidden("h", 2, linear("pv1", 6)),
                hidden("i", 1, linear("pv2", 7)),
                hidden("j", 2, linear("pv1", 8)),
                hidden("k", 1, linear("pv2", 8)),
                hidden("l", 2, linear("pv1", 10))),
            TextGroup.text(
                "vg",
                1,
                volume("origin", 2, linear("pv1", 0)),
                hidden("store", 4, linear("pv2", 0)),
                volume(
                    "snapshot0",
                    2,
                    "type = \"snapshot\" chunk_size = 8 origin = \"origin\" cow_store = \"store\""),
                volume(
                    "pool",
                    2,
                    "type = \"thin-pool\" metadata = \"meta\" pool = \"data\" chunk_size = 128"),
                volume(
                    "thin",
                    4,
                    "type = \"thin\" thin_pool = \"pool\" device_id = 1 external_origin = \"origin\""),
                volume("cached", 1, "type = \"cache+X\" cache_pool = \"pool\" origin = \"origin\""),
                hidden("meta", 2, linear("pv1", 9)),
                hidden("data", 2, linear("pv1", 12))))
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<byte[]> disk() {
    return Stream.of("ring0", "ring1", "ring2", "move0")
        .map(VolumeGroupDisks::disk)
        .map(disk -> PackedDisk.pack(disk, MOST_SECTORS, VolumeGroupSeeds::isOfGroup));
  }

  /** Whether a sector is not just something that users wrote. */
  private static boolean isOfGroup(byte[] sector) {
    return !new String(sector, 0, 6, StandardCharsets.US_ASCII).equals("block ");
  }

  static Stream<byte[]> thin() {
    byte[] disk = VolumeGroupDisks.disk("thin0");
    byte[] metadata = Arrays.copyOfRange(disk, THIN_METADATA, THIN_METADATA + THIN_METADATA_SIZE);
    return Stream.of(PackedDisk.pack(metadata));
  }

  static Stream<byte[]> snapshot() {
    byte[] disk = VolumeGroupDisks.disk("snap0");
    return Stream.of(
        PackedDisk.pack(
            Arrays.copyOfRange(disk, STORE, STORE + MEBIBYTE),
            MOST_SECTORS,
            VolumeGroupSeeds::isOfGroup));
  }
}

package dev.exhume.core.analysis.databases.postgresql;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.reading.Problems;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code pg_filenode.map}, since 9.0: in which files those catalogues lie that have no
 * place in the catalogue.
 *
 * <pre>
 * offset  size  field
 * 0x00       4  magic, 0x592717, in the machine's byte order
 * 0x04       4  number of mappings
 * 0x08     8 n  number of the relation, number of its file
 * </pre>
 */
final class RelationMap {
  private static final int MAGIC = 0x592717;

  /** As many as fit the file, which is written as one sector. */
  private static final int MAX_MAPPINGS = 64;

  private RelationMap() {}

  /** The number of a catalogue's file: its own, until the table is written anew. */
  static long fileOf(long relation, Path global, Problems problems) {
    Path file = global.resolve("pg_filenode.map");
    if (Files.isRegularFile(file)) {
      try (ByteSource source = ByteSource.open(file)) {
        return find(relation, source);
      } catch (IOException e) {
        problems.unreadable(file, e);
      }
    }
    return relation;
  }

  private static long find(long relation, ByteSource source) throws IOException {
    int length = (int) Math.min(source.size(), 8 + 8 * MAX_MAPPINGS);
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      Bytes map = source.read("relation map", 0, length, order);
      if (map.u32(0) == MAGIC) {
        return find(relation, map);
      }
    }
    Bytes map = source.read("relation map", 0, length, ByteOrder.LITTLE_ENDIAN);
    throw map.malformed(0, "magic is 0x%08x, not 0x%08x".formatted(map.u32(0), MAGIC));
  }

  private static long find(long relation, Bytes map) throws IOException {
    long count = map.u32(4);
    if (count > MAX_MAPPINGS) {
      throw map.malformed(4, "%d mappings, more than %d".formatted(count, MAX_MAPPINGS));
    }
    for (int mapping = 0; mapping < count; mapping++) {
      if (map.u32(8 + 8 * mapping) == relation) {
        return map.u32(12 + 8 * mapping);
      }
    }
    return relation;
  }
}

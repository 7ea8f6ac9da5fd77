package dev.exhume.disk.filesystem.ext.content;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.attribute.AttributeArea;
import dev.exhume.disk.filesystem.ext.attribute.AttributeEntry;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a short file in its inode: the first 60 stand in the place of the block map, the
 * others are the value of an extended attribute.
 */
public record InlineData(Bytes first, Bytes second) {
  /** Finds both parts. */
  public static InlineData of(InodeRecord inode) throws MalformedDataException {
    List<AttributeEntry> entries = new ArrayList<>();
    Optional<AttributeArea> area = AttributeArea.of(inode);
    if (area.isPresent()) {
      area.get().forEach(entries::add);
    }
    for (AttributeEntry entry : entries) {
      if (entry.isInlineData()) {
        return new InlineData(inode.block(), part(entry.area().position(), entry.value()));
      }
    }
    return new InlineData(inode.block(), part(inode.bytes().position(), new byte[0]));
  }

  private static Bytes part(long position, byte[] value) {
    return Bytes.of("inline data", position, value, ByteOrder.LITTLE_ENDIAN);
  }
}

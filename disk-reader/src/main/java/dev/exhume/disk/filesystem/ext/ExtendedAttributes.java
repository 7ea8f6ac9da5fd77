package dev.exhume.disk.filesystem.ext;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.filesystem.ext.attribute.AttributeArea;
import dev.exhume.disk.filesystem.ext.attribute.AttributeEntry;
import dev.exhume.disk.filesystem.ext.attribute.KeptAccessControlList;
import dev.exhume.disk.filesystem.ext.content.FileData;
import dev.exhume.disk.filesystem.ext.layout.Crc32c;
import dev.exhume.disk.filesystem.ext.layout.ExtVolume;
import dev.exhume.disk.filesystem.ext.layout.InodeFlag;
import dev.exhume.disk.filesystem.ext.layout.InodeRecord;
import dev.exhume.disk.filesystem.inode.RecentlyUsed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the extended attributes of inodes. What is damaged is told and left out. */
final class ExtendedAttributes {
  /** Linux' XATTR_SIZE_MAX. */
  private static final int MAX_VALUE_SIZE = 1 << 16;

  /** Files share their blocks where all have the same attributes, as SELinux gives them. */
  private static final int CACHED_BYTES = 1 << 20;

  private static final int BLOCK_CHECKSUM_OFFSET = 16;
  private static final int VALUE_HASH_OFFSET = 0x8;
  private static final int VALUE_OWNER_OFFSET = 0x10;

  private final ExtVolume volume;
  private final RecentlyUsed<Bytes> blocks = new RecentlyUsed<>(CACHED_BYTES, Bytes::size);

  ExtendedAttributes(ExtVolume volume) {
    this.volume = volume;
  }

  /** All attributes by their full names. */
  Map<String, byte[]> of(InodeRecord inode) throws MalformedDataException {
    List<AttributeEntry> entries = new ArrayList<>();
    try {
      Optional<AttributeArea> area = AttributeArea.of(inode);
      if (area.isPresent()) {
        area.get().forEach(entries::add);
      }
    } catch (MalformedDataException e) {
      tell(e, inode);
    }
    if (inode.attributeBlock() != 0) {
      try {
        AttributeArea.of(block(inode)).forEach(entries::add);
      } catch (IOException e) {
        tell(e, inode);
      }
    }
    Map<String, byte[]> attributes = new TreeMap<>();
    for (AttributeEntry entry : entries) {
      try {
        Optional<String> name = entry.name();
        if (name.isPresent() && !attributes.containsKey(name.get())) {
          attributes.put(name.get(), value(entry, inode));
        }
      } catch (IOException e) {
        tell(e, inode);
      }
    }
    return attributes;
  }

  private void tell(IOException fault, InodeRecord inode) {
    volume.tell(
        fault,
        inode.bytes().position(),
        "extended attributes of inode %d are lost".formatted(inode.number()));
  }

  private Bytes block(InodeRecord inode) throws IOException {
    long number = inode.attributeBlock();
    Optional<Bytes> cached = blocks.get(number);
    if (cached.isPresent()) {
      return cached.get();
    }
    Bytes block = volume.block("extended attribute block", number, inode.bytes(), 0x68);
    verifyChecksum(block, number);
    blocks.put(number, block);
    return block;
  }

  private void verifyChecksum(Bytes block, long number) throws MalformedDataException {
    if (!volume.superblock().features().hasMetadataChecksums()) {
      return;
    }
    byte[] bytes = block.copy(0, block.size());
    byte[] place =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    System.arraycopy(Crc32c.littleEndian(0), 0, bytes, BLOCK_CHECKSUM_OFFSET, Integer.BYTES);
    long actual = volume.crc32c().of(place, bytes);
    long stored = block.u32(BLOCK_CHECKSUM_OFFSET);
    if (actual != stored) {
      volume.tell(
          block.malformed(
              BLOCK_CHECKSUM_OFFSET, "checksum is 0x%08x, not 0x%08x".formatted(stored, actual)),
          "extended attributes may be wrong");
    }
  }

  private byte[] value(AttributeEntry entry, InodeRecord owner) throws IOException {
    byte[] value = entry.valueInode() == 0 ? entry.value() : valueInInode(entry, owner);
    return entry.isAccessControlList()
        ? KeptAccessControlList.shown(
            Bytes.of(
                "access control list", entry.area().position(), value, ByteOrder.LITTLE_ENDIAN))
        : value;
  }

  private byte[] valueInInode(AttributeEntry entry, InodeRecord owner) throws IOException {
    InodeRecord inode = volume.inode(entry.valueInode());
    boolean isValue = inode.has(InodeFlag.ATTRIBUTE_INODE) && inode.size() == entry.valueSize();
    if (!isValue || entry.valueSize() > MAX_VALUE_SIZE) {
      throw entry
          .area()
          .malformed(
              entry.offset() + 4,
              "value of %d bytes is in inode %d, which has %d, of %d at most"
                  .formatted(entry.valueSize(), entry.valueInode(), inode.size(), MAX_VALUE_SIZE));
    }
    ByteBuffer value = ByteBuffer.allocate((int) entry.valueSize());
    FileData.readAll(volume, inode, value);
    verifyHash(inode, value.array(), owner);
    return value.array();
  }

  /** Such an inode has no times: the hash of its value stands in the place of the first one. */
  private void verifyHash(InodeRecord inode, byte[] value, InodeRecord owner)
      throws MalformedDataException {
    Bytes bytes = inode.bytes();
    long actual = volume.crc32c().of(value);
    // Lustre's inodes have none; they name the only inode to whose file the value belongs.
    boolean isLustre =
        bytes.u32(VALUE_OWNER_OFFSET) == owner.number() && inode.generation() == owner.generation();
    if (actual != bytes.u32(VALUE_HASH_OFFSET) && !isLustre) {
      volume.tell(
          bytes.malformed(
              VALUE_HASH_OFFSET,
              "hash of the value is 0x%08x, not 0x%08x"
                  .formatted(bytes.u32(VALUE_HASH_OFFSET), actual)),
          "an extended attribute of inode %d may be wrong".formatted(owner.number()));
    }
  }
}

package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.BlockMap;
import dev.exhume.disk.image.part.ImagePart;
import dev.exhume.disk.image.part.MappedBlocks;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A hosted sparse extent, as VMware's products for PCs write it, and all products the disks that
 * they export.
 *
 * <pre>
 * header, [descriptor], [redundant directory, tables], [directory, tables], grains   as it grows
 * header, [descriptor], {marker, grain or table or directory}, footer, end           as a stream
 * </pre>
 */
final class HostedExtent implements SparseExtent {
  private final SparseHeader header;
  private final ImagePart file;
  private final BlockCache cache;

  private HostedExtent(SparseHeader header, ImagePart file, BlockCache cache) {
    this.header = header;
    this.file = file;
    this.cache = cache;
  }

  static HostedExtent open(ImagePart file, BlockCache cache) throws IOException {
    return new HostedExtent(SparseHeader.read(file.bytes()), file, cache);
  }

  @Override
  public Optional<Bytes> descriptor() throws IOException {
    long start = header.descriptorOffset();
    long end = file.bytes().size() / SparseHeader.SIZE;
    if (start <= 0 || start >= end || header.descriptorSize() <= 0) {
      return Optional.empty();
    }
    long sectors = Math.min(header.descriptorSize(), end - start);
    int length = (int) Math.min(sectors * SparseHeader.SIZE, Descriptor.MAX_BYTES);
    Bytes text =
        file.bytes()
            .read("VMDK descriptor", start * SparseHeader.SIZE, length, ByteOrder.LITTLE_ENDIAN);
    // QEMU leaves room for one in all extents, and writes it in the first.
    return text.u8(0) == 0 ? Optional.empty() : Optional.of(text);
  }

  @Override
  public long capacityBytes() {
    return header.capacity() * SparseHeader.SIZE;
  }

  @Override
  public ByteSource bytes(long size, ByteSource beneath) throws IOException {
    if (!header.isCompressed()) {
      BlockMap map = GrainDirectory.open(header, file, cache);
      return new MappedBlocks(size, header.grainBytes(), map, file.bytes(), beneath);
    }
    return new CompressedGrains(size, header, compressed(), file).bytes(cache, beneath);
  }

  private BlockMap compressed() throws IOException {
    try {
      if (!header.isDirectoryAtEnd()) {
        return GrainDirectory.open(header, file, cache);
      }
      SparseHeader footer =
          SparseHeader.footer(file.bytes())
              .orElseThrow(
                  () -> new MalformedDataException("VMDK footer", 0, "it is not in the file"));
      return GrainDirectory.open(footer, file, cache);
    } catch (MalformedDataException e) {
      if (!header.hasMarkers()) {
        throw e;
      }
      return ScannedGrains.of(header, file);
    }
  }
}

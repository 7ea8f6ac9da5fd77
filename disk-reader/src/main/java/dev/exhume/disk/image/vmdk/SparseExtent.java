package dev.exhume.disk.image.vmdk;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.disk.image.part.BlockCache;
import dev.exhume.disk.image.part.ImagePart;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;

/** A file that holds only those grains of an extent that were written to. */
interface SparseExtent {
  /** Whether a file is one of any kind. */
  static boolean recognises(ByteSource file) throws IOException {
    if (file.size() < SparseHeader.SIZE) {
      return false;
    }
    int magic = magic(file);
    return magic == SparseHeader.MAGIC
        || magic == CowdExtent.MAGIC
        || magic == SeSparseExtent.MAGIC;
  }

  /** Opens an extent; its content tells of which kind it is, whatever the descriptor says. */
  static SparseExtent open(ImagePart file, BlockCache cache) throws IOException {
    return switch (magic(file.bytes())) {
      case CowdExtent.MAGIC -> CowdExtent.open(file, cache);
      case SeSparseExtent.MAGIC -> SeSparseExtent.open(file, cache);
      default -> HostedExtent.open(file, cache);
    };
  }

  private static int magic(ByteSource file) throws IOException {
    return file.read("VMDK extent", 0, Integer.BYTES, ByteOrder.LITTLE_ENDIAN).s32(0);
  }

  /** The text that says what the disk is made of, where it lies in this file. */
  Optional<Bytes> descriptor() throws IOException;

  /** What the file itself says that it holds. */
  long capacityBytes();

  /**
   * The bytes of the extent.
   *
   * @param size in bytes, as the descriptor has it
   * @param beneath what the grains show that the file does not hold
   */
  ByteSource bytes(long size, ByteSource beneath) throws IOException;
}

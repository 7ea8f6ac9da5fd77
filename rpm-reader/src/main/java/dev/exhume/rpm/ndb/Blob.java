package dev.exhume.rpm.ndb;

import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.file.DatabaseFile;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.Adler32;

/**
 * The header of a package, wrapped.
 *
 * <pre>
 * Blob --> BlobHead, header, zeros, BlobTail
 * </pre>
 *
 * The zeros fill it up to a multiple of 16 bytes. How long the header is, is said four times: by
 * the head, by the tail, by the slot, and by the header itself.
 *
 * @param instance the package index
 * @param position of the head in the file
 * @param blockCount as the slot has it; 0 where no slot is known
 */
record Blob(DatabaseFile file, long instance, long position, long blockCount)
    implements HeaderLocation {
  static final int BLOCK_SIZE = 16;

  /** Of a header; enough to say its size. */
  private static final int PREFIX_SIZE = 8;

  /** The longest header that RPM accepts has somewhat less. */
  private static final long MAX_LENGTH = 512L * 1024 * 1024;

  /** The least that can be the blob of a package: a header with one entry. */
  static final int MINIMUM_SIZE = BlobHead.SIZE + 24 + BlobTail.SIZE;

  private static final int CHUNK_SIZE = 64 * 1024;

  @Override
  public long offset() {
    return position;
  }

  /** The size in bytes of a blob with a header of {@code length}. */
  static long size(long length) {
    return blocks(length) * BLOCK_SIZE;
  }

  /** The same in blocks. */
  static long blocks(long length) {
    return (BlobHead.SIZE + length + BlobTail.SIZE + BLOCK_SIZE - 1) / BLOCK_SIZE;
  }

  @Override
  public HeaderBlob read() throws IOException {
    try {
      return readWhole();
    } catch (MalformedDataException e) {
      throw e;
    } catch (IOException e) {
      // The disk may have lost another part of the blob than the header.
      return readHeader(e);
    }
  }

  private HeaderBlob readWhole() throws IOException {
    Bytes start = file.read("blob", position, BlobHead.SIZE + PREFIX_SIZE);
    long own = ownLength(start);
    if (own < 0) {
      // Its reader tells what is wrong with the header.
      return new HeaderBlob(header(start, PREFIX_SIZE), Optional.empty());
    }
    long length = length(BlobHead.of(start), own);
    long inFile = file.size() - position;
    if (length > inFile - BlobHead.SIZE) {
      return cut(length, inFile);
    }
    long size = Math.min(size(length), inFile);
    ByteBuffer bytes = ByteBuffer.allocate((int) size);
    file.read(position, bytes);
    Bytes blob = Bytes.of("blob", position, bytes.flip(), ByteOrder.LITTLE_ENDIAN);
    return new HeaderBlob(header(blob, length), Optional.empty(), flaw(blob, bytes, length));
  }

  private HeaderBlob readHeader(IOException reason) throws IOException {
    long start = position + BlobHead.SIZE;
    int length = Header.size(file.read("header", start, PREFIX_SIZE).in(ByteOrder.BIG_ENDIAN));
    Bytes header = file.read("header", start, length).in(ByteOrder.BIG_ENDIAN);
    String flaw = "not all of it can be read: " + reason.getMessage();
    return new HeaderBlob(
        header, Optional.empty(), Optional.of(new MalformedDataException("blob", position, flaw)));
  }

  /** Whether it is as RPM wrote it. */
  boolean isWhole() throws IOException {
    BlobHead head = BlobHead.read(file, position);
    if (!head.isMarked() || !endsAfter(head.length())) {
      return false;
    }
    Adler32 adler32 = new Adler32();
    long left = size(head.length()) - BlobTail.SIZE;
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(left, CHUNK_SIZE));
    long end = position + left;
    for (long at = position; at < end; at += CHUNK_SIZE) {
      file.read(at, chunk.clear().limit((int) Math.min(end - at, CHUNK_SIZE)));
      adler32.update(chunk.flip());
    }
    return adler32.getValue() == BlobTail.read(file, end).adler32();
  }

  /** Whether the tail says, too, that the header has this length. */
  boolean endsAfter(long length) {
    long end = position + size(length);
    try {
      return end <= file.size() && BlobTail.read(file, end - BlobTail.SIZE).ends(length);
    } catch (IOException e) {
      // A tail that cannot be read says nothing.
      return false;
    }
  }

  /** The header's own length, unless slot and tail rather agree with the head. */
  private long length(BlobHead head, long own) {
    if (head.length() == own || head.length() > MAX_LENGTH) {
      return own;
    }
    return witnesses(head.length()) > witnesses(own) ? head.length() : own;
  }

  private int witnesses(long length) {
    return (blocks(length) == blockCount ? 1 : 0) + (endsAfter(length) ? 1 : 0);
  }

  private static long ownLength(Bytes start) throws MalformedDataException {
    try {
      return Header.size(header(start, PREFIX_SIZE));
    } catch (MalformedDataException e) {
      return -1;
    }
  }

  private HeaderBlob cut(long length, long inFile) throws IOException {
    MalformedDataException reason =
        new MalformedDataException(
            "blob",
            position,
            "header of %d bytes, of which the file has %d"
                .formatted(length, inFile - BlobHead.SIZE));
    Bytes blob = file.read("blob", position, (int) inFile);
    return new HeaderBlob(header(blob, inFile - BlobHead.SIZE), Optional.of(reason));
  }

  private static Bytes header(Bytes blob, long length) throws MalformedDataException {
    return blob.slice("header", BlobHead.SIZE, (int) length).in(ByteOrder.BIG_ENDIAN);
  }

  private Optional<MalformedDataException> flaw(Bytes blob, ByteBuffer raw, long length)
      throws MalformedDataException {
    BlobHead head = BlobHead.of(blob);
    if (!head.isMarked()) {
      return flaw(blob, 0, "magic is 0x%08x, not 0x%08x", head.magic(), BlobHead.MAGIC);
    }
    if (head.packageIndex() != instance) {
      return flaw(blob, 4, "package index is %d, not %d", head.packageIndex(), instance);
    }
    if (head.length() != length) {
      return flaw(blob, BlobHead.LENGTH_OFFSET, "length is %d, not %d", head.length(), length);
    }
    int tailStart = (int) size(length) - BlobTail.SIZE;
    if (blob.size() < tailStart + BlobTail.SIZE) {
      return Optional.of(blob.malformed(blob.size(), "the file ends before the blob's tail"));
    }
    Bytes end = blob.slice("blob's tail", tailStart, blob.size() - tailStart);
    BlobTail tail = BlobTail.of(end);
    if (tail.magic() != BlobTail.MAGIC) {
      return flaw(
          end, BlobTail.MAGIC_OFFSET, "magic is 0x%08x, not 0x%08x", tail.magic(), BlobTail.MAGIC);
    }
    if (tail.length() != length) {
      return flaw(end, BlobTail.LENGTH_OFFSET, "length is %d, not %d", tail.length(), length);
    }
    Adler32 adler32 = new Adler32();
    adler32.update(raw.duplicate().limit(tailStart));
    return adler32.getValue() == tail.adler32()
        ? Optional.empty()
        : flaw(end, 0, "Adler-32 is 0x%08x, not 0x%08x", tail.adler32(), adler32.getValue());
  }

  private static Optional<MalformedDataException> flaw(
      Bytes structure, int offset, String reason, long actual, long expected) {
    return Optional.of(structure.malformed(offset, reason.formatted(actual, expected)));
  }
}

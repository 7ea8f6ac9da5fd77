package dev.exhume.core.source.tar;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.core.profile.Problem;
import dev.exhume.core.source.EvidenceFile;
import dev.exhume.core.source.spool.Compression;
import dev.exhume.core.source.spool.Spool;
import dev.exhume.core.source.tar.index.TreeIndex;
import dev.exhume.core.source.tar.member.TarHeader;
import dev.exhume.core.source.tar.member.TarMember;
import dev.exhume.filesystem.Inode;
import dev.exhume.filesystem.InodeTree;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A tar archive of a server's root.
 *
 * <p>A plain archive is read where it is; one that is compressed by gzip, bzip2, xz, zstd or
 * compress is unpacked into a temporary file first. Damage costs the files that it hit, and is
 * among the {@link #problems}.
 */
public final class TarTree implements InodeTree {
  private final Path file;
  private final TarArchive archive;
  private final TreeIndex index;
  private final List<Problem> problems;

  private TarTree(Path file, TarArchive archive, TreeIndex index, List<Problem> problems) {
    this.file = file;
    this.archive = archive;
    this.index = index;
    this.problems = problems;
  }

  /** Opens an archive that is small, or whose reader is patient. */
  static Optional<TarTree> open(Path file) throws IOException {
    return open(file, bytes -> {});
  }

  /**
   * Opens an archive.
   *
   * @param unpacked is given the bytes so far, where it has to be unpacked first
   * @return empty when the file is none
   */
  public static Optional<TarTree> open(Path file, LongConsumer unpacked) throws IOException {
    SeekableByteChannel channel = EvidenceFile.open(file);
    Optional<TarTree> tree = Optional.empty();
    try {
      tree = open(file, channel, unpacked);
      return tree;
    } finally {
      if (tree.isEmpty()) {
        channel.close();
      }
    }
  }

  private static Optional<TarTree> open(
      Path file, SeekableByteChannel channel, LongConsumer unpacked) throws IOException {
    ByteSource source = ByteSource.of(channel);
    TarProblems problems = new TarProblems(file.toString());
    Optional<Compression> compression = Compression.of(source);
    if (compression.isEmpty()) {
      return isArchive(source) ? Optional.of(read(file, source, problems)) : Optional.empty();
    }
    channel.position(0);
    Spool spool = unpack(file, channel, compression.get(), unpacked);
    Optional<Long> damageOffset = Optional.of(spool.damageOffset());
    spool.damage().ifPresent(damage -> problems.addOfArchive(damage, damageOffset));
    Optional<TarTree> tree = Optional.empty();
    try {
      if (isArchive(spool.content())) {
        tree = Optional.of(read(file, spool.content(), problems));
      } else if (spool.damage().isPresent()) {
        throw new IOException("%s: %s".formatted(file, spool.damage().get()));
      }
      return tree;
    } finally {
      if (tree.isEmpty()) {
        spool.close();
      }
    }
  }

  private static Spool unpack(
      Path file, SeekableByteChannel channel, Compression compression, LongConsumer unpacked)
      throws IOException {
    try {
      return Spool.of(Channels.newInputStream(channel), compression, Long.MAX_VALUE, unpacked);
    } catch (ClosedChannelException interrupted) {
      throw interrupted;
    } catch (IOException e) {
      throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static boolean isArchive(ByteSource archive) throws IOException {
    if (archive.size() < TarHeader.BLOCK) {
      return false;
    }
    Bytes first = archive.read("tar header", 0, TarHeader.BLOCK, ByteOrder.BIG_ENDIAN);
    return TarHeader.isOne(first) || TarHeader.isZero(first) || TarHeader.hasMagic(first);
  }

  private static TarTree read(Path file, ByteSource content, TarProblems problems)
      throws IOException {
    TarArchive archive = new TarArchive(content);
    TreeIndex index = TreeIndex.create();
    boolean isDone = false;
    try {
      TarScan scan = new TarScan(archive, problems);
      TarAssembly assembly = new TarAssembly(archive, index, problems);
      Optional<TarMember> member = scan.next();
      while (member.isPresent()) {
        assembly.add(member.get());
        member = scan.next();
      }
      assembly.finish();
      isDone = true;
      return new TarTree(file, archive, index, problems.all());
    } finally {
      if (!isDone) {
        index.close();
      }
    }
  }

  /** What of the archive could not be read, in the order of the archive. */
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Inode root() {
    return new TarNode(archive, index, index.root());
  }

  @Override
  public void close() throws IOException {
    try (index) {
      archive.close();
    }
  }
}

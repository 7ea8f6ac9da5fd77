package dev.exhume.core.source.tar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.source.spool.Compression;
import dev.exhume.core.source.tar.TarBytes.Header;
import dev.exhume.filesystem.UnixFileSystem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: there is a tree, or none, or an {@link IOException}. */
@Timeout(120)
class TarCorruptionTest {
  private static final int FLIPS = 120;

  /** A member with a megabyte of holes must not become a gigabyte of them. */
  private static final int READ_AT_MOST = 1 << 21;

  @TempDir static Path host;

  private static byte[] plain = new byte[0];

  @BeforeAll
  static void makeAnArchiveOfEverything() {
    plain =
        new TarBytes()
            .directory("./")
            .pax('g', "comment", "all")
            .pax("path", "etc/p\u00e9", "mtime", "1.5", "SCHILY.xattr.user.a", "b")
            .file("etc/p", "pax")
            .member(new Header("././@LongLink", 'L').size(150), TarBytes.bytes("n".repeat(150)))
            .file("n", "gnu")
            .link("etc/link", "../n")
            .hardLink("etc/early", "etc/late")
            .file("etc/late", "x".repeat(700))
            .member(new Header("dev/sda", '4').put(329, "0000010 ").put(337, "0000001 "))
            .pax("GNU.sparse.major", "1", "GNU.sparse.realsize", "9000", "GNU.sparse.name", "s")
            .file("s", "1\n5000\n3\n" + "\0".repeat(503) + "abc")
            .pax("GNU.sparse.map", "0,1,70,2", "GNU.sparse.size", "100")
            .file("t", "xyz")
            .member(
                new Header("old", 'S')
                    .size(3)
                    .put(386, "00000000100\0" + "00000000003\0")
                    .put(483, "00000010000"),
                TarBytes.bytes("abc"))
            .end()
            .bytes();
  }

  private static byte[] packed(Optional<Compression> compression) throws IOException {
    return compression.isPresent() ? Packing.pack(compression.get(), plain) : plain;
  }

  static Stream<Optional<Compression>> forms() {
    return Stream.concat(
        Stream.of(Optional.empty()), Arrays.stream(Compression.values()).map(Optional::of));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyTruncationAndFlippedBitIsReadOrRefused(Optional<Compression> form) throws IOException {
    byte[] good = packed(form);
    assertThat(read(good)).isPositive();
    Random random = new Random(17);
    Stream<byte[]> cut =
        IntStream.range(0, 40).mapToObj(i -> Arrays.copyOf(good, random.nextInt(good.length)));
    Stream<byte[]> flipped = IntStream.range(0, FLIPS).mapToObj(i -> flip(good, random));
    for (byte[] bad : (Iterable<byte[]>) Stream.concat(cut, flipped)::iterator) {
      assertThat(read(bad)).isNotNegative();
    }
  }

  private static byte[] flip(byte[] good, Random random) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
    if (bad.length == plain.length) {
      // Or nearly no flip would come past the checksums of the headers.
      Packing.repairChecksums(bad);
    }
    return bad;
  }

  /** Reads all that can be read and counts it. */
  private static int read(byte[] bytes) throws IOException {
    Path file = Files.write(host.resolve("archive"), bytes);
    Optional<TarTree> tree;
    try {
      tree = TarTree.open(file);
    } catch (IOException refused) {
      return 0;
    }
    if (tree.isEmpty()) {
      return 0;
    }
    int count = 0;
    try (FileSystem files = UnixFileSystem.of(tree.get());
        Stream<Path> walk = Files.walk(files.getPath("/"))) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        count += readable(path) ? 1 : 0;
      }
    }
    return count;
  }

  private static boolean readable(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        Files.readSymbolicLink(path);
      }
      if (Files.isRegularFile(path)) {
        try (InputStream in = Files.newInputStream(path)) {
          in.readNBytes(READ_AT_MOST);
        }
      }
      return !Files.readAttributes(path, "unix:*").isEmpty();
    } catch (IOException damaged) {
      return false;
    }
  }
}

package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.exhume.binary.ByteSource;
import dev.exhume.binary.Bytes;
import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.bdb.BerkeleyDatabase;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.testdata.RpmDatabases;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No damage of a header is ever more than something missing, and each is noticed. */
@Timeout(30)
class HeaderCorruptionTest {
  private static final int PREFIX_SIZE = 8;
  private static final int ENTRY_SIZE = 16;

  @TempDir static Path directory;

  static Stream<byte[]> corruptions() throws IOException {
    Random random = new Random(17);
    return headers().stream()
        .flatMap(
            good ->
                Stream.of(
                        IntStream.range(0, 100)
                            .mapToObj(i -> Arrays.copyOf(good, random.nextInt(good.length))),
                        IntStream.range(0, 200).mapToObj(i -> flipped(good, random, good.length)),
                        IntStream.range(0, 300)
                            .mapToObj(i -> flipped(good, random, indexEnd(good))),
                        IntStream.range(0, 100).mapToObj(i -> moved(good, random)))
                    .flatMap(some -> some));
  }

  @ParameterizedTest(name = "corruption {index}")
  @MethodSource("corruptions")
  void isReadOrRefused(byte[] corrupt) {
    assertThatCode(() -> readOrRefuse(corrupt)).doesNotThrowAnyException();
  }

  @Test
  void everyFlippedBitOfWhatCameWithThePackageIsNoticed() throws IOException {
    byte[] good = headers().get(0);
    Random random = new Random(17);
    for (int i = 0; i < 300; i++) {
      byte[] copy = good.clone();
      int sealed = indexEnd(good) + random.nextInt((good.length - indexEnd(good)) / 2);
      copy[sealed] ^= (byte) (1 << random.nextInt(8));
      Header header = Header.read(Bytes.of("header", 0, copy, ByteOrder.BIG_ENDIAN));
      assertThat(header.seal().fault().isPresent() || !header.damages().isEmpty()).isTrue();
    }
  }

  private static void readOrRefuse(byte[] corrupt) {
    try {
      RpmHeader header =
          new RpmHeader(Header.read(Bytes.of("header", 0, corrupt, ByteOrder.BIG_ENDIAN)));
      HeaderSource source = new InMemory(header);
      Everything.read(new RpmPackage(1, 0, "damaged", HeaderIntegrity.UNVERIFIED, header, source));
    } catch (MalformedDataException e) {
      // It may be refused; nothing else may happen.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<byte[]> headers() throws IOException {
    byte[] packages = RpmDatabases.packagesFile(RpmDatabases.TAGS);
    Path file = Files.write(directory.resolve("Packages"), packages);
    List<byte[]> headers = new ArrayList<>();
    try (HeaderStore store = BerkeleyDatabase.openHash(ByteSource.open(file))) {
      HeaderStore.Scan scan = store.scan(damage -> {});
      Optional<HeaderLocation> next = scan.next();
      while (next.isPresent()) {
        Bytes bytes = next.get().read().bytes();
        headers.add(bytes.copy(0, Header.size(bytes)));
        next = scan.next();
      }
    }
    headers.sort((a, b) -> b.length - a.length);
    return headers.subList(0, 3);
  }

  private static int indexEnd(byte[] header) {
    return PREFIX_SIZE + ENTRY_SIZE * (header[3] & 0xFF);
  }

  private static byte[] flipped(byte[] good, Random random, int end) {
    byte[] copy = good.clone();
    for (int i = 0; i <= random.nextInt(4); i++) {
      copy[PREFIX_SIZE + random.nextInt(end - PREFIX_SIZE)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** An entry under the tag of another. */
  private static byte[] moved(byte[] good, Random random) {
    byte[] copy = good.clone();
    int entries = good[3] & 0xFF;
    for (int i = 0; i < 5; i++) {
      int from = PREFIX_SIZE + ENTRY_SIZE * random.nextInt(entries);
      int to = PREFIX_SIZE + ENTRY_SIZE * random.nextInt(entries);
      System.arraycopy(good, from, copy, to, 4);
    }
    return copy;
  }

  /** A header that is read once. */
  private record InMemory(RpmHeader header) implements HeaderSource {
    @Override
    public RpmHeader read() {
      return header;
    }

    @Override
    public void incomplete(String message) {
      assertThat(message).isNotEmpty();
    }
  }
}

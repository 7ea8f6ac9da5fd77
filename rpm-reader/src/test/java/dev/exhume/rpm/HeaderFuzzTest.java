package dev.exhume.rpm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.binary.Bytes;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a header holds, in whichever database it lies, its package is read or refused. */
class HeaderFuzzTest {
  @MethodSource("dev.exhume.rpm.FuzzSeeds#headers")
  @FuzzTest
  void header(byte[] header) {
    ProblemList problems = new ProblemList(Path.of("Packages"));
    HeaderStore store = new OneHeader(Bytes.of("header", 0, header, ByteOrder.BIG_ENDIAN));
    PackageReader reader = new PackageReader(store, store.scan(problems::add), problems, true);
    reader.forEachRemaining(
        rpm -> {
          try {
            Everything.read(rpm);
          } catch (IOException e) {
            // A part of it may be refused; it may not do anything else.
          }
        });
    problems.sorted();
  }

  /** A database of one header and nothing else. */
  private record OneHeader(Bytes header) implements HeaderStore, HeaderLocation {
    @Override
    public ByteOrder byteOrder() {
      return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public long size() {
      return header.size();
    }

    @Override
    public Scan scan(Consumer<Damage> damage) {
      Iterator<HeaderLocation> only = List.<HeaderLocation>of(this).iterator();
      return () -> only.hasNext() ? Optional.of(only.next()) : Optional.empty();
    }

    @Override
    public long instance() {
      return 1;
    }

    @Override
    public long offset() {
      return 0;
    }

    @Override
    public HeaderBlob read() {
      return new HeaderBlob(header, Optional.empty());
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

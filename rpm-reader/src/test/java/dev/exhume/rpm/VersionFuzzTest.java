package dev.exhume.rpm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.exhume.rpm.version.RebuildOrder;
import dev.exhume.rpm.version.RpmVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever two versions are, they have one order. */
class VersionFuzzTest {
  static Stream<byte[]> pairs() {
    return Stream.of("1:1.0~rc1-2.el5\n1.0^git-3", "01.a\n1a", "2.el5_11.centos\n2.el5_11")
        .map(pair -> pair.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("pairs")
  @FuzzTest
  void version(byte[] pair) {
    String[] texts = new String(pair, StandardCharsets.UTF_8).split("\n", -1);
    RpmVersion a = RpmVersion.parse(texts[0]);
    RpmVersion b = RpmVersion.parse(texts[texts.length - 1]);
    int order = Integer.signum(a.compareTo(b));
    if (order != -Integer.signum(b.compareTo(a))) {
      throw new IllegalStateException(a + " and " + b + " have no order");
    }
    RpmDependency dependency = new RpmDependency("a", RpmDependency.LESS, Optional.of(texts[0]));
    dependency.accepts(b);
    dependency.overlaps(
        new RpmDependency("a", RpmDependency.EQUAL, Optional.of(texts[texts.length - 1])));
    RebuildOrder.of(a, b);
  }
}

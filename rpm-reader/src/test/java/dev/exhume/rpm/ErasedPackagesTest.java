package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.rpm.header.HeaderBuilder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErasedPackagesTest {
  private static final int TODAY = 1_600_000_000;

  @Test
  void anOlderCopyOfAnInstalledHeaderIsNoErasedPackage() throws IOException {
    RpmPackage copy = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    RpmPackage installed = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    assertThat(erased(List.of(installed), copy)).isEmpty();
  }

  @Test
  void aPackageThatWasErasedAndInstalledAgainIsOne() throws IOException {
    RpmPackage before = rpm("bash", TODAY - 1, HeaderIntegrity.VERIFIED);
    RpmPackage installed = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    assertThat(erased(List.of(installed), before)).containsExactly(before);
  }

  @Test
  void aHeaderThatLostItsTimeMayBeOneOfAnyTime() throws IOException {
    RpmPackage cut = rpm("bash", 0, HeaderIntegrity.INCOMPLETE);
    RpmPackage installed = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    assertThat(erased(List.of(installed), cut)).isEmpty();
    assertThat(erased(List.of(), cut)).containsExactly(cut);
  }

  @Test
  void theTimeInADamagedHeaderMayBeWrong() throws IOException {
    RpmPackage damaged = rpm("bash", TODAY - 5, HeaderIntegrity.DAMAGED);
    RpmPackage whole = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    assertThat(erased(List.of(), damaged, whole)).containsExactly(whole);
    assertThat(erased(List.of(whole), damaged)).isEmpty();
  }

  @Test
  void ofSeveralCopiesTheBestIsListed() throws IOException {
    RpmPackage whole = rpm("bash", TODAY, HeaderIntegrity.VERIFIED);
    RpmPackage damaged = rpm("bash", TODAY, HeaderIntegrity.DAMAGED);
    RpmPackage cut = rpm("bash", 0, HeaderIntegrity.INCOMPLETE);
    assertThat(erased(List.of(), cut, damaged, whole)).containsExactly(whole);
  }

  @Test
  void whatHasNoVersionAnyMoreIsNotListed() throws IOException {
    assertThat(
            erased(
                List.of(),
                new RpmPackage(
                    0,
                    0,
                    "bash",
                    HeaderIntegrity.INCOMPLETE,
                    new RpmHeader(new HeaderBuilder().text(1000, "bash").read()),
                    new Nowhere())))
        .isEmpty();
  }

  private static List<RpmPackage> erased(List<RpmPackage> installed, RpmPackage... found) {
    return ErasedPackages.among(Stream.of(found), installed);
  }

  private static RpmPackage rpm(String name, int installTime, HeaderIntegrity integrity)
      throws IOException {
    HeaderBuilder header =
        new HeaderBuilder().text(1000, name).text(1001, "4.2").text(1002, "1.el8");
    if (installTime != 0) {
      header.ints(1008, installTime);
    }
    return new RpmPackage(0, 0, name, integrity, new RpmHeader(header.read()), new Nowhere());
  }

  /** Nothing more is asked of these packages. */
  private static final class Nowhere implements HeaderSource {
    @Override
    public RpmHeader read() throws IOException {
      throw new IOException("no header");
    }

    @Override
    public void incomplete(String message) {
      throw new IllegalStateException(message);
    }
  }
}

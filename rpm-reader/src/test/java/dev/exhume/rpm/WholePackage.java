package dev.exhume.rpm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;

/** Reads all that can be asked of a package. */
final class WholePackage {
  private WholePackage() {}

  static void read(RpmPackage rpm) throws IOException {
    rpm.nevra();
    rpm.files();
    rpm.filePaths();
    rpm.provides();
    rpm.requires();
    rpm.conflicts();
    rpm.obsoletes();
    rpm.recommends();
    rpm.suggests();
    rpm.supplements();
    rpm.enhances();
    rpm.changelog();
    rpm.scripts();
    rpm.triggers();
    rpm.signatures();
    rpm.publicKey();
    read(rpm.header());
  }

  /** Reads all values of all tags. */
  static void read(RpmHeader header) {
    for (RpmValue value : header.values()) {
      assertThat(value.toString()).isNotEmpty();
      assertThat(value.texts()).hasSameSizeAs(value.rawTexts()).doesNotContainNull();
      assertThat(value.numbers()).doesNotContainNull().hasSizeLessThanOrEqualTo(value.count());
      assertThat(value.bytes()).isNotNull();
      value
          .tag()
          .ifPresent(
              tag -> {
                header.text(tag, Locale.GERMAN);
                header.number(tag);
                header.time(tag);
                header.bytes(tag);
              });
    }
  }
}

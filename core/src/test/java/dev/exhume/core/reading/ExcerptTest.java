package dev.exhume.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void aShortTextIsWhole() {
    assertThat(Excerpt.of("web", 3)).isEqualTo("web");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Excerpt.of("web01", 3)).isEqualTo("web");
  }

  /** JSON and UTF-8 know no half of a pair, and a profile that cannot be written is none. */
  @Test
  void noCharacterIsCutInHalf() {
    assertThat(Excerpt.of("ab\ud83d\ude00c", 3)).isEqualTo("ab");
    assertThat(Excerpt.of("ab\ud83d\ude00c", 4)).isEqualTo("ab\ud83d\ude00");
  }
}

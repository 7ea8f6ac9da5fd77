package dev.exhume.rpm.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RebuildOrderTest {
  @ParameterizedTest
  @CsvSource({
    "2.2.3-92.el5.centos, 2.2.3-92.el5_11",
    "2.4.6-40.el7.centos.4, 2.4.6-40.el7_2.4",
    "2.2.15-54.el6.centos, 2.2.15-54.el6_8",
    "2.0.46-78.ent.centos, 2.0.46-78.ent",
    "2.0.52-48.ent.centos4, 2.0.52-48.ent",
    "4.0.0-66.el6.centos.rc4, 4.0.0-66.el6_6.rc4",
    "2.2.3-92.0.1.el5, 2.2.3-92.el5_11",
    "2.4.6-40.0.1.el7_2.4, 2.4.6-40.el7_2.4",
    "4.2.45-5.ael7b_0.4, 4.2.45-5.el7_0.4",
    "1.14.1-9.module+el8.3.0+8134+8c9a6b4e, 1.14.1-9.module+el8.3.0+8134+8c9a6b4e",
    "1.2.7-73, 0:1.2.7-73",
    "8.8p1-33.el8_4.alma, 8.8p1-33.el8_4"
  })
  void aRebuildIsTheSameAsWhatItRebuilds(String rebuild, String original) {
    assertThat(order(rebuild, original)).isEqualTo(RebuildOrder.SAME);
    assertThat(order(original, rebuild)).isEqualTo(RebuildOrder.SAME);
  }

  @ParameterizedTest
  @CsvSource({
    "2.2.3-91.el5.centos, 2.2.3-92.el5_11",
    "2.4.6-40.el7.centos, 2.4.6-40.el7_2.4",
    "2.4.6-40.el7.centos.1, 2.4.6-40.el7_2.4",
    "2.4.6-40.0.1.el7_2.3, 2.4.6-40.el7_2.4",
    "2.0.52-38.ent.centos4.2, 2.0.52-48.ent",
    "2.0.52-41.ent.2.centos4, 2.0.52-41.ent.3",
    "3.0-19.6, 3.0-27.el4.2",
    "3.2-33.el5.1, 3.2-33.el5_11.4",
    "3.2-33.el5, 3.2-33.el5_11.4",
    "1.0.1e-16.el6_5.7, 1.0.1e-16.el6_5.14",
    "4.1.2-15.el6_4.2, 4.1.2-16.el6_5.2",
    "4.0.0-55.el6.rc4, 4.0.0-66.el6_6.rc4",
    "1.0.1-7.el6, 1:1.0.1-7.el6"
  })
  void anOlderBuildIsOlderWhoeverBuiltIt(String older, String newer) {
    assertThat(order(older, newer)).isEqualTo(RebuildOrder.OLDER);
    assertThat(order(newer, older)).isEqualTo(RebuildOrder.NEWER);
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.2-15.el6_4.2, 4.1.2-15.el6_5.2",
    "2.2.3-92.el5, 2.2.3-92.el5_11",
    "1.0-3.el5, 1.1-3.el6",
    "2.2.3-92.el5.art, 2.2.3-92.el5_11",
    "1.14.1-9.module_el8.3.0+542+87d0ccf9, 1.14.1-9.module+el8.3.0+8134+8c9a6b4e",
    "3.0-19, 3.0-19.el4"
  })
  void betweenTwoStreamsOrBuildersNothingIsClaimed(String one, String other) {
    assertThat(order(one, other)).isEqualTo(RebuildOrder.UNDECIDED);
    assertThat(order(other, one)).isEqualTo(RebuildOrder.UNDECIDED);
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.2-15.el6_4, 4.1.2-15.el6_5.1",
    "1.8.6p3-29.el6_9, 1.8.6p3-29.el6_10.4",
    "2.5-123, 2.5-123.el5_11.1",
    "2.3.4-2.57, 2.3.4-2.57.el4.2",
    "3.2-33.el5.1, 3.2-33.el5_11.4"
  })
  void inTheMainLineABuildForAnEarlierReleaseIsOlder(String older, String newer) {
    assertThat(inMainLine(older, newer)).isEqualTo(RebuildOrder.OLDER);
  }

  @ParameterizedTest
  @CsvSource({
    "4.1.2-15.el6_6, 4.1.2-15.el6_5.1, NEWER",
    "2.2.3-92.el5.art, 2.2.3-92.el5_11, UNDECIDED",
    "1.0-3.el5, 1.1-3.el6, UNDECIDED",
    "3.0-19, 3.0-19.el4, UNDECIDED"
  })
  void whatTheMainLineDoesNotTellIsNotClaimed(String one, String other, RebuildOrder order) {
    assertThat(inMainLine(one, other)).isEqualTo(order);
  }

  private static RebuildOrder inMainLine(String installed, String reference) {
    return RebuildOrder.inMainLine(RpmVersion.parse(installed), RpmVersion.parse(reference));
  }

  private static RebuildOrder order(String installed, String reference) {
    return RebuildOrder.of(RpmVersion.parse(installed), RpmVersion.parse(reference));
  }
}

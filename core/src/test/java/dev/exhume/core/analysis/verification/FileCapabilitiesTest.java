package dev.exhume.core.analysis.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.io.BaseEncoding;
import dev.exhume.binary.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileCapabilitiesTest {
  /** Values as setcap of libcap 2.66 wrote them for the text beside them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cap_net_raw=ep | 0100000200200000000000000000000000000000",
        "cap_net_admin,cap_net_raw=ep | 0100000200300000000000000000000000000000",
        "cap_net_admin,cap_net_raw+ep | 0100000200300000000000000000000000000000",
        "cap_net_raw=p | 0000000200200000000000000000000000000000",
        "cap_net_raw=i cap_syslog+p | 0000000200000000002000000400000000000000"
      })
  void theTextOfAPackageMeansWhatTheKernelKeeps(String text, String value)
      throws MalformedDataException {
    byte[] bytes = BaseEncoding.base16().lowerCase().decode(value);
    assertThat(FileCapabilities.parse(text)).contains(FileCapabilities.read(bytes));
  }

  @Test
  void whatIsNoSuchTextIsNoClaim() {
    assertThat(FileCapabilities.parse("cap_fly=ep")).isEmpty();
    assertThat(FileCapabilities.parse("cap_net_raw")).isEmpty();
    assertThat(FileCapabilities.parse("=")).contains(FileCapabilities.NONE);
  }

  @Test
  void aValueThatIsTooShortIsMalformed() {
    assertThatThrownBy(() -> FileCapabilities.read(new byte[] {1, 0, 0, 2, 0}))
        .isInstanceOf(MalformedDataException.class);
  }
}

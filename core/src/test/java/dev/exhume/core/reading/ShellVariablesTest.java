package dev.exhume.core.reading;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellVariablesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "HOSTNAME=web01.example.com         | web01.example.com",
        "export HOSTNAME='web 01'           | web 01",
        "  HOSTNAME=\"web\\\"01\" # quoted  | web\"01",
        "HOSTNAME=web01 # the web server    | web01",
        "HOSTNAME=web01; echo up            | web01",
        "HOSTNAME=\"$(reboot)\"             | $(reboot)",
        "HOSTNAME=\"C:\\dir\"               | C:\\dir",
        "HOSTNAME=it\\'s                    | it's",
        "HOSTNAME=web#1                     | web#1",
        "HOSTNAME=\"never ends              | never ends",
      })
  void aValueIsWhatTheShellWouldMakeOfIt(String line, String value) {
    Path root = server().file("/etc/sysconfig/network", line).root();

    assertThat(variables(root).value("HOSTNAME")).contains(value);
  }

  @Test
  void theLastAssignmentWinsAndKnowsItsLine() {
    Path root = server().file("/etc/sysconfig/network", "A=1", "#A=2", "A=3", "AA=4").root();

    assertThat(variables(root).find("A"))
        .hasValueSatisfying(
            variable -> {
              assertThat(variable.value()).isEqualTo("3");
              assertThat(variable.line().number()).isEqualTo(3);
            });
  }

  @Test
  void anEmptyValueIsAnAssignmentButNoValue() {
    Path root = server().file("/etc/sysconfig/network", "A=\"\"").root();

    assertThat(variables(root).find("A")).isPresent();
    assertThat(variables(root).value("A")).isEmpty();
  }

  @Test
  void anElementOfAnArrayIsAVariable() {
    Path root = server().file("/etc/sysconfig/network", "IPADDR[0]=\"10.1.2.3\"").root();

    assertThat(variables(root).value("IPADDR[0]")).contains("10.1.2.3");
  }

  @Test
  void whatIsNoAssignmentIsPassedOver() {
    Path root = server().file("/etc/sysconfig/network", "if [ $A = 1 ]; then", "=5", "9A=1").root();

    assertThat(variables(root).all()).isEmpty();
  }

  @Test
  void aFileThatIsNotThereSetsNothing() {
    assertThat(variables(server().root()).all()).isEmpty();
  }

  private static ShellVariables variables(Path root) {
    return ShellVariables.read(root.resolve("etc/sysconfig/network"), new Problems());
  }
}

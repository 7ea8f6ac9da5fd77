package dev.exhume.core.analysis.addresses;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextLine;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicencesTest {
  private static final HostNames NAMES =
      HostNames.of(
          new Host(
              Optional.of("web01"),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              List.of()),
          List.of("00:0c:29:5e:01:aa"));

  private final Dependencies dependencies = new Dependencies();
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SERVER web01 000C295E01AA 27000 | web01 000C295E01AA"
            + " | bound to this machine's network card: run with --mac-address 00:0c:29:5e:01:aa",
        "SERVER this_host 001122334455 | this_host 001122334455"
            + " | bound to a network card that is not known to be this machine's:"
            + " --mac-address 00:11:22:33:44:55",
        "SERVER web01 ANY 27000 | web01 ANY | the licence is bound to no machine",
        "INCREMENT till shop 1.0 permanent 4 HOSTID=007f0101 SIGN=0 | 007f0101 | bound to what"
            + " gethostid gives: /etc/hostid, or made of the address of the host's name",
        "FEATURE till shop 1.0 HOSTID=FLEXID=9-1a2b SIGN=0 | FLEXID=9-1a2b | bound to a dongle:"
            + " plug it into the host and run with --device /dev/bus/usb",
        "FEATURE till shop 1.0 HOSTID=HOSTNAME=web01 | HOSTNAME=web01"
            + " | bound to a name: --hostname web01",
      })
  void aLicenceSaysWhatItIsBoundTo(String line, String value, String advice) {
    search("/opt/till/till.lic", line);

    assertThat(dependencies.sorted())
        .containsExactly(
            new Dependency(
                "licence", value, Evidence.line("/opt/till/till.lic", 1), Optional.of(advice)));
  }

  @Test
  void otherFilesAndOtherLinesAreNoLicence() {
    search("/etc/app.conf", "SERVER web01 000C295E01AA");
    search("/opt/till/LICENSE.txt", "The server may be copied.");
    search("/opt/till/till.lic", "VENDOR till /opt/till/till");
    search("/opt/till/till.lic", "SERVER " + "x".repeat(5_000));

    assertThat(dependencies.sorted()).isEmpty();
  }

  @Test
  void theNumberOfTheMachineAndProgramsThatAskForDonglesAreFound() {
    ServerBuilder server =
        server()
            .bytes("/etc/hostid", (byte) 0x0a, (byte) 0x0b, (byte) 0x0c, (byte) 0x0d)
            .executable("/usr/sbin/aksusbd", "x")
            .executable("/opt/till/bin/lmgrd", "x");
    new Licences(server.root(), NAMES, dependencies).searchPrograms(problems);

    assertThat(dependencies.sorted())
        .extracting(Dependency::value)
        .containsExactly("FlexLM licence server", "Sentinel HASP driver", "hostid 0d0c0b0a");
    assertThat(problems.sorted()).isEmpty();
  }

  private void search(String file, String line) {
    Path root = server().root();
    new Licences(root, NAMES, dependencies)
        .search(root.resolve(file), List.of(new TextLine(file, 1, line)));
  }
}

package dev.exhume.core.analysis.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Host;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
  private final Advice advice =
      new Advice(
          HostNames.of(
              new Host(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  List.of(),
                  List.of()),
              List.of()));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "listen 10.1.2.3:80 | listen on * instead",
        "<virtualhost 10.1.2.3:443> | listen on * instead",
        "        listen 10.1.2.3:80 default; | listen on * instead",
        "listenaddress 10.1.2.3 | leave it out, so that it listens on every address",
        "bind-address = 10.1.2.3 | leave it out, or use 0.0.0.0",
        "listen_addresses = '10.1.2.3' | listen on every address instead",
        "inet_interfaces = 10.1.2.3, localhost | listen on every address instead",
        "o daemonportoptions=port=smtp,addr=10.1.2.3, name=mta"
            + " | leave Addr out, so that it listens on every address",
        "listen-on port 53 { 10.1.2.3; }; | use any instead",
        "http_port 10.1.2.3:3128 | listen on every address instead",
        "<connector port=\"80\" address=\"10.1.2.3\"/>"
            + " | leave the address out, so that it listens on every address",
        "pasv_address=10.1.2.3 | use the address that clients will reach the container at",
        "allow from 10.1.2.3 | calls from the machine itself now come from another address: allow"
            + " 127.0.0.1 or the container's network",
        "url = http://10.1.2.3/x | the container has another address: use 127.0.0.1, or the"
            + " machine's name",
      })
  void whatToDoAboutAnOwnAddressDependsOnWhatTheLineDoesWithIt(String line, String expected) {
    assertThat(advice.onOwnAddress(line)).isEqualTo(expected);
  }
}

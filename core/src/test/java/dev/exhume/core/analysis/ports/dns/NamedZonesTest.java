package dev.exhume.core.analysis.ports.dns;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.reading.Problems;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedZonesTest {
  private final Problems problems = new Problems();

  @Test
  void aServerAnswersForTheDomainsWhoseDataItHas() {
    assertThat(
            served(
                "zone \"example.org\" IN { type master; file \"example.org.zone\"; };",
                "zone \"Example.NET.\" { file \"net\"; type slave; masters { 10.0.0.2; }; };",
                "view \"office\" { zone \"20.10.in-addr.arpa\" { type master; file \"rev\"; }; };"))
        .containsExactly("example.org", "example.net", "20.10.in-addr.arpa");
  }

  @Test
  void aMereCacheAnswersForNone() {
    assertThat(
            served(
                "zone \".\" IN { type hint; file \"named.root\"; };",
                "zone \"localhost\" { type master; file \"localhost.zone\"; };",
                "zone \"0.0.127.in-addr.arpa\" { type master; file \"named.local\"; };",
                "zone \"127.in-addr.arpa\" { type master; file \"named.local\"; };",
                "zone \"0.in-addr.arpa\" { type master; file \"named.zero\"; };",
                "zone \"255.in-addr.arpa\" { type master; file \"named.broadcast\"; };",
                "zone \"1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.ip6.arpa\""
                    + " { type master; file \"named.ip6.local\"; };",
                "zone \"example.org\" { type forward; forwarders { 10.0.0.1; }; };"))
        .isEmpty();
  }

  @Test
  void aTornConfigurationKeepsWhatStandsBefore() {
    assertThat(served("zone \"a.org\" { type master; };", "zone \"b.org\" { type master; fi"))
        .containsExactly("a.org");
  }

  private List<String> served(String... lines) {
    return NamedZones.served(server().file("/etc/named.conf", lines).root(), problems);
  }
}

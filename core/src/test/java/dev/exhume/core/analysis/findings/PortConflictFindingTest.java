package dev.exhume.core.analysis.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ServiceBuilder;
import dev.exhume.core.profile.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortConflictFindingTest {
  private static final List<Service> BOTH =
      List.of(service("httpd", Verdict.NEEDED), service("nginx", Verdict.CONDITIONAL));

  @Test
  void twoServicesOnOnePortAreAFindingThatNamesBoth() {
    assertThat(PortConflictFinding.of(BOTH, List.of(port("*", "httpd"), port("10.1.2.3", "nginx"))))
        .extracting(Finding::title)
        .containsExactly("httpd and nginx both listen on port 80/tcp");
  }

  @Test
  void differentAddressesDoNotClash() {
    assertThat(
            PortConflictFinding.of(
                BOTH, List.of(port("10.1.2.3", "httpd"), port("10.1.2.4", "nginx"))))
        .isEmpty();
  }

  @Test
  void aServiceThatIsNotNeededIsInNobodysWay() {
    assertThat(
            PortConflictFinding.of(
                List.of(service("httpd", Verdict.NEEDED), service("nginx", Verdict.UNNEEDED)),
                List.of(port("*", "httpd"), port("*", "nginx"))))
        .isEmpty();
  }

  @Test
  void aConfigurationOfManyAddressesDoesNotMultiplyFindings() {
    List<Port> ports =
        IntStream.range(0, 50_000)
            .mapToObj(i -> port("10.1.%d.%d".formatted(i / 250, i % 250), "httpd"))
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.nCopies(300, port("*", "nginx")).forEach(ports::add);

    assertThat(PortConflictFinding.of(BOTH, ports)).hasSize(100);
  }

  private static Port port(String address, String service) {
    return new Port(
        80,
        "tcp",
        address,
        Optional.of(service),
        PortScope.PUBLIC,
        false,
        false,
        false,
        Evidence.file("/etc/" + service));
  }

  private static Service service(String name, Verdict verdict) {
    return ServiceBuilder.service(name)
        .startedBy("/etc/init.d/" + name, "start")
        .category("web")
        .judged(verdict, "web server")
        .ports(80)
        .evidence(Evidence.file("/etc/rc3.d/S85" + name))
        .build();
  }
}

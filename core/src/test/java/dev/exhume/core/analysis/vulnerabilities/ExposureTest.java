package dev.exhume.core.analysis.vulnerabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import dev.exhume.core.profile.ServiceBuilder;
import dev.exhume.core.profile.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final Evidence SERVER_XML = Evidence.line("/etc/tomcat5/server.xml", 64);

  @Test
  void aHoleOfAjpIsReachedThroughItsOwnPortAndNoOther() {
    assertThat(of(List.of(port(8080, PortScope.PUBLIC), port(8009, PortScope.PUBLIC))))
        .contains("tomcat5 listens for AJP on port 8009 of every address");
    assertThat(of(List.of(port(8080, PortScope.PUBLIC), port(8009, PortScope.LOCAL)))).isEmpty();
    assertThat(of(List.of(port(8080, PortScope.PUBLIC)))).isEmpty();
  }

  @Test
  void aHoleOfAnotherPackageIsNotReachedThroughIt() {
    assertThat(
            Exposure.of(List.of(tomcat()), List.of(port(8009, PortScope.PUBLIC)), Optional.empty())
                .of(Vulnerability.Reach.AJP, Set.of("tomcat6")))
        .isEmpty();
  }

  private static Optional<String> of(List<Port> ports) {
    return Exposure.of(List.of(tomcat()), ports, Optional.empty())
        .of(Vulnerability.Reach.AJP, Set.of("tomcat5"));
  }

  private static Service tomcat() {
    return ServiceBuilder.service("tomcat5")
        .scripted()
        .owner(Optional.of("tomcat5"))
        .category("appserver")
        .judged(Verdict.NEEDED)
        .build();
  }

  private static Port port(int number, PortScope scope) {
    return new Port(
        number, "tcp", "*", Optional.of("tomcat5"), scope, false, false, false, SERVER_XML);
  }
}

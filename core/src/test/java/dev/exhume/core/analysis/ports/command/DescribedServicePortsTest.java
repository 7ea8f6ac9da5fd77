package dev.exhume.core.analysis.ports.command;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.ServiceCommand;
import dev.exhume.core.analysis.boot.ServiceCommand.Step;
import dev.exhume.core.profile.Evidence;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ports of services that an init system describes in words of its own. */
class DescribedServicePortsTest {
  private static final String JOB = "/etc/init/shop.conf";
  private static final String UNIT = "/etc/systemd/system/shop@.service";

  @Test
  void aVariableOfAJobOfUpstartIsFilledIntoItsCommand() {
    ServerBuilder server =
        server()
            .file(JOB, "start on startup", "env WHERE=127.0.0.1:7420", "exec shop --listen $WHERE");

    assertThat(analyse(server, service("shop", "upstart", JOB), JOB).portLines())
        .containsExactly("7420/tcp 127.0.0.1 shop local " + JOB + ":2");
  }

  @Test
  void aVariableOfAUnitMayComeFromAFile() {
    ServerBuilder server =
        server()
            .file("/etc/sysconfig/shop@one", "SHOP_PORT=8088")
            .file(UNIT, "[Service]", "ExecStart=/opt/shop --port $SHOP_PORT");

    assertThat(
            analyse(server, unit("shop@one", "/opt/shop", "--port", "$SHOP_PORT"), UNIT)
                .portLines())
        .containsExactly("8088/tcp * shop@one public primary /etc/sysconfig/shop@one:1");
  }

  @Test
  void anInstanceOfTomcatListensAsItsOwnConfigurationSays() {
    ServerBuilder server =
        server()
            .file("/etc/sysconfig/shop@one", "CATALINA_BASE=\"/var/lib/tomcats/one\"")
            .file("/var/lib/tomcats/one/conf/server.xml", tomcat(8090))
            .file("/usr/share/tomcat/conf/server.xml", tomcat(8080))
            .file(UNIT, "[Service]", "ExecStart=/usr/libexec/tomcat/server start");

    assertThat(
            analyse(server, unit("tomcat@one", "/usr/libexec/tomcat/server", "start"), UNIT)
                .endpoints())
        .containsExactly("*:8090");
  }

  private static String tomcat(int port) {
    return "<Server><Service><Connector port=\"%d\"/></Service></Server>".formatted(port);
  }

  private static BootServiceBuilder unit(String name, String... command) {
    return service(name, "systemd", UNIT)
        .command(
            Optional.of(
                new ServiceCommand(
                    List.of(),
                    Step.of(List.of(command)),
                    true,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    List.of("/etc/sysconfig/shop@one", "/etc/sysconfig/absent"))));
  }

  private static BootServiceBuilder service(String name, String manager, String file) {
    return BootServiceBuilder.service(name, manager, Evidence.file(file));
  }
}

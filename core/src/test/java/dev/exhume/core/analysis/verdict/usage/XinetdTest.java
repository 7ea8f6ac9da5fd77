package dev.exhume.core.analysis.verdict.usage;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class XinetdTest {
  private static List<InnerServer> servers(ServerBuilder server) {
    return Xinetd.servers(server.root(), new Problems());
  }

  @Test
  void whatIsNotDisabledIsSwitchedOn() {
    assertThat(
            servers(
                server()
                    .file("/etc/xinetd.d/off", "service off", "{", "\tdisable\t= yes", "}")
                    .file(
                        "/etc/xinetd.d/swat",
                        "# default: off",
                        "service swat",
                        "{",
                        "\tdisable\t= no",
                        "\tserver\t\t= /usr/sbin/swat",
                        "}")))
        .containsExactly(
            new InnerServer(
                "swat", Optional.of("/usr/sbin/swat"), Evidence.line("/etc/xinetd.d/swat", 2)));
  }

  @Test
  void theDefaultsMaySwitchServersOffAndOn() {
    ServerBuilder both =
        server()
            .file("/etc/xinetd.d/a", "service a", "{", "}")
            .file("/etc/xinetd.d/b", "service b", "{", " id = b-stream", "}");

    assertThat(servers(both.file("/etc/xinetd.conf", "defaults", "{", " disabled = a", "}")))
        .extracting(InnerServer::name)
        .containsExactly("b");
    assertThat(
            servers(
                server()
                    .file("/etc/xinetd.conf", "defaults", "{", " enabled = b-stream", "}")
                    .file("/etc/xinetd.d/a", "service a", "{", "}")
                    .file("/etc/xinetd.d/b", "service b", "{", " id = b-stream", "}")))
        .extracting(InnerServer::name)
        .containsExactly("b");
  }

  @Test
  void leftoversOfPackagesAreNotRead() {
    assertThat(
            servers(
                server()
                    .file("/etc/xinetd.d/tftp.rpmsave", "service tftp", "{", "}")
                    .file("/etc/xinetd.d/tftp~", "service tftp", "{", "}")))
        .isEmpty();
  }

  @Test
  void rubbishIsNoServer() {
    assertThat(
            servers(
                server()
                    .bytes("/etc/xinetd.conf", new byte[5000])
                    .file("/etc/xinetd.d/x", "disable = no", "}", "{", "service")))
        .isEmpty();
  }
}

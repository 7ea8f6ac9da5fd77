package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginRulesTest {
  @Test
  void whatNoPackageOwnsSomebodyWrote() {
    assertThat(Machine.redHat(server()).unpackaged("S99app").judge().ruling("app"))
        .isEqualTo("NEEDED: no package owns /etc/rc.d/init.d/app: somebody wrote it");
  }

  @Test
  void whatIsOfNoUseIsUnneededWhoeverInstalledIt() {
    assertThat(
            Machine.redHat(server()).unpackaged("S19vmware-tools").judge().ruling("vmware-tools"))
        .isEqualTo("UNNEEDED: serves the hypervisor that the old machine ran in");
  }

  @Test
  void whatTheCatalogueDoubtsIsNeededWhenInstalledByHand() {
    assertThat(Machine.redHat(server()).unpackaged("S80squid").judge().ruling("squid"))
        .isEqualTo("NEEDED: no package owns /etc/rc.d/init.d/squid: somebody installed it by hand");
    assertThat(Machine.redHat(server()).packaged("S80squid").judge().ruling("squid"))
        .startsWith("CONDITIONAL: web proxy");
  }

  @Test
  void anUnknownStepOfBootingIsUnneeded() {
    assertThat(
            Machine.debian(server())
                .packaged("S08frobnicate")
                .owned("/etc/init.d/frobnicate", "initscripts")
                .judge()
                .ruling("frobnicate"))
        .isEqualTo("UNNEEDED: is a step of booting a machine (package initscripts)");
  }

  @Test
  void anUnknownServiceOfTheDistributionIsConditional() {
    assertThat(Machine.redHat(server()).packaged("S80frobd").judge().ruling("frobd"))
        .isEqualTo("CONDITIONAL: unknown to this program; package frobd brought it");
  }

  @Test
  void anUnknownServiceOfAThirdPartyNamesItsMaker() {
    Machine machine =
        Machine.redHat(server()).with("frobd", "Example Inc.", true).packaged("S80frobd");

    assertThat(machine.judge().ruling("frobd"))
        .isEqualTo(
            "CONDITIONAL: unknown to this program;"
                + " from package frobd of Example Inc., not of the distribution");
    machine.port(
        new Port(
            9000,
            "tcp",
            "*",
            Optional.of("frobd"),
            PortScope.PUBLIC,
            false,
            false,
            false,
            Evidence.file("/etc/frob.conf")));
    assertThat(machine.judge().ruling("frobd"))
        .isEqualTo(
            "NEEDED: serves port 9000;"
                + " from package frobd of Example Inc., not of the distribution");
  }

  @Test
  void withoutAPackageDatabaseAnUnknownNameIsTakenForSomebodysOwn() {
    assertThat(
            Machine.redHat(server()).withoutPackages().unpackaged("S99app").judge().ruling("app"))
        .startsWith("NEEDED: no distribution is known for a service of this name");
  }
}

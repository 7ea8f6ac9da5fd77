package dev.exhume.core.analysis.software;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.exhume.core.analysis.packages.PackageDetector;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import dev.exhume.testdata.ServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a distribution into something that one buys or downloads as a whole. */
class ProductTest {
  @ParameterizedTest
  @CsvSource({
    "/usr/local/cpanel/version, 11.110.0.5, cpanel, control-panel, 11.110.0.5",
    "/usr/local/psa/version, 11.0.9 CentOS 6 110120608.16, plesk, control-panel, 11.0.9",
    "/opt/psa/version, 12.5.30 Debian 8.0 1205151119.09, plesk, control-panel, 12.5.30",
    "/usr/share/webmin/version, 1.580, webmin, control-panel, 1.580",
    "/usr/share/webmin/virtual-server/module.info, version=3.98.gpl, virtualmin, control-panel,"
        + " 3.98.gpl",
    "/usr/libexec/usermin/version, 1.500, usermin, control-panel, 1.500",
    "/usr/local/vesta/conf/vesta.conf, VERSION='0.9.8', vesta, control-panel, 0.9.8",
    "/usr/share/perl5/PVE/pvecfg.pm, 'sub version { return ''3.4-6''; }', proxmox, virtualization,"
        + " 3.4-6",
    "/etc/trixbox/trixbox-version, 2.8.0.4, trixbox, telephony, 2.8.0.4",
    "/etc/schmooze/pbx-version, 10.13.66-14, freepbx-distro, telephony, 10.13.66-14",
    "/etc/asterisknow-version, 1.5.0, asterisknow, telephony, 1.5.0",
    "/var/www/html/admin/modules/framework/module.xml, <version>2.11.0.1</version>, freepbx,"
        + " telephony, 2.11.0.1",
  })
  void itsOwnFileTellsItsVersion(
      String file, String text, String name, String kind, String version) {
    assertThat(detect(server().file(file, text)))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo(name);
              assertThat(found.kind()).isEqualTo(kind);
              assertThat(found.version()).contains(version);
              assertThat(found.evidence()).isEqualTo(Evidence.line(file, 1));
            });
  }

  @Test
  void thePackageOfAProductTellsItsVersionWhereNoFileDoes() {
    ServerBuilder zimbra =
        server()
            .file("/opt/zimbra/bin/zmcontrol", "#!/usr/bin/perl")
            .file(
                "/var/lib/dpkg/status",
                "Package: zimbra-core",
                "Status: install ok installed",
                "Architecture: i386",
                "Version: 5.0.16.GA.2921.DEBIAN4.0")
            .file(
                "/var/lib/dpkg/info/zimbra-core.list",
                "/opt",
                "/opt/zimbra",
                "/opt/zimbra/bin",
                "/opt/zimbra/bin/zmcontrol");

    assertThat(detect(zimbra))
        .extracting(Software::name, Software::version, Software::owner)
        .containsExactly(
            tuple("zimbra", Optional.of("5.0.16.GA.2921.DEBIAN4.0"), Optional.of("zimbra-core")));
  }

  @Test
  void aProductWithoutAnyVersionIsNamedAllTheSame() {
    assertThat(detect(server().file("/usr/bin/elastix-helper", "#!/usr/bin/php")))
        .extracting(Software::name, Software::version)
        .containsExactly(tuple("elastix", Optional.empty()));
  }

  private static List<Software> detect(ServerBuilder server) {
    Path root = server.root();
    Problems problems = new Problems();
    return SoftwareDetector.detect(
        root, PackageDetector.detect(root, problems), List.of(), List.of(), problems);
  }
}

package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsAuditTest {
  private static final String FILE = "/etc/pki/shop.pem";
  private static final String OPEN_KEY =
      "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----";

  @Test
  void aCertificateThatExpiredAfterTheServersEndIsRefusedNow() throws IOException {
    Finding finding = shop("short-until-2017.pem").finding("expired-certificate").orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.title()).contains("2017-12-2");
    assertThat(finding.evidence()).containsExactly(Evidence.file(FILE));
  }

  @Test
  void aCertificateThatHadExpiredBeforeMattersLittle() throws IOException {
    assertThat(shop("until-2008.pem").finding("expired-certificate"))
        .map(Finding::severity)
        .contains(Severity.LOW);
  }

  @Test
  void aShortKeyIsWeakAndALongOneWithItsOwnSignatureIsNot() throws IOException {
    assertThat(shop("short-until-2017.pem").finding("weak-certificate"))
        .map(Finding::severity)
        .contains(Severity.MEDIUM);
    assertThat(shop("until-2008.pem").finding("weak-certificate")).isEmpty();
  }

  @Test
  void aCertificateOfTheTimeOfDebiansBrokenOpenSslMayBeOneOfItsOnSuchARelease() throws IOException {
    Finding finding =
        shop("until-2008.pem")
            .runs("debian", "4.0r3")
            .finding("debian-weak-certificate-time")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.evidence()).containsExactly(Evidence.file(FILE));
    assertThat(shop("until-2008.pem").runs("centos", "4.6").finding("debian-weak-certificate-time"))
        .isEmpty();
    assertThat(shop("until-2008.pem").runs("debian", "6.0").finding("debian-weak-certificate-time"))
        .isEmpty();
  }

  @Test
  void theCertificateInAKeyStoreIsReadWithoutItsPassword() throws IOException {
    assertThat(shop("changeit.jks").finding("weak-certificate")).isPresent();
  }

  @Test
  void certificatesOfSitesThatAreNotServedAreNoMatter() throws IOException {
    assertThat(
            AuditedServer.of(server().bytes(FILE, resource("short-until-2017.pem")))
                .serves("/var/www", Optional.of(FILE))
                .finding("expired-certificate"))
        .isEmpty();
  }

  @Test
  void theCertificateOfTheMailServerIsFoundByItsSetting() throws IOException {
    assertThat(
            AuditedServer.of(
                    server()
                        .bytes(FILE, resource("until-2008.pem"))
                        .file("/etc/postfix/main.cf", "smtpd_tls_cert_file = " + FILE))
                .opens("postfix", "mail")
                .finding("expired-certificate"))
        .isPresent();
  }

  @Test
  void whatIsNoCertificateIsAProblemAndNoFault() {
    AuditedServer server =
        AuditedServer.of(
                server()
                    .file(FILE, "-----BEGIN CERTIFICATE-----", "AAAA", "-----END CERTIFICATE-----"))
            .opens("httpd", "web")
            .serves("/var/www", Optional.of(FILE));
    assertThat(server.finding("expired-certificate")).isEmpty();
    assertThat(server.problems().sorted())
        .anySatisfy(problem -> assertThat(problem.path()).isEqualTo(FILE));
  }

  @Test
  void aServersKeyWithoutPassphraseIsLocatedWhereverItLies() {
    Finding finding =
        AuditedServer.of(server().file("/opt/shop/ssl/shop.key", OPEN_KEY))
            .finding("open-private-key")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(finding.evidence()).containsExactly(Evidence.file("/opt/shop/ssl/shop.key"));
    assertThat(finding.toString()).doesNotContain("c2VjcmV0");
  }

  @Test
  void aKeyThatAPackageMadeForNobodyMattersLittle() {
    assertThat(
            AuditedServer.of(server().file("/etc/ssl/private/ssl-cert-snakeoil.key", OPEN_KEY))
                .finding("open-private-key"))
        .map(Finding::severity)
        .contains(Severity.LOW);
  }

  @Test
  void certificatesAndKeysWithAPassphraseAreNoOpenKeys() throws IOException {
    assertThat(
            AuditedServer.of(
                    server()
                        .bytes("/etc/ssl/a.pem", resource("until-2008.pem"))
                        .file(
                            "/etc/ssl/b.key",
                            OPEN_KEY.replace("KEY-----\nc2", "KEY-----\nProc-Type: 4,ENCRYPTED\n"))
                        .file("/etc/ssl/c.key", "secret")
                        .link("/etc/ssl/d.key", "../../../../etc/shadow"))
                .finding("open-private-key"))
        .isEmpty();
  }

  private static AuditedServer shop(String certificate) throws IOException {
    ServerBuilder server = server().bytes(FILE, resource(certificate));
    return AuditedServer.of(server).opensTls("httpd", "web").serves("/var/www", Optional.of(FILE));
  }

  static byte[] resource(String name) throws IOException {
    return Resources.toByteArray(Resources.getResource(TlsAuditTest.class, name));
  }
}

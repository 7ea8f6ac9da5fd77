package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.testdata.ServerBuilder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SecretAuditTest {
  @Test
  void filesWithPasswordsAreCountedByKindAndNotShown() {
    Finding finding =
        AuditedServer.of(
                withRoot()
                    .file("/root/.my.cnf", "[client]", "password = Topsecret1")
                    .file("/root/.pgpass", "db:5432:shop:joe:Topsecret2")
                    .file("/etc/ldap.secret", "Topsecret3")
                    .file("/var/www/.htpasswd", "joe:Topsecret4"))
            .finding("stored-secrets")
            .orElseThrow();
    assertThat(finding.title()).isEqualTo("Files with passwords go into the image: 4");
    assertThat(finding.detail())
        .isEqualTo("By kind: 1: .htpasswd, 1: .my.cnf, 1: .pgpass, 1: /etc/ldap.secret.");
    assertThat(finding.toString()).doesNotContain("Topsecret");
  }

  @Test
  void suchFilesWithoutAPasswordAreNone() {
    assertThat(
            AuditedServer.of(
                    withRoot()
                        .file("/root/.my.cnf", "[mysql]", "no-auto-rehash")
                        .file("/root/.netrc", "machine db login joe")
                        .file("/etc/ppp/chap-secrets", "# client server secret"))
                .finding("stored-secrets"))
        .isEmpty();
  }

  @Test
  void linesOfAHistoryWithAPasswordAreCounted() {
    Finding finding =
        AuditedServer.of(
                withRoot()
                    .file(
                        "/root/.bash_history",
                        "ls",
                        "mysqldump --password=Topsecret5 shop",
                        "cd /tmp"))
            .finding("history-secrets")
            .orElseThrow();
    assertThat(finding.evidence()).containsExactly(Evidence.line("/root/.bash_history", 2));
    assertThat(finding.toString()).doesNotContain("Topsecret");
    assertThat(
            AuditedServer.of(withRoot().file("/root/.bash_history", "ls", "mysql -p shop"))
                .finding("history-secrets"))
        .isEmpty();
  }

  @Test
  void aKeyStoreWithItsFirstPasswordIsFoundAndADamagedOneIsNot() throws IOException {
    byte[] store = TlsAuditTest.resource("changeit.jks");
    assertThat(
            AuditedServer.of(server().bytes("/opt/shop/shop.jks", store))
                .finding("default-keystore-password"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.file("/opt/shop/shop.jks")));
    store[store.length - 1]++;
    assertThat(
            AuditedServer.of(server().bytes("/opt/shop/shop.jks", store))
                .finding("default-keystore-password"))
        .isEmpty();
  }

  @Test
  void aKeyStoreThatClaimsToHaveMillionsOfKeysIsNoFault() {
    byte[] hostile = {
      (byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2, 0x7F, -1, -1, -1, 0, 0, 0, 1
    };
    assertThat(
            AuditedServer.of(server().bytes("/opt/shop/shop.jks", hostile))
                .finding("default-keystore-password"))
        .isEmpty();
  }

  private static ServerBuilder withRoot() {
    return server().file("/etc/passwd", "root:x:0:0::/root:/bin/sh");
  }
}

package dev.exhume.core.analysis.audit;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Finding;
import dev.exhume.core.profile.Severity;
import dev.exhume.core.profile.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAuditTest {
  /** A line of a file, or several with % between them, that makes a finding or must not. */
  @ParameterizedTest(name = "{1}: {3} shows {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "postfix ~ /etc/postfix/main.cf ~ postfix-open-relay ~ mynetworks = 127.0.0.0/8, 0.0.0.0/0",
        "postfix ~ /etc/postfix/main.cf ~ postfix-open-relay ~ mynetworks = 127.0.0.0/8%  0.0.0.0/0",
        "sendmail ~ /etc/mail/sendmail.mc ~ sendmail-open-relay ~ FEATURE(promiscuous_relay)dnl",
        "exim4 ~ /etc/exim4/exim4.conf ~ exim-open-relay ~ hostlist relay_from_hosts = *",
        "exim4 ~ /etc/exim4/update-exim4.conf.conf ~ exim-open-relay ~ dc_relay_nets='0.0.0.0/0'",
        "vsftpd ~ /etc/vsftpd.conf ~ anonymous-ftp-write ~ write_enable=YES%anon_upload_enable=YES",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust-all ~ host all all 0.0.0.0/0 trust",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust-all ~ host all all 0.0.0.0 0.0.0.0 trust",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust ~ host all all 10.1.2.0/24 trust",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust ~ host all all 10.1.2.0 255.255.255.0 trust",
        "redis ~ /etc/redis.conf ~ redis-no-password ~ port 6379",
        "mongod ~ /etc/mongod.conf ~ mongodb-no-password ~ port = 27017",
        "nfs ~ /etc/exports ~ nfs-root ~ /data *(rw,no_root_squash)",
        "rsync ~ /etc/rsyncd.conf ~ rsync-write ~ [data]%path = /data%read only = no",
        "snmpd ~ /etc/snmp/snmpd.conf ~ snmp-public ~ rocommunity public",
        "snmpd ~ /etc/snmp/snmpd.conf ~ snmp-public-write ~ rwcommunity private 10.0.0.0/8",
        "smb ~ /etc/samba/smb.conf ~ samba-guest-write ~ [global]%[pub]%guest ok = yes%writable = yes",
        "httpd ~ /etc/php.ini ~ php-url-include ~ allow_url_include = On",
        "httpd ~ /etc/phpmyadmin/config.inc.php ~ phpmyadmin-no-password ~ $cfg['Servers'][$i]['AllowNoPassword'] = true;",
        "httpd ~ /etc/phpmyadmin/config.inc.php ~ phpmyadmin-config-login ~ $cfg['Servers'][$i]['auth_type'] = 'config';",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite ALL:!ADH:!EXPORT56:RC4+RSA:+HIGH",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-old-tls ~ ssl_protocols SSLv3 TLSv1;",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-weak-ciphers ~ ssl_ciphers 'ECDHE-RSA-RC4-SHA:HIGH:!aNULL';",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-weak-ciphers ~ server { listen 443 ssl; ssl_ciphers ALL:!ADH:RC4+RSA; }",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite ECDHE-RSA-AES128-SHA256:ECDHE-RSA-RC4-SHA:!aNULL",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite EDH-RSA-DES-CBC-SHA",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite EXP-RC4-MD5",
        "rsync ~ /etc/rsyncd.conf ~ rsync-read ~ [backup]%path = /backup",
        "pure-ftpd ~ /etc/pure-ftpd/pure-ftpd.conf ~ pure-ftpd-anonymous-write ~ NoAnonymous no%AnonymousCantUpload no",
        "wu-ftpd ~ /etc/ftpaccess ~ wu-ftpd-anonymous-write ~ class all real,guest,anonymous *%upload /var/ftp /incoming yes root daemon 0600 dirs",
        "proftpd ~ /etc/proftpd.conf ~ proftpd-anonymous-write ~ <Anonymous /srv/ftp>%<Directory incoming/*>%<Limit STOR>%AllowAll%</Limit>%</Directory>%</Anonymous>",
        "dovecot ~ /etc/dovecot.conf ~ dovecot-old-tls ~ ssl_protocols = SSLv3 TLSv1",
      })
  void aDangerousSettingIsAFindingAtItsLine(String service, String file, String id, String lines) {
    assertThat(serving(file, lines).opensTls(service, "any").finding(id)).isPresent();
  }

  @ParameterizedTest(name = "{1}: {3} is not {2}")
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "postfix ~ /etc/postfix/main.cf ~ postfix-open-relay ~ mynetworks = 10.0.0.0/8",
        "postfix ~ /etc/postfix/main.cf ~ postfix-open-relay ~ #mynetworks = 0.0.0.0/0",
        "postfix ~ /etc/postfix/main.cf ~ postfix-open-relay ~ mynetworks = 0.0.0.0/0%mynetworks = 127.0.0.0/8",
        "sendmail ~ /etc/mail/sendmail.mc ~ sendmail-open-relay ~ dnl FEATURE(promiscuous_relay)dnl",
        "exim4 ~ /etc/exim4/exim4.conf ~ exim-open-relay ~ hostlist relay_from_hosts = 127.0.0.1 : 10.0.0.0/8",
        "exim4 ~ /etc/exim4/exim4.conf ~ exim-open-relay ~ hostlist relay_from_hosts = *.example.com",
        "vsftpd ~ /etc/vsftpd.conf ~ anonymous-ftp-write ~ anon_upload_enable=YES",
        "vsftpd ~ /etc/vsftpd.conf ~ anonymous-ftp-write ~ anonymous_enable=NO%write_enable=YES%anon_upload_enable=YES",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust-all ~ host all all 0.0.0.0/0 md5",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust ~ host all all 127.0.0.1/32 trust",
        "postgresql ~ /var/lib/pgsql/data/pg_hba.conf ~ postgresql-trust ~ local all all trust",
        "redis ~ /etc/redis.conf ~ redis-no-password ~ port 6379%requirepass Pl4nted",
        "redis ~ /etc/redis.conf ~ redis-no-password ~ port 6379%protected-mode yes",
        "mongod ~ /etc/mongod.conf ~ mongodb-no-password ~ security:% authorization: enabled",
        "nfs ~ /etc/exports ~ nfs-root ~ /data *(rw,root_squash)",
        "rsync ~ /etc/rsyncd.conf ~ rsync-write ~ [data]%path = /data",
        "rsync ~ /etc/rsyncd.conf ~ rsync-write ~ auth users = joe%[data]%read only = no",
        "snmpd ~ /etc/snmp/snmpd.conf ~ snmp-public ~ rocommunity public 127.0.0.1",
        "smb ~ /etc/samba/smb.conf ~ samba-guest-write ~ [pub]%guest ok = yes%[own]%writable = yes",
        "smb ~ /etc/samba/smb.conf ~ samba-guest-write ~ [pub]%guest ok = yes%writable = yes%printable = yes",
        "httpd ~ /etc/php.ini ~ php-url-include ~ allow_url_include = Off",
        "httpd ~ /etc/php.ini ~ php-url-include ~ ;allow_url_include = On",
        "httpd ~ /etc/php.ini.rpmnew ~ php-url-include ~ allow_url_include = On",
        "httpd ~ /etc/phpmyadmin/config.inc.php ~ phpmyadmin-no-password ~ //$cfg['Servers'][$i]['AllowNoPassword'] = true;",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite HIGH:MEDIUM:!aNULL:!MD5",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite HIGH:-RC4",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-old-tls ~ ssl_protocols TLSv1.2; # no SSLv3",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-weak-ciphers ~ ssl_ciphers HIGH:!aNULL:!MD5:!RC4;",
        "nginx ~ /etc/nginx/nginx.conf ~ nginx-weak-ciphers ~ ssl_ciphers 'EECDH+aRSA+RC4 EECDH RC4 !aNULL !eNULL !LOW !3DES !MD5 !EXP !RC4';",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite ECDHE-RSA-DES-CBC3-SHA:DES-CBC3-SHA:AES128-SHA",
        "httpd ~ /etc/httpd/conf.d/ssl.conf ~ apache-weak-ciphers ~ SSLCipherSuite HIGH:+RC4",
        "rsync ~ /etc/rsyncd.conf ~ rsync-read ~ hosts allow = 10.0.0.0/8%[backup]%path = /backup",
        "rsync ~ /etc/rsyncd.conf ~ rsync-read ~ [backup]%path = /backup%auth users = joe",
        "pure-ftpd ~ /etc/pure-ftpd/pure-ftpd.conf ~ pure-ftpd-anonymous-write ~ NoAnonymous yes%AnonymousCantUpload no",
        "pure-ftpd ~ /etc/pure-ftpd/pure-ftpd.conf ~ pure-ftpd-anonymous-write ~ NoAnonymous no%AnonymousCantUpload yes",
        "wu-ftpd ~ /etc/ftpaccess ~ wu-ftpd-anonymous-write ~ class all real,guest *%upload /var/ftp /incoming yes",
        "wu-ftpd ~ /etc/ftpaccess ~ wu-ftpd-anonymous-write ~ class all anonymous *%upload /var/ftp * no",
        "proftpd ~ /etc/proftpd.conf ~ proftpd-anonymous-write ~ <Anonymous /srv/ftp>%<Limit WRITE>%DenyAll%</Limit>%<Limit LOGIN>%AllowAll%</Limit>%</Anonymous>",
        "proftpd ~ /etc/proftpd.conf ~ proftpd-anonymous-write ~ <Anonymous /srv/ftp>%</Anonymous>%<Limit STOR>%AllowAll%</Limit>",
        "dovecot ~ /etc/dovecot.conf ~ dovecot-old-tls ~ ssl_protocols = !SSLv2 !SSLv3",
      })
  void aSettingThatIsHarmlessIsNone(String service, String file, String id, String lines) {
    assertThat(serving(file, lines).opensTls(service, "any").finding(id)).isEmpty();
  }

  @Test
  void howMuchASettingMattersFollowsFromWhetherItsServiceIsReached() {
    String hba = "/var/lib/pgsql/data/pg_hba.conf";
    String all = "host all all 0.0.0.0/0 trust";
    assertThat(serving(hba, all).opens("postgresql", "database").finding("postgresql-trust-all"))
        .map(Finding::severity)
        .contains(Severity.CRITICAL);
    assertThat(
            serving(hba, all).judged("postgresql", Verdict.NEEDED).finding("postgresql-trust-all"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
    assertThat(
            serving(hba, all)
                .judged("postgresql", Verdict.CONDITIONAL)
                .finding("postgresql-trust-all"))
        .map(Finding::severity)
        .contains(Severity.LOW);
    assertThat(
            serving(hba, all)
                .judged("postgresql", Verdict.UNNEEDED)
                .finding("postgresql-trust-all"))
        .isEmpty();
  }

  @Test
  void whatASuperServerStartsIsReachedThroughThePortOfThatAndNoOther() {
    String file = "/etc/rsyncd.conf";
    assertThat(serving(file, "[data]%read only = no").opens("xinetd", 873).finding("rsync-write"))
        .map(Finding::severity)
        .contains(Severity.HIGH);
    assertThat(serving(file, "[data]%read only = no").opens("xinetd", 23).finding("rsync-write"))
        .isEmpty();
  }

  @Test
  void theLineThatShowsItIsNamed() {
    assertThat(
            serving("/etc/exports", "# data%/data *(ro)%/home *(rw,no_root_squash)")
                .opens("nfs", "storage")
                .finding("nfs-root"))
        .map(Finding::evidence)
        .hasValueSatisfying(
            places -> assertThat(places).containsExactly(Evidence.line("/etc/exports", 3)));
  }

  @Test
  void aManagerOfTomcatWithAPasswordThatEverybodyTriesIsFoundAndNotShown() {
    String users = "/etc/tomcat5/tomcat-users.xml";
    Finding finding =
        AuditedServer.of(
                server()
                    .file(
                        users,
                        "<tomcat-users>",
                        "<user username='ops' password='s3cret' roles='manager-gui'/>",
                        "</tomcat-users>"))
            .opens("tomcat5", "appserver")
            .finding("tomcat-default-password")
            .orElseThrow();
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.evidence()).containsExactly(Evidence.line(users, 2));
    assertThat(finding.toString()).doesNotContain("s3cret");
  }

  @ParameterizedTest
  @CsvSource({
    "<user username='ops' password='x7-Long' roles='manager'/>",
    "<user username='tomcat' password='tomcat' roles='tomcat'/>",
    "<!-- <user username='tomcat' password='tomcat' roles='manager'/> -->"
  })
  void otherUsersOfTomcatAreNoFinding(String user) {
    assertThat(
            AuditedServer.of(
                    server()
                        .file(
                            "/etc/tomcat5/tomcat-users.xml",
                            "<tomcat-users>",
                            user,
                            "</tomcat-users>"))
                .opens("tomcat5", "appserver")
                .finding("tomcat-default-password"))
        .isEmpty();
  }

  @Test
  void aConsoleOfJBossIsOpenUntilItsConstraintIsUncommented() {
    String console = "/opt/jboss-4.2.3/server/default/deploy/jmx-console.war/WEB-INF/web.xml";
    String constraint =
        "<security-constraint><auth-constraint><role-name>a</role-name></auth-constraint></security-constraint>";
    assertThat(
            AuditedServer.of(
                    server().file(console, "<web-app><!-- " + constraint + " --></web-app>"))
                .opens("jboss", "appserver")
                .finding("jboss-open-console"))
        .map(Finding::severity)
        .contains(Severity.CRITICAL);
    assertThat(
            AuditedServer.of(server().file(console, "<web-app>" + constraint + "</web-app>"))
                .opens("jboss", "appserver")
                .finding("jboss-open-console"))
        .isEmpty();
  }

  @Test
  void aLineLongerThanAnyIsPassedOver() {
    assertThat(
            serving("/etc/exports", "/" + "x".repeat(1 << 20) + " *(no_root_squash)")
                .opens("nfs", "storage")
                .finding("nfs-root"))
        .isEmpty();
  }

  private static AuditedServer serving(String file, String lines) {
    return AuditedServer.of(server().file(file, lines.split("%")));
  }
}

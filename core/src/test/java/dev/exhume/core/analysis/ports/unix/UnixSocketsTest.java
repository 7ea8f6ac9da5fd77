package dev.exhume.core.analysis.ports.unix;

import static dev.exhume.core.analysis.ports.NetworkFixture.analyse;
import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Software;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnixSocketsTest {
  private static final Evidence MY_CNF = Evidence.line("/etc/my.cnf", 2);

  @Test
  void nginxSpeaksToThePoolThatItPassesScriptsTo() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/nginx/nginx.conf",
                            "http { server { listen 80; location ~ \\.php$ {",
                            "fastcgi_pass unix:/run/php5-fpm.sock; } } }")
                        .file(
                            "/etc/php5/fpm/pool.d/www.conf",
                            "[www]",
                            "listen = /var/run/php5-fpm.sock"),
                    "nginx",
                    "php5-fpm")
                .tieLines())
        .containsExactly(
            "nginx (/etc/nginx/nginx.conf:2) -> php5-fpm /var/run/php5-fpm.sock"
                + " (/etc/php5/fpm/pool.d/www.conf:2)");
  }

  @Test
  void httpdSpeaksToAPoolAsWell() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/httpd/conf/httpd.conf",
                            "Listen 80",
                            "ProxyPassMatch ^/(.*\\.php)$ unix:/run/php.sock|fcgi://localhost/srv")
                        .file("/etc/php-fpm.d/www.conf", "listen = /run/php.sock"),
                    "httpd",
                    "php-fpm")
                .tieLines())
        .containsExactly(
            "httpd (/etc/httpd/conf/httpd.conf:2) -> php-fpm /run/php.sock"
                + " (/etc/php-fpm.d/www.conf:1)");
  }

  @Test
  void phpSpeaksToTheDatabaseServer() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/my.cnf", "[mysqld]", "socket=/data/mysql.sock")
                        .file("/etc/php.ini", "mysql.default_socket = \"/data/mysql.sock\""),
                    "mysqld")
                .tieLines())
        .containsExactly("PHP (/etc/php.ini:1) -> mysqld /data/mysql.sock (/etc/my.cnf:2)");
  }

  @Test
  void postfixSpeaksToWhatListensInItsQueue() {
    assertThat(
            analyse(
                    server()
                        .file(
                            "/etc/postfix/main.cf",
                            "smtpd_sasl_path = private/auth",
                            "smtpd_milters = unix:/var/run/dkim.sock, inet:localhost:8891",
                            "virtual_transport = lmtp:unix:private/dovecot-lmtp")
                        .file(
                            "/etc/dovecot/conf.d/10-master.conf",
                            "  unix_listener /var/spool/postfix/private/auth {",
                            "  unix_listener auth-userdb {")
                        .file(
                            "/etc/opendkim.conf",
                            "Socket local:/var/spool/postfix/var/run/dkim.sock"),
                    "postfix",
                    "dovecot",
                    "opendkim")
                .tieLines())
        .containsExactly(
            "postfix (/etc/postfix/main.cf:1) -> dovecot /var/spool/postfix/private/auth"
                + " (/etc/dovecot/conf.d/10-master.conf:1)",
            "postfix (/etc/postfix/main.cf:2) -> opendkim /var/spool/postfix/var/run/dkim.sock"
                + " (/etc/opendkim.conf:1)");
  }

  @Test
  void saslIsAskedOverADirectory() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/sysconfig/saslauthd", "MECH=pam")
                        .file("/usr/lib/sasl2/smtpd.conf", "pwcheck_method: saslauthd"),
                    "postfix",
                    "saslauthd")
                .tieLines())
        .containsExactly(
            "postfix (/usr/lib/sasl2/smtpd.conf:1) -> saslauthd /var/run/saslauthd"
                + " (/etc/sysconfig/saslauthd)");
  }

  @Test
  void withoutBothSidesThereIsNoTie() {
    assertThat(
            analyse(
                    server()
                        .file("/etc/my.cnf", "socket=/data/mysql.sock")
                        .file("/etc/php.ini", "mysql.default_socket = /data/mysql.sock"),
                    "httpd")
                .tieLines())
        .isEmpty();
    assertThat(
            analyse(
                    server()
                        .file("/etc/my.cnf", "socket=/data/mysql.sock")
                        .file("/etc/php.ini", "mysql.default_socket ="),
                    "mysqld")
                .tieLines())
        .isEmpty();
  }

  @Test
  void anApplicationWithItsDatabaseOnTheMachineSpeaksToTheServer() {
    UnixSockets sockets =
        new UnixSockets(
            List.of(new UnixSocket("/var/lib/mysql/mysql.sock", "mysqld", MY_CNF)), List.of());

    assertThat(
            sockets
                .andApplications(List.of(application("localhost"), application("10.1.2.3")))
                .dependencies())
        .containsExactly(
            new Dependency(
                "unix-socket",
                "/var/lib/mysql/mysql.sock",
                Evidence.line("/srv/blog/wp-config.php", 3),
                Optional.of(
                    "wordpress in /srv/blog speaks to mysqld over it (/etc/my.cnf:2): keep both in"
                        + " one container, share the directory of the socket between theirs, or"
                        + " let them use TCP")));
  }

  private static Software application(String host) {
    return new Software(
            "wordpress",
            Optional.empty(),
            "web-application",
            "/srv/blog",
            Optional.empty(),
            Evidence.file("/srv/blog"))
        .with(
            Optional.of(
                new Software.Connection(
                    Optional.of("mysql"),
                    Optional.of(host),
                    Optional.empty(),
                    Optional.empty(),
                    Evidence.line("/srv/blog/wp-config.php", 3))));
  }

  @Test
  void manySocketsDoNotMultiply() {
    List<UnixSocket> many = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      many.add(new UnixSocket("/run/x.sock", "a" + i, Evidence.line("/etc/x", i + 1)));
    }

    assertThat(new UnixSockets(many, many).ties()).hasSize(500);
  }
}

package dev.exhume.core.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "wget -q http://joe:PLANTED@shop.example/cron.php",
        "mysqldump -u root -pPLANTED --all-databases | gzip > /backup/db.gz",
        "/usr/bin/mysqladmin --user=root --password=PLANTED ping",
        "check_mail --password PLANTED --host mail",
        "PGPASSWORD=PLANTED pg_dump shop",
        "PGPASSWORD='PLANTED PLANTED' pg_dump shop",
        "curl -s -u joe:PLANTED https://shop.example/",
        "sshpass -p PLANTED scp a b:",
        "fetch 'http://shop.example/?token=PLANTED&all=1'",
        "wget http://joe:PLANTED@PLANTED@shop.example/",
        "backup joe:PLANTED@db.example",
        "report --db-password 'PLANTED PLANTED'",
        "keytool -storepass PLANTED -list",
        "AWS_SECRET_ACCESS_KEY=PLANTED aws s3 sync /a s3://b",
        "agent --api-key=PLANTED",
        "curl -H 'Authorization: Bearer PLANTED' https://shop.example/",
        "smbclient //nas/x -U joe%PLANTED -c ls",
        "sqlplus -s joe/PLANTED@shop @report.sql",
        "java -Durl=jdbc:oracle:thin:joe/PLANTED@db:1521:shop",
        "mysql -uroot -p'PLANTED PLANTED' shop",
        "mongodump -u joe -p PLANTED --db shop",
        "ldapsearch -x -D cn=admin -w PLANTED",
        "redis-cli -a PLANTED save",
        "openssl enc -aes-256-cbc -k PLANTED -in a",
        "zip -P PLANTED a.zip a",
        "snmpwalk -v2c -c PLANTED switch1",
        "echo PLANTED | sudo -S reboot",
        "php -r 'mysql_connect(\"db\", \"joe\", \"PLANTED\");'",
      })
  void aPasswordInACommandIsHidden(String command) {
    assertThat(Redaction.of(command)).doesNotContain("PLANTED").contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run-parts --report /etc/cron.daily",
        "[ -x /usr/sbin/anacron ] || ( cd / && run-parts --report /etc/cron.daily )",
        "mysqldump -p shop > /backup/shop.sql",
        "cp -pr /etc/passwd /backup",
        "su - jboss -c \"/opt/jboss/bin/run.sh -b 0.0.0.0\"",
        "ssh -p 2222 backup@host:/vol date",
        "ssh -N -L 8080:localhost:80 joe@host",
        "joe ALL=(ALL) NOPASSWD: ALL",
        "rsync -a --password-file=/etc/rsync.pw rsync://joe@nas/x /y",
        "chpst -u joe:users /srv/shop/run",
        "sqlplus /nolog @/opt/report.sql",
        "echo done | mail -s report mailto:joe@example.com",
        "zip -r /backup/etc.zip /etc",
      })
  void aCommandWithoutOneStaysAsItIs(String command) {
    assertThat(Redaction.of(command)).isEqualTo(command);
  }

  @Test
  void theRestOfTheCommandIsKept() {
    assertThat(Redaction.of("mysqldump -uroot -psecret shop | gzip -9"))
        .isEqualTo("mysqldump -uroot -p*** shop | gzip -9");
  }
}

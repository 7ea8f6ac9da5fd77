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

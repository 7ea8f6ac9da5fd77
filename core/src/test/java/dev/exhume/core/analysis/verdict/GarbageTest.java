package dev.exhume.core.analysis.verdict;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exhume.core.profile.Service;
import dev.exhume.testdata.ServerBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a dying disk has left in the files, every service is judged. */
class GarbageTest {
  private static final List<String> FILES =
      List.of(
          "/etc/crontab",
          "/etc/anacrontab",
          "/etc/cron.d/job",
          "/etc/cron.daily/job",
          "/etc/default/app",
          "/etc/exports",
          "/etc/fstab",
          "/etc/inetd.conf",
          "/etc/mail/sendmail.cf",
          "/etc/php.ini",
          "/etc/postfix/main.cf",
          "/etc/rc.d/rc.local",
          "/etc/ssh/sshd_config",
          "/etc/syslog.conf",
          "/etc/xinetd.conf",
          "/etc/xinetd.d/x",
          "/usr/sbin/crond",
          "/var/run/app.pid",
          "/var/spool/at/a0000101432a36",
          "/var/spool/cron/root",
          "/var/www/config.php");

  /** What the readers look for, so that garbage gets past their first glance. */
  private static final String WORDS =
      " \n"
          + "\t=:#\"'$\\{}()\0 service defaults disable = no * * * * * root @reboot mail("
          + " mysql_connect( PIDFILE=$A A=$PIDFILE # pidfile: /var/run/ ### BEGIN INIT INFO #"
          + " Provides: O DaemonPortOptions=Addr=127. inet_interfaces = nfs local3.* respawn"
          + " initdefault";

  @ParameterizedTest(name = "garbage {0}")
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyServiceIsJudged(int seed) {
    Random random = new Random(seed);
    ServerBuilder server = server();
    FILES.forEach(file -> server.bytes(file, garbage(random)));
    Machine machine =
        Machine.redHat(server)
            .packaged("S12syslog", "S25netfs", "S55sshd", "S56xinetd", "S60nfs", "S64mysqld")
            .packaged("S80postfix", "S80sendmail", "S90crond", "S95anacron", "S95atd")
            .unpackaged("S99app");
    server.bytes("/etc/rc.d/init.d/app", garbage(random)).mode("/etc/rc.d/init.d/app", 0755);
    server.link("/etc/rc.d/rc3.d/S99local", "../rc.local").mode("/etc/rc.d/rc.local", 0755);

    List<Service> services = machine.judge().services();

    assertThat(services).filteredOn(service -> service.manager().equals("sysv")).hasSize(13);
    assertThat(services).extracting(Service::reason).noneMatch(String::isBlank);
  }

  private static byte[] garbage(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(400); i > 0; i--) {
      int start = random.nextInt(WORDS.length());
      int end = Math.min(WORDS.length(), start + random.nextInt(20));
      text.append(WORDS, start, end);
      if (random.nextInt(5) == 0) {
        text.append((char) random.nextInt(256));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}

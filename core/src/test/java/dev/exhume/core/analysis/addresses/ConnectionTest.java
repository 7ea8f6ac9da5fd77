package dev.exhume.core.analysis.addresses;

import static dev.exhume.testdata.DeadServers.server;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionTest {
  private static final List<Connection> KNOWN = Connection.known();

  private final Path root = server().root();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/var/www/html/wp-config.php | define('DB_HOST', 'db1.example.com:3306'); | db1.example.com",
        "/var/www/html/configuration.php | var $host = 'db1'; | db1",
        "/var/www/html/configuration.php | public $host = 'db1'; | db1",
        "/var/www/html/LocalSettings.php | $wgDBserver = \"db1\"; | db1",
        "/var/www/html/config.inc.php | $cfg['Servers'][$i]['host'] = 'db1'; | db1",
        "/var/www/html/settings.php | $db_url = 'mysql://me:PLANTED@db1:3306/drupal'; | db1",
        "/var/www/html/settings.php | $db_url = 'mysql://me:PLAN/TED@db1/drupal'; | db1",
        "/var/www/html/settings.php | 'host' => 'db1', | db1",
        "/var/www/html/config.php | $CFG->dbhost    = 'db1'; | db1",
        "/var/www/html/config.php | $dbhost = \"10.1.2.9\"; | 10.1.2.9",
        "/var/www/cgi-bin/connect.php | mysql_pconnect(\"db1\", \"me\", \"PLANTED\"); | db1",
        "/opt/app/conf/context.xml | <Resource url=\"jdbc:mysql://db1:3306/shop\"/> | db1",
        "/opt/app/app.properties | url=jdbc:oracle:thin:@db1:1521:SHOP | db1",
        "/opt/app/app.properties | mail.smtp.host = smtp1 | smtp1",
        "/opt/app/config.yml | host: db1 | db1",
        "/opt/app/.env | DB_HOST=db1 | db1",
        "/opt/app/app.conf | warehouse_url = https://me:PLANTED@wh1/stock | wh1",
        "/etc/httpd/conf.d/proxy.conf | ProxyPass /shop http://app1:8080/shop | app1",
        "/etc/httpd/conf.d/proxy.conf | RewriteRule ^/(.*)$ http://app1/$1 [P] | app1",
        "/etc/httpd/conf.d/proxy.conf | ProxyPass /shop http://me:PLANTED@app1:8080/shop | app1",
        "/etc/nginx/nginx.conf | proxy_pass http://app1:8080; | app1",
        "/etc/httpd/conf/workers.properties | worker.node1.host=app1 | app1",
        "/etc/my.cnf | master-host = db1 | db1",
        "/etc/postfix/main.cf | relayhost = [relay.example.com]:587 | relay.example.com",
        "/etc/mail/sendmail.cf | DSrelay.example.com | relay.example.com",
        "/etc/mail/sendmail.mc | define(`SMART_HOST', `relay.example.com')dnl | relay.example.com",
        "/etc/ssmtp/ssmtp.conf | mailhub=relay1 | relay1",
        "/etc/named.conf | forwarders { 192.0.2.53; }; | 192.0.2.53",
        "/usr/local/sbin/dump | scp -q a.sql backup@store.example.net:/srv/gate/ | store.example.net",
        "/usr/local/sbin/dump | rsync -a --delete /srv/ 10.0.0.7:/backup | 10.0.0.7",
        "/etc/exim4/update-exim4.conf.conf | dc_smarthost='relay1' | relay1",
        "/etc/openldap/ldap.conf | URI ldaps://ldap1.example.com | ldap1.example.com",
        "/etc/ldap.conf | host ldap1 | ldap1",
        "/etc/yp.conf | domain example server nis1 | nis1",
        "/etc/krb5.conf | kdc = kdc1.example.com:88 | kdc1.example.com",
        "/etc/syslog.conf | *.info @loghost1 | loghost1",
        "/etc/ntp.conf | server 0.pool.ntp.org iburst | 0.pool.ntp.org",
        "/etc/auto.home | ada -rw,soft nas1:/export/home/ada | nas1",
        "/etc/zabbix/zabbix_agentd.conf | Server=zabbix1 | zabbix1",
        "/etc/snmp/snmpd.conf | trapsink monitor1 public | monitor1",
        "/etc/nginx/conf.d/shop.conf | server app1:8080 weight=5; | app1",
        "/etc/nginx/conf.d/shop.conf | server 10.1.2.9; | 10.1.2.9",
        "/var/named/chroot/etc/named.conf | masters { 10.1.2.9; }; | 10.1.2.9",
        "/etc/bind/named.conf.options | forwarders { 10.1.2.1; 10.1.2.2; }; | 10.1.2.1",
        "/usr/local/sbin/dump | tar c / ; ssh -p 2222 backup@nas1 'cat > dump' | nas1",
        "/etc/cron.daily/copy | rsync -a /srv/ backup@nas1::srv | nas1",
        "/root/copy.sh | scp /srv/x.gz root@nas1:/backup/ | nas1",
        "/usr/local/bin/dump | mysqldump -u me -pPLANTED -h db1 shop | db1",
        "/usr/local/bin/dump | pg_dump --host=db1 shop | db1",
        "/etc/bacula/bacula-dir.conf | Address = backup1 | backup1",
        "/etc/amanda/amanda-client.conf | index_server \"backup1\" | backup1",
        "/var/lib/amanda/.amandahosts | backup1 amanda amdump | backup1",
        "/nsr/res/servers | backup1 | backup1",
        "/usr/openv/netbackup/bp.conf | SERVER = backup1 | backup1",
        "/opt/tivoli/tsm/client/ba/bin/dsm.sys | TCPServeraddress backup1 | backup1",
        "/etc/collectd.conf | Server \"monitor1\" \"25826\" | monitor1",
        "/etc/puppet/puppet.conf | server = puppet1 | puppet1",
        "/etc/yum.conf | proxy=http://me:PLANTED@proxy1:3128 | proxy1",
        "/etc/apt/apt.conf | Acquire::http::Proxy \"http://me:PLANTED@proxy1:3128\"; | proxy1",
        "/etc/profile.d/proxy.sh | export http_proxy=http://proxy1:3128/ | proxy1",
        "/etc/samba/smb.conf | password server = dc1 | dc1",
        "/etc/pam_radius_auth.conf | radius1:1812 PLANTED 3 | radius1",
        "/etc/rsyslog.conf | action(type=\"omfwd\" target=\"log1\" port=\"514\") | log1",
        "/etc/syslog-ng/syslog-ng.conf | destination d { udp(\"log1\" port(514)); }; | log1",
        "/etc/postfix/transport | example.org smtp:[relay1]:587 | relay1",
        "/etc/mail/mailertable | example.org esmtp:[relay1] | relay1",
        "/var/qmail/control/smtproutes | :relay1 | relay1",
        "/etc/msmtprc | host relay1 | relay1",
        "/etc/nullmailer/remotes | relay1 smtp | relay1",
        "/etc/rc.d/rc.local | mount -t cifs -o user=me //nas1/share /data | nas1",
        "/opt/oracle/network/admin/tnsnames.ora | (ADDRESS=(PROTOCOL=TCP)(HOST = db1)(PORT=1521)) | db1",
        "/etc/freetds.conf | host = db1 | db1",
        "/etc/rc.d/rc.local | mount -t nfs nas1:/export /data | nas1",
        "/etc/drbd.conf | address 10.1.2.4:7788; | 10.1.2.4",
        "/etc/cups/printers.conf | DeviceURI socket://printer1:9100 | printer1",
      })
  void theHostOfALineThatConnectsIsFoundAndNothingElseOfIt(
      String file, String line, String expected) {
    assertThat(hosts(file, line)).containsOnly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/var/www/html/config.php | $dbpasswd = 'PLANTED';",
        "/var/www/html/config.php | $host = $_SERVER['HTTP_HOST'];",
        "/var/www/html/config.php | $server = 42;",
        "/var/www/html/config.php | $db_host = '/var/lib/mysql/mysql.sock';",
        "/var/www/html/settings.php | $db_url = 'mysql://me:PLAN@TED@db1/drupal';",
        "/opt/app/app.properties | url=jdbc:mysql://${db.host}/shop",
        "/opt/app/app.properties | use.server=true",
        "/opt/app/my.cnf | character-set-server = utf8",
        "/etc/postfix/main.cf | relayhost = $mydomain",
        "/etc/ntp.conf | restrict default ignore",
        "/etc/mail/sendmail.cf | DS",
        "/etc/nginx/conf.d/shop.conf | server_name shop.example.com;",
        "/etc/nginx/conf.d/shop.conf | server unix:/run/shop.sock;",
        "/etc/nginx/conf.d/shop.conf | server {",
        "/usr/local/sbin/dump | ssh nas1 uptime ; mail root@example.com",
        "/usr/local/bin/dump | mysqldump shop --hex-blob",
        "/opt/app/dump.sh | mysqldump -u me shop",
        "/etc/cron.daily/copy | rsync -a /data/ /copies/",
        "/etc/msmtprc | password PLANTED",
        "/etc/msmtprc | protocol smtp",
        "/etc/rc.d/rc.local | mount -o bind data/x /srv/x",
        "/etc/pam_radius_auth.conf | other-server other-secret 3",
      })
  void linesThatConnectToNoHostThatTheyNameAreNotTaken(String file, String line) {
    assertThat(hosts(file, line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/etc/nagios/nrpe.cfg | allowed_hosts=127.0.0.1,10.1.2.7, monitor1 | 127.0.0.1 10.1.2.7 monitor1",
        "/etc/zabbix/zabbix_agentd.conf | Server=zabbix1,zabbix2 | zabbix1 zabbix2",
        "/etc/samba/smb.conf | wins server = dc1 dc2 | dc1 dc2",
      })
  void ofAListEveryHostIsFound(String file, String line, String expected) {
    assertThat(hosts(file, line)).containsExactlyElementsOf(Splitter.on(' ').split(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/opt/app/app.properties | url=jdbc:mysql://db1:3307/shop | 3307",
        "/var/www/html/wp-config.php | define('DB_HOST', 'db1:3306'); | 3306",
        "/etc/postfix/main.cf | relayhost = [relay1]:587 | 587",
        "/etc/drbd.conf | address 10.1.2.4:7788; | 7788",
      })
  void thePortIsToldWhereTheLineSaysIt(String file, String line, String port) {
    assertThat(targets(file, line))
        .extracting(Connection.Target::port)
        .containsOnly(Optional.of(port));
  }

  @Test
  void longLinesAreNotSearched() {
    assertThat(hosts("/etc/ntp.conf", " ".repeat(5000) + "server ntp1")).isEmpty();
  }

  private List<String> hosts(String file, String line) {
    return targets(file, line).stream().map(Connection.Target::host).toList();
  }

  private List<Connection.Target> targets(String file, String line) {
    TextLine text = new TextLine(file, 1, line);
    return KNOWN.stream()
        .filter(connection -> connection.isIn(root.resolve(file), () -> false))
        .flatMap(connection -> connection.targets(text).stream())
        .toList();
  }
}

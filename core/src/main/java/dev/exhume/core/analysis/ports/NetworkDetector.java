package dev.exhume.core.analysis.ports;

import dev.exhume.core.analysis.boot.BootPlan;
import dev.exhume.core.analysis.configuration.NetworkServices;
import dev.exhume.core.analysis.ports.apache.ApacheServer;
import dev.exhume.core.analysis.ports.command.CommandLinePorts;
import dev.exhume.core.analysis.ports.database.MySqlPorts;
import dev.exhume.core.analysis.ports.database.PostgresPorts;
import dev.exhume.core.analysis.ports.dns.NamedPorts;
import dev.exhume.core.analysis.ports.enterprise.GeronimoPorts;
import dev.exhume.core.analysis.ports.enterprise.GlassFishServer;
import dev.exhume.core.analysis.ports.enterprise.JBossServer;
import dev.exhume.core.analysis.ports.enterprise.WebLogicServer;
import dev.exhume.core.analysis.ports.lighttpd.LighttpdServer;
import dev.exhume.core.analysis.ports.mail.DovecotPorts;
import dev.exhume.core.analysis.ports.mail.EximPorts;
import dev.exhume.core.analysis.ports.mail.PostfixPorts;
import dev.exhume.core.analysis.ports.mail.SendmailPorts;
import dev.exhume.core.analysis.ports.nginx.NginxServer;
import dev.exhume.core.analysis.ports.proxy.HaproxyPorts;
import dev.exhume.core.analysis.ports.remote.InetdPorts;
import dev.exhume.core.analysis.ports.remote.SshPorts;
import dev.exhume.core.analysis.ports.remote.UnitSocketPorts;
import dev.exhume.core.analysis.ports.remote.VsftpdPorts;
import dev.exhume.core.analysis.ports.remote.XinetdPorts;
import dev.exhume.core.analysis.ports.rpc.NfsPorts;
import dev.exhume.core.analysis.ports.servlet.JettyServer;
import dev.exhume.core.analysis.ports.servlet.ResinServer;
import dev.exhume.core.analysis.ports.servlet.TomcatServer;
import dev.exhume.core.analysis.ports.servlet.WildflyServer;
import dev.exhume.core.analysis.ports.settings.SettingsPorts;
import dev.exhume.core.analysis.ports.sockets.ErrorLog;
import dev.exhume.core.analysis.ports.sockets.ListeningSocket;
import dev.exhume.core.analysis.ports.sockets.StartScripts;
import dev.exhume.core.analysis.ports.syslog.RsyslogInputs;
import dev.exhume.core.analysis.ports.unix.UnixSocketSearch;
import dev.exhume.core.analysis.ports.usual.UsualPorts;
import dev.exhume.core.profile.Site;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Works out from configuration which ports the server's daemons open, and which sites they serve.
 */
public final class NetworkDetector {
  /** More than all servers of a machine offer; each is looked for in each application. */
  private static final int MAX_DATA_SOURCES = 500;

  private NetworkDetector() {}

  /**
   * Reads the configuration of each daemon that the machine ran.
   *
   * @param boot what the machine started; services that do not really start open nothing
   */
  public static Network detect(Path root, BootPlan boot, Problems problems) {
    StartScripts scripts = StartScripts.read(root, boot.services(), problems);
    List<ListeningSocket> sockets = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    Set<Software> dataSources = new LinkedHashSet<>();
    List<ErrorLog> errorLogs = new ArrayList<>();
    for (ApacheServer server : ApacheServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets(problems));
      sites.addAll(server.sites());
      errorLogs.addAll(server.errorLogs());
    }
    for (NginxServer server : NginxServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites());
      errorLogs.addAll(server.errorLogs());
    }
    for (LighttpdServer server : LighttpdServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites());
      server.errorLog().ifPresent(errorLogs::add);
    }
    for (TomcatServer server : TomcatServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites(root, problems));
      dataSources.addAll(server.dataSources(root, problems));
    }
    for (JBossServer server : JBossServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets(problems));
      sites.addAll(server.sites(problems));
      dataSources.addAll(server.dataSources(problems));
    }
    for (WildflyServer server : WildflyServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites(problems));
      dataSources.addAll(server.dataSources(problems));
    }
    for (GlassFishServer server : GlassFishServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites(root, problems));
      dataSources.addAll(server.dataSources());
    }
    for (WebLogicServer server : WebLogicServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites(root, problems));
      dataSources.addAll(server.dataSources(root, problems));
    }
    sockets.addAll(GeronimoPorts.detect(root, scripts, problems));
    for (JettyServer server : JettyServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets(problems));
      sites.addAll(server.sites(problems));
      dataSources.addAll(server.dataSources(problems));
    }
    for (ResinServer server : ResinServer.find(root, scripts, problems)) {
      sockets.addAll(server.sockets());
      sites.addAll(server.sites(root, problems));
      dataSources.addAll(server.dataSources());
    }
    sockets.addAll(PostgresPorts.detect(root, scripts, problems));
    sockets.addAll(MySqlPorts.detect(root, scripts, boot.sockets(), problems));
    sockets.addAll(SshPorts.detect(root, scripts, problems));
    sockets.addAll(VsftpdPorts.detect(root, scripts, problems));
    NetworkServices names = NetworkServices.read(root, problems);
    sockets.addAll(InetdPorts.detect(root, scripts, names, problems));
    sockets.addAll(XinetdPorts.detect(root, scripts, names, problems));
    sockets.addAll(SendmailPorts.detect(root, scripts, names, problems));
    sockets.addAll(PostfixPorts.detect(root, scripts, names, problems));
    sockets.addAll(EximPorts.detect(root, scripts, names, problems));
    sockets.addAll(DovecotPorts.detect(root, scripts, problems));
    sockets.addAll(NamedPorts.detect(root, scripts, problems));
    sockets.addAll(HaproxyPorts.detect(root, scripts, problems));
    sockets.addAll(RsyslogInputs.detect(root, scripts, problems));
    sockets.addAll(NfsPorts.detect(root, scripts, problems));
    sockets.addAll(SettingsPorts.detect(root, scripts, problems));
    sockets.addAll(UnitSocketPorts.detect(boot.sockets()));
    // Last, as it asks about the services that nobody recognised.
    sockets.addAll(CommandLinePorts.detect(root, scripts, problems));
    return new Network(
        PortOrder.ports(sockets, UsualPorts.assume(scripts, sockets)),
        sorted(sites),
        dataSources.stream().limit(MAX_DATA_SOURCES).toList(),
        UnixSocketSearch.detect(root, scripts, sites, problems),
        errorLogs);
  }

  private static List<Site> sorted(List<Site> sites) {
    return sites.stream()
        .distinct()
        .sorted(
            Comparator.comparing(Site::server)
                .thenComparing(site -> site.address().orElse(""))
                .thenComparing(site -> String.join(" ", site.names()))
                .thenComparing(site -> site.path().orElse(""))
                .thenComparing(site -> site.evidence().location()))
        .toList();
  }
}

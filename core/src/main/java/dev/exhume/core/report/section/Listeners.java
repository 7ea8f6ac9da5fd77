package dev.exhume.core.report.section;

import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.ServerProfile;
import dev.exhume.core.profile.Site;
import dev.exhume.core.report.text.Badge;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Ports and who is behind them; sites, and what they hand on. */
public final class Listeners {
  private Listeners() {}

  /** The tables of a server. */
  public static List<Table> of(ServerProfile profile) {
    List<Table> tables = new ArrayList<>(ports(profile));
    tables.addAll(sites(profile.sites()));
    tables.addAll(proxies(profile.sites()));
    return tables;
  }

  private static List<Table> ports(ServerProfile profile) {
    Table.Builder table =
        Table.of(
            "ports-table",
            "Ports, as the configuration opens them",
            "Port",
            "Who is behind it",
            "Who reached it",
            "In the container",
            "Address",
            "Encrypted",
            "Evidence");
    for (Port port : profile.ports()) {
      String name = port.port() + "/" + port.protocol();
      boolean offered =
          port.scope() == PortScope.PUBLIC && profile.container().exposedPorts().contains(name);
      table.row(
          Cell.text(name).with(port.primary() ? "the main one" : ""),
          Cell.code(port.service().orElse("no service of the boot order"))
              .with(port.assumed() ? "where such a daemon usually listens; not read" : ""),
          Cell.badge(
              port.scope() == PortScope.PUBLIC
                  ? Badge.caution("anybody")
                  : Badge.plain("the machine itself")),
          Cell.badge(offered ? Badge.note("offered") : Badge.plain("not offered")),
          Cell.code(port.address()),
          Cell.text(port.tls() ? "TLS" : "no"),
          Cell.proof(port.evidence()));
    }
    return table.build();
  }

  private static List<Table> sites(List<Site> sites) {
    Table.Builder table =
        Table.of(
            "sites-table",
            "Sites and applications",
            "Name",
            "Served by",
            "Address",
            "Path",
            "Serves from",
            "Certificate",
            "Evidence");
    for (Site site : sites) {
      table.row(
          Cell.code(name(site)),
          Cell.code(site.server()),
          Cell.code(site.address()),
          Cell.code(site.path()),
          Cell.code(site.documentRoot()),
          Cell.code(site.certificate()),
          Cell.proof(site.evidence()));
    }
    return table.build();
  }

  private static List<Table> proxies(List<Site> sites) {
    Table.Builder table =
        Table.of(
            "proxies-table",
            "Requests that a site hands on",
            "Requests",
            "Answered by",
            "Site",
            "Evidence");
    for (Site site : sites) {
      for (Site.Proxy proxy : site.proxies()) {
        table.row(
            Cell.code(proxy.path()),
            Cell.code(proxy.target()),
            Cell.code(name(site)),
            Cell.proof(proxy.evidence()));
      }
    }
    return table.build();
  }

  private static String name(Site site) {
    return site.names().isEmpty()
        ? site.path().orElse("default site")
        : site.names().stream().collect(Collectors.joining(", "));
  }
}

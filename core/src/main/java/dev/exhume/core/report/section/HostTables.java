package dev.exhume.core.report.section;

import dev.exhume.core.profile.Host;
import dev.exhume.core.report.text.Cell;
import dev.exhume.core.report.text.Table;
import java.util.ArrayList;
import java.util.List;

/** The machine's place in its old network, and how its kernel was set up. */
final class HostTables {
  private HostTables() {}

  static List<Table> of(Host host) {
    List<Table> tables = new ArrayList<>(interfaces(host));
    tables.addAll(entries(host));
    tables.addAll(parameters(host));
    tables.addAll(limits(host));
    tables.addAll(modules(host));
    return tables;
  }

  private static List<Table> interfaces(Host host) {
    Table.Builder table =
        Table.of(
            "interfaces-table",
            "Network interfaces",
            "Interface",
            "Addresses",
            "Method",
            "MAC address",
            "Evidence");
    host.interfaces()
        .forEach(
            card ->
                table.row(
                    Cell.code(card.name()),
                    Cell.code(String.join(", ", card.addresses())),
                    Cell.text(card.method()),
                    Cell.code(card.macAddress()),
                    Cell.proof(card.evidence())));
    return table.build();
  }

  private static List<Table> entries(Host host) {
    Table.Builder table =
        Table.of("hosts-table", "Names in /etc/hosts", "Address", "Names", "Evidence");
    host.hostsEntries()
        .forEach(
            entry ->
                table.row(
                    Cell.code(entry.address()),
                    Cell.code(String.join(", ", entry.names())),
                    Cell.proof(entry.evidence())));
    return table.build();
  }

  private static List<Table> parameters(Host host) {
    Table.Builder table =
        Table.of(
            "sysctl-table",
            "Kernel parameters that it set",
            "Parameter",
            "Value",
            "Usual",
            "Whose",
            "Evidence");
    host.kernelParameters()
        .forEach(
            parameter ->
                table.row(
                    Cell.code(parameter.name()),
                    Cell.code(parameter.value()),
                    Cell.code(parameter.usual()),
                    Cell.text(parameter.perContainer() ? "each container's" : "the host's"),
                    Cell.proof(parameter.evidence())));
    return table.build();
  }

  private static List<Table> limits(Host host) {
    Table.Builder table =
        Table.of(
            "limits-table", "Limits of resources", "For", "Kind", "Limit", "Value", "Evidence");
    host.limits()
        .forEach(
            limit ->
                table.row(
                    Cell.code(limit.domain()),
                    Cell.text(limit.type()),
                    Cell.code(limit.item()),
                    Cell.code(limit.value()),
                    Cell.proof(limit.evidence())));
    return table.build();
  }

  private static List<Table> modules(Host host) {
    Table.Builder table =
        Table.of(
            "modules-table",
            "Kernel modules that it loaded",
            "Module",
            "Drives",
            "Options",
            "Evidence");
    host.modules()
        .forEach(
            module ->
                table.row(
                    Cell.code(module.name()),
                    Cell.code(module.device()),
                    Cell.code(module.options()),
                    Cell.proof(module.evidence())));
    return table.build();
  }
}

package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/** The machine's name and place in its old network. */
public record Host(
    Optional<String> hostname,
    Optional<String> timezone,
    Optional<String> locale,
    List<NetworkInterface> interfaces,
    List<String> nameservers,
    List<HostsEntry> hostsEntries) {

  public Host {
    interfaces = List.copyOf(interfaces);
    nameservers = List.copyOf(nameservers);
    hostsEntries = List.copyOf(hostsEntries);
  }

  /** Nothing is known of the host. */
  public static Host unknown() {
    return new Host(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
  }

  /**
   * A configured network interface.
   *
   * @param addresses in CIDR notation where the mask is known
   * @param method {@code static}, {@code dhcp}, …
   */
  public record NetworkInterface(
      String name,
      List<String> addresses,
      Optional<String> method,
      Optional<String> macAddress,
      Evidence evidence) {

    public NetworkInterface {
      addresses = List.copyOf(addresses);
    }
  }

  /** A line of {@code /etc/hosts} that is not the loopback's. */
  public record HostsEntry(String address, List<String> names, Evidence evidence) {
    public HostsEntry {
      names = List.copyOf(names);
    }
  }
}

package dev.exhume.core.profile;

import java.util.List;
import java.util.Optional;

/**
 * The machine's name and place in its old network, and how its kernel was set up.
 *
 * @param kernelParameters of {@code sysctl} that are not as every server of its time had them
 * @param limits of {@code pam_limits}
 * @param modules that it was told to load, or which options to give them
 * @param timezoneData the rules for the zone that its clock showed
 * @param evidence of its name, time zone, locale and name servers
 */
public record Host(
    Optional<String> hostname,
    Optional<String> timezone,
    Optional<String> locale,
    List<NetworkInterface> interfaces,
    List<String> nameservers,
    List<HostsEntry> hostsEntries,
    List<KernelParameter> kernelParameters,
    List<ResourceLimit> limits,
    List<KernelModule> modules,
    Optional<TimezoneData> timezoneData,
    List<FactEvidence> evidence) {

  /** A host of whose kernel nothing is known. */
  public Host(
      Optional<String> hostname,
      Optional<String> timezone,
      Optional<String> locale,
      List<NetworkInterface> interfaces,
      List<String> nameservers,
      List<HostsEntry> hostsEntries) {
    this(
        hostname,
        timezone,
        locale,
        interfaces,
        nameservers,
        hostsEntries,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  public Host {
    interfaces = List.copyOf(interfaces);
    nameservers = List.copyOf(nameservers);
    hostsEntries = List.copyOf(hostsEntries);
    kernelParameters = List.copyOf(kernelParameters);
    limits = List.copyOf(limits);
    modules = List.copyOf(modules);
    evidence = List.copyOf(evidence);
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

  /**
   * A parameter of the kernel that the server set.
   *
   * @param name with dots: {@code kernel.shmmax}
   * @param usual what servers of its time had, if that is known
   * @param perContainer whether each container has its own; else it is the host's
   */
  public record KernelParameter(
      String name, String value, Optional<String> usual, boolean perContainer, Evidence evidence) {}

  /**
   * A limit that {@code pam_limits} sets for those who log in, and for what {@code su} starts.
   *
   * @param domain a user, {@code @group} or {@code *}
   * @param type {@code soft}, {@code hard} or {@code -} for both
   */
  public record ResourceLimit(
      String domain, String type, String item, String value, Evidence evidence) {}

  /**
   * A module that the kernel was told to load.
   *
   * @param device that it drives: {@code eth0}
   * @param options that it is given
   */
  public record KernelModule(
      String name, Optional<String> device, Optional<String> options, Evidence evidence) {}

  /**
   * What the server knows of its time zone.
   *
   * @param version of the package that has the rules
   * @param current whether they are those of today, as far as that could be told
   * @param difference the first moment from 2026 on at which its clock would be wrong
   */
  public record TimezoneData(
      Optional<String> version,
      Optional<Boolean> current,
      Optional<String> difference,
      Evidence evidence) {}
}

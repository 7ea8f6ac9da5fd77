package dev.exhume.core.analysis.addresses;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.net.InetAddresses;
import dev.exhume.core.profile.Host;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which addresses and names are the dead server's own, and which other machines it knew by name.
 *
 * <p>Everything is in lower case.
 */
final class HostNames {
  private static final Pattern NAME = Pattern.compile("[a-z0-9_][a-z0-9_.-]{0,252}");
  private static final Pattern MAC_ADDRESS = Pattern.compile("[0-9a-f]{2}(?::[0-9a-f]{2}){5}");

  private final ImmutableSortedSet<String> ownAddresses;
  private final ImmutableSortedSet<String> ownNames;
  private final ImmutableSortedSet<String> ownMacAddresses;
  private final ImmutableMap<String, String> otherNames;
  private final Optional<String> hostname;

  private HostNames(
      NavigableSet<String> ownAddresses,
      NavigableSet<String> ownNames,
      NavigableSet<String> ownMacAddresses,
      Map<String, String> otherNames,
      Optional<String> hostname) {
    this.ownAddresses = ImmutableSortedSet.copyOf(ownAddresses);
    this.ownNames = ImmutableSortedSet.copyOf(ownNames);
    this.ownMacAddresses = ImmutableSortedSet.copyOf(ownMacAddresses);
    this.otherNames = ImmutableMap.copyOf(otherNames);
    this.hostname = hostname;
  }

  /**
   * Reads them from what is known of the machine.
   *
   * @param cards more addresses of its network cards
   */
  static HostNames of(Host host, Collection<String> cards) {
    NavigableSet<String> addresses = new TreeSet<>();
    NavigableSet<String> names = new TreeSet<>();
    NavigableSet<String> macAddresses = new TreeSet<>(cards);
    Optional<String> hostname = host.hostname().map(Ascii::toLowerCase).filter(HostNames::isName);
    hostname.ifPresent(
        name -> {
          names.add(name);
          names.add(name.substring(0, firstLabelEnd(name)));
        });
    for (Host.NetworkInterface network : host.interfaces()) {
      network.addresses().stream()
          .map(HostNames::withoutMask)
          .filter(HostNames::isPlace)
          .forEach(addresses::add);
      network
          .macAddress()
          .map(address -> Ascii.toLowerCase(address).replace('-', ':'))
          .filter(address -> MAC_ADDRESS.matcher(address).matches())
          .ifPresent(macAddresses::add);
    }
    Map<String, String> others = new HashMap<>();
    for (Host.HostsEntry entry : host.hostsEntries()) {
      String address = Ascii.toLowerCase(entry.address());
      if (!isPlace(address)) {
        continue;
      }
      boolean own =
          addresses.contains(address)
              || entry.names().stream().map(Ascii::toLowerCase).anyMatch(names::contains);
      if (own) {
        addresses.add(address);
      }
      for (String name : entry.names()) {
        if (own) {
          names.add(Ascii.toLowerCase(name));
        } else {
          others.putIfAbsent(Ascii.toLowerCase(name), address);
        }
      }
    }
    names.removeIf(name -> !isName(name));
    others.keySet().removeIf(name -> !isName(name) || names.contains(name));
    return new HostNames(addresses, names, macAddresses, others, hostname);
  }

  NavigableSet<String> ownAddresses() {
    return ownAddresses;
  }

  NavigableSet<String> ownNames() {
    return ownNames;
  }

  NavigableSet<String> ownMacAddresses() {
    return ownMacAddresses;
  }

  /** The addresses that {@code /etc/hosts} gives to other machines' names. */
  Map<String, String> otherNames() {
    return otherNames;
  }

  /** The name that the machine had. */
  Optional<String> hostname() {
    return hostname;
  }

  /** Whether a name or an address means this machine, from outside or on its loopback. */
  boolean isOwn(String host) {
    String lower = Ascii.toLowerCase(host);
    return ownNames.contains(lower)
        || ownAddresses.contains(lower)
        || (InetAddresses.isInetAddress(lower) ? !isPlace(lower) : !isName(lower));
  }

  private static int firstLabelEnd(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name.length() : dot;
  }

  private static String withoutMask(String address) {
    int slash = address.indexOf('/');
    return Ascii.toLowerCase(slash < 0 ? address : address.substring(0, slash));
  }

  /** Whether an address is one by which others could reach a machine. */
  private static boolean isPlace(String address) {
    if (!InetAddresses.isInetAddress(address)) {
      return false;
    }
    InetAddress parsed = InetAddresses.forString(address);
    return !parsed.isLoopbackAddress()
        && !parsed.isAnyLocalAddress()
        && !parsed.isLinkLocalAddress()
        && !parsed.isMulticastAddress();
  }

  /**
   * Whether a name tells machines apart; every machine is {@code localhost} to itself. What no
   * resolver takes for a name would mean something else in advice that people type after.
   */
  private static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && !name.startsWith("localhost")
        && !name.startsWith("ip6-")
        && !name.equals("broadcasthost")
        && !InetAddresses.isInetAddress(name);
  }
}

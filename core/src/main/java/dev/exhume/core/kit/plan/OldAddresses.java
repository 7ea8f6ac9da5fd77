package dev.exhume.core.kit.plan;

import com.google.common.base.Splitter;
import dev.exhume.core.profile.ContainerPlan.Advice;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.profile.Port;
import dev.exhume.core.profile.PortScope;
import dev.exhume.core.profile.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of the machine that a needed service wants to listen on, and the network it had. */
final class OldAddresses {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,2}");
  private static final Set<String> EVERYWHERE = Set.of("*", "0.0.0.0", "::", "");
  private static final int WIDEST = 8;
  private static final int NARROWEST = 29;

  private OldAddresses() {}

  /** Finds the one that most services want; an engine gives a container one address only. */
  static Optional<OldAddress> plan(ContainerFacts facts, List<Advice> advice) {
    Map<String, NetworkInterface> own = new LinkedHashMap<>();
    for (NetworkInterface card : facts.host().interfaces()) {
      for (String address : card.addresses()) {
        own.putIfAbsent(Splitter.on('/').split(address).iterator().next(), card);
      }
    }
    Set<String> needed = facts.needed().map(Service::name).collect(Collectors.toSet());
    Map<String, List<Port>> wanted = new LinkedHashMap<>();
    for (Port port : facts.ports()) {
      boolean isOurs = port.service().filter(needed::contains).isPresent();
      if (isOurs && port.scope() == PortScope.PUBLIC && own.containsKey(port.address())) {
        wanted.computeIfAbsent(port.address(), any -> new ArrayList<>()).add(port);
      }
    }
    List<OldAddress> found = new ArrayList<>();
    wanted.forEach(
        (address, ports) -> {
          NetworkInterface card = own.get(address);
          if (card != null) {
            network(address, card)
                .flatMap(cidr -> planned(facts, address, cidr, ports))
                .ifPresent(found::add);
          }
        });
    Optional<OldAddress> best =
        found.stream()
            .reduce((one, other) -> other.services().size() > one.services().size() ? other : one);
    wanted.forEach(
        (address, ports) -> {
          if (best.filter(chosen -> chosen.address().equals(address)).isEmpty()) {
            advice.add(
                new Advice(
                    address,
                    "%s listens on this address, which the container does not have: let it listen on *"
                        .formatted(String.join(", ", services(ports))),
                    Optional.of(ports.get(0).evidence())));
          }
        });
    return best;
  }

  private static Optional<String> network(String address, NetworkInterface card) {
    return card.addresses().stream().filter(cidr -> cidr.startsWith(address + "/")).findFirst();
  }

  private static Optional<OldAddress> planned(
      ContainerFacts facts, String address, String cidr, List<Port> ports) {
    String length = cidr.substring(cidr.indexOf('/') + 1);
    OptionalLong number = number(address);
    if (number.isEmpty() || !PREFIX.matcher(length).matches()) {
      return Optional.empty();
    }
    int prefix = Integer.parseInt(length);
    if (prefix < WIDEST || prefix > NARROWEST) {
      return Optional.empty();
    }
    long mask = (0xFFFF_FFFFL << (Integer.SIZE - prefix)) & 0xFFFF_FFFFL;
    long first = number.getAsLong() & mask;
    long last = first | (~mask & 0xFFFF_FFFFL);
    long gateway = number.getAsLong() == last - 1 ? last - 2 : last - 1;
    List<String> peers = peers(facts, address, first, last);
    Set<String> services = services(ports);
    boolean alone = ports.stream().anyMatch(port -> listensNowhereElse(facts, port));
    String reason =
        "%s on %s%s"
                .formatted(
                    String.join(", ", services) + (services.size() == 1 ? " listens" : " listen"),
                    address,
                    alone ? " alone" : " besides other addresses")
            + (peers.isEmpty()
                ? ""
                : ", but the network of it has %s, which the container could not reach then"
                    .formatted(String.join(", ", peers)));
    return Optional.of(
        new OldAddress(
            address,
            dotted(first) + "/" + prefix,
            dotted(gateway),
            List.copyOf(services),
            reason,
            alone,
            alone && peers.isEmpty(),
            ports.get(0).evidence()));
  }

  private static boolean listensNowhereElse(ContainerFacts facts, Port port) {
    return facts.ports().stream()
        .filter(other -> other.service().equals(port.service()))
        .filter(other -> other.port() == port.port() && other.protocol().equals(port.protocol()))
        .noneMatch(other -> EVERYWHERE.contains(other.address()));
  }

  private static Set<String> services(List<Port> ports) {
    return ports.stream()
        .flatMap(port -> port.service().stream())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Machines of the old network that the configuration names; name servers are the engine's. */
  private static List<String> peers(ContainerFacts facts, String own, long first, long last) {
    return facts.dependencies().stream()
        .filter(dependency -> dependency.kind().equals("remote-host"))
        .filter(dependency -> !dependency.evidence().path().equals("/etc/resolv.conf"))
        .map(Dependency::value)
        .map(value -> addressOf(facts, value))
        .filter(value -> !value.equals(own))
        .filter(
            value -> {
              OptionalLong peer = number(value);
              return peer.isPresent() && peer.getAsLong() >= first && peer.getAsLong() <= last;
            })
        .distinct()
        .toList();
  }

  private static String addressOf(ContainerFacts facts, String name) {
    return facts.host().hostsEntries().stream()
        .filter(entry -> entry.names().contains(name))
        .map(entry -> entry.address())
        .findFirst()
        .orElse(name);
  }

  private static OptionalLong number(String address) {
    if (!IPV4.matcher(address).matches()) {
      return OptionalLong.empty();
    }
    long number = 0;
    for (String part : Splitter.on('.').split(address)) {
      int octet = Integer.parseInt(part);
      if (octet > 255) {
        return OptionalLong.empty();
      }
      number = (number << Byte.SIZE) | octet;
    }
    return OptionalLong.of(number);
  }

  private static String dotted(long number) {
    return "%d.%d.%d.%d"
        .formatted(number >> 24 & 0xFF, number >> 16 & 0xFF, number >> 8 & 0xFF, number & 0xFF);
  }
}

package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Evidence;
import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The interfaces of Red Hat and SuSE: a file {@code ifcfg-NAME} for each. */
final class IfcfgInterfaces {
  private static final String PREFIX = "ifcfg-";

  /** Copies that ifup passes over. */
  private static final Pattern COPY =
      Pattern.compile(".*(?:~|\\.bak|\\.old|\\.orig|\\.rpm(?:new|orig|save)|\\.swp)|template");

  /** IPADDR, IPADDR0 and its like of Red Hat, IPADDR_1 of SuSE. */
  private static final Pattern ADDRESS = Pattern.compile("IPADDR(\\d*|_\\w+)");

  /** SuSE named files by the card: {@code ifcfg-eth-id-00:0c:29:5e:01:aa}. */
  private static final Pattern NAMED_BY_CARD =
      Pattern.compile("\\w+-id-((?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2})");

  private IfcfgInterfaces() {}

  static List<NetworkInterface> detect(Path directory, Problems problems) {
    return Folder.files(directory, problems).stream()
        .filter(file -> file.getFileName().toString().startsWith(PREFIX))
        .filter(file -> !COPY.matcher(suffix(file)).matches())
        .map(file -> of(file, ShellVariables.read(file, problems)))
        .toList();
  }

  private static NetworkInterface of(Path file, ShellVariables variables) {
    List<ShellVariable> addresses = addresses(variables);
    return new NetworkInterface(
        variables.value("DEVICE").orElse(suffix(file)),
        addresses.stream().map(address -> cidr(address, variables)).distinct().toList(),
        method(variables, !addresses.isEmpty()),
        Stream.of("HWADDR", "MACADDR", "LLADDR")
            .flatMap(name -> variables.value(name).stream())
            .findFirst()
            .or(() -> macOfName(suffix(file))),
        Stream.concat(
                addresses.stream(),
                Stream.of("BOOTPROTO", "DEVICE").flatMap(name -> variables.find(name).stream()))
            .findFirst()
            .map(ShellVariable::line)
            .map(TextLine::evidence)
            .orElseGet(() -> Evidence.file(file.toString())));
  }

  private static List<ShellVariable> addresses(ShellVariables variables) {
    return variables.all().stream()
        .filter(variable -> isAddress(variable.name()) && !variable.value().isBlank())
        // What is set twice holds what was set last.
        .filter(variable -> variables.find(variable.name()).equals(Optional.of(variable)))
        .toList();
  }

  private static boolean isAddress(String name) {
    return ADDRESS.matcher(name).matches() || name.equals("IPV6ADDR");
  }

  private static String cidr(ShellVariable address, ShellVariables variables) {
    Matcher name = ADDRESS.matcher(address.name());
    if (!name.matches()) {
      return address.value();
    }
    String index = name.group(1);
    return Stream.of("PREFIX", "PREFIXLEN", "NETMASK")
        .flatMap(mask -> variables.value(mask + index).stream())
        .findFirst()
        .map(mask -> CidrAddress.of(address.value(), mask))
        .orElse(address.value());
  }

  /** Red Hat writes {@code none} for an address that is always the same. */
  private static Optional<String> method(ShellVariables variables, boolean hasAddress) {
    return variables
        .value("BOOTPROTO")
        .map(protocol -> protocol.toLowerCase(Locale.ROOT))
        .filter(protocol -> !(hasAddress && protocol.equals("none")))
        .or(() -> hasAddress ? Optional.of("static") : Optional.empty());
  }

  private static Optional<String> macOfName(String suffix) {
    Matcher named = NAMED_BY_CARD.matcher(suffix);
    return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
  }

  private static String suffix(Path file) {
    return file.getFileName().toString().substring(PREFIX.length());
  }
}

package dev.exhume.core.analysis.host;

import dev.exhume.core.profile.Host.NetworkInterface;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The interfaces of Slackware: elements of arrays in {@code /etc/rc.d/rc.inet1.conf}. */
final class SlackwareInterfaces {
  private static final Pattern ELEMENT = Pattern.compile("(?:IPADDR|USE_DHCP)(\\[\\d+\\])");

  private SlackwareInterfaces() {}

  static List<NetworkInterface> detect(Path root, Problems problems) {
    ShellVariables variables =
        ShellVariables.read(root.resolve("etc/rc.d/rc.inet1.conf"), problems);
    List<NetworkInterface> interfaces = new ArrayList<>();
    for (ShellVariable variable : variables.all()) {
      Matcher element = ELEMENT.matcher(variable.name());
      if (element.matches() && !variable.value().isBlank()) {
        of(variable, element.group(1), variables).ifPresent(interfaces::add);
      }
    }
    return interfaces;
  }

  private static Optional<NetworkInterface> of(
      ShellVariable variable, String index, ShellVariables variables) {
    boolean isAddress = variable.name().startsWith("IPADDR");
    if (!isAddress && !variable.value().equals("yes")) {
      return Optional.empty();
    }
    String number = index.substring(1, index.length() - 1);
    String mask = variables.value("NETMASK" + index).orElse("");
    return Optional.of(
        new NetworkInterface(
            variables.value("IFNAME" + index).orElse("eth" + number),
            isAddress ? List.of(CidrAddress.of(variable.value(), mask)) : List.of(),
            Optional.of(isAddress ? "static" : "dhcp"),
            variables.value("HWADDR" + index),
            variable.line().evidence()));
  }
}

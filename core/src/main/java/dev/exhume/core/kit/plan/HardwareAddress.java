package dev.exhume.core.kit.plan;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import dev.exhume.core.profile.Dependency;
import dev.exhume.core.profile.Host.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of the network card, where a licence was issued for it. */
final class HardwareAddress {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private HardwareAddress() {}

  static void plan(ContainerFacts facts, PlannedOptions options) {
    List<Dependency> licences =
        facts.dependencies().stream()
            .filter(dependency -> dependency.kind().equals("licence"))
            .toList();
    Optional<String> card =
        facts.host().interfaces().stream()
            .map(NetworkInterface::macAddress)
            .flatMap(Optional::stream)
            .map(Ascii::toLowerCase)
            .filter(address -> ADDRESS.matcher(address).matches())
            .filter(address -> licences.stream().anyMatch(licence -> names(licence, address)))
            .findFirst();
    card.ifPresent(
        address ->
            options.use(
                "--mac-address",
                address,
                "A licence was issued for this network card.",
                licences.stream()
                    .filter(licence -> names(licence, address))
                    .findFirst()
                    .orElseThrow()
                    .evidence()));
  }

  private static boolean names(Dependency licence, String address) {
    CharMatcher hexadecimal = CharMatcher.inRange('0', '9').or(CharMatcher.inRange('a', 'f'));
    String number = hexadecimal.retainFrom(address);
    return Ascii.toLowerCase(licence.value()).replaceAll("[:-]", "").contains(number);
  }
}

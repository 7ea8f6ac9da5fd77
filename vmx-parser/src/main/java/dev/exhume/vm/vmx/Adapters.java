package dev.exhume.vm.vmx;

import dev.exhume.vm.NetworkAdapter;
import dev.exhume.vm.text.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The network adapters of a machine: {@code ethernet0} to {@code ethernet9}. */
final class Adapters {
  private static final int MAX_ADAPTERS = 10;

  private Adapters() {}

  static List<NetworkAdapter> read(Settings settings) {
    List<NetworkAdapter> adapters = new ArrayList<>();
    for (int i = 0; i < MAX_ADAPTERS; i++) {
      String name = "ethernet" + i;
      if (settings.isOn(name + ".present").orElse(false)) {
        adapters.add(adapter(settings, name));
      }
    }
    return adapters;
  }

  private static NetworkAdapter adapter(Settings settings, String name) {
    Optional<String> fixed = settings.text(name + ".address");
    Optional<String> generated = settings.text(name + ".generatedAddress");
    String type = settings.text(name + ".addressType").orElse("").toLowerCase(Locale.ROOT);
    boolean isGenerated = type.equals("static") ? fixed.isEmpty() : generated.isPresent();
    Optional<String> network =
        settings
            .text(name + ".networkName")
            .or(() -> settings.text(name + ".vnet"))
            .or(() -> settings.text(name + ".devName"))
            .or(() -> settings.text(name + ".connectionType"));
    return new NetworkAdapter(
        name,
        (isGenerated ? generated : fixed).flatMap(MacAddress::of),
        isGenerated,
        settings.text(name + ".virtualDev"),
        network);
  }
}

package dev.exhume.core.analysis.boot.systemd;

import dev.exhume.core.analysis.boot.BootSocket;
import dev.exhume.core.analysis.boot.systemd.unit.Specifiers;
import dev.exhume.core.analysis.boot.systemd.unit.Unit;
import dev.exhume.core.analysis.boot.systemd.unit.UnitSetting;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sockets of the network that units make systemd listen on. */
final class UnitSockets {
  private static final Map<String, String> PROTOCOLS =
      Map.of("ListenStream", "tcp", "ListenDatagram", "udp");

  /** A path, an abstract name or a socket between virtual machines is no port. */
  private static final Pattern PORT = Pattern.compile("(?:[\\w.:%\\[\\]-]+:)?\\d{1,5}");

  private UnitSockets() {}

  static List<BootSocket> of(Unit socket, String service, Specifiers specifiers) {
    return PROTOCOLS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            entry ->
                socket.settings().list("Socket", entry.getKey()).stream()
                    .flatMap(
                        setting -> port(setting, socket, specifiers, entry.getValue(), service)))
        .toList();
  }

  private static Stream<BootSocket> port(
      UnitSetting setting, Unit socket, Specifiers specifiers, String protocol, String service) {
    String listen = specifiers.fillIn(setting.value(), socket.name());
    return PORT.matcher(listen).matches() && !listen.startsWith("vsock:")
        ? Stream.of(new BootSocket(listen, protocol, service, setting.line().evidence()))
        : Stream.empty();
  }
}

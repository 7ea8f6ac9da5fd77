package dev.exhume.core.analysis.ports.rpc;

import dev.exhume.core.analysis.configuration.FilePattern;
import dev.exhume.core.analysis.configuration.ShellSettings;
import dev.exhume.core.analysis.ports.sockets.Endpoint;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ports of the programs beside NFS that configuration names. */
final class PinnedPorts {
  private static final Pattern OPTION =
      Pattern.compile("(?:^|\\s)(?:-p|--port)[ =]?(\\d{1,5})(?=\\s|$)");
  private static final Pattern SECTION = Pattern.compile("\\[\\s*([\\w-]{1,40})\\b[^\\]]{0,80}].*");
  private static final Pattern SETTING = Pattern.compile("(port|udp-port)\\s*=\\s*(\\d{1,5})\\s*");

  private final ShellSettings scripts;
  private final Map<String, Port> settings = new HashMap<>();

  private PinnedPorts(ShellSettings scripts) {
    this.scripts = scripts;
  }

  static PinnedPorts read(Path root, Problems problems) {
    PinnedPorts pinned =
        new PinnedPorts(
            ShellSettings.read(
                Stream.of("sysconfig/nfs", "default/nfs-common", "default/nfs-kernel-server")
                    .map(root.resolve("etc")::resolve)
                    .toList(),
                problems));
    Stream.of("/etc/nfs.conf", "/etc/nfs.conf.d/*.conf")
        .flatMap(pattern -> FilePattern.expand(root, pattern, problems).stream())
        .flatMap(file -> TextFile.read(file, problems).stream())
        .forEach(pinned::take);
    return pinned;
  }

  /** What the program listens on if anybody chose it. */
  Optional<Port> find(RpcProgram program, String protocol) {
    return Optional.ofNullable(settings.get(program.section() + '/' + program.setting(protocol)))
        .or(() -> variable(program.portVariables(protocol)))
        .or(() -> option(program.optionVariables()));
  }

  private void take(TextFile file) {
    String section = "";
    for (TextLine line : file.meaningfulLines()) {
      Matcher head = SECTION.matcher(line.stripped());
      Matcher setting = SETTING.matcher(line.stripped());
      if (head.matches()) {
        section = head.group(1);
      } else if (setting.matches()) {
        String name = section + '/' + setting.group(1);
        Endpoint.port(setting.group(2))
            .ifPresent(number -> settings.put(name, new Port(number, line.evidence())));
      }
    }
  }

  private Optional<Port> variable(List<String> names) {
    return names.stream().flatMap(name -> port(name, scripts.value(name)).stream()).findFirst();
  }

  private Optional<Port> option(List<String> names) {
    return names.stream()
        .flatMap(name -> port(name, scripts.value(name).flatMap(PinnedPorts::inOptions)).stream())
        .findFirst();
  }

  private static Optional<String> inOptions(String options) {
    Matcher option = OPTION.matcher(options);
    return option.find() ? Optional.of(option.group(1)) : Optional.empty();
  }

  private Optional<Port> port(String variable, Optional<String> digits) {
    return digits
        .flatMap(Endpoint::port)
        .flatMap(number -> scripts.line(variable).map(line -> new Port(number, line.evidence())));
  }

  /**
   * A port that somebody chose.
   *
   * @param evidence the line that names it
   */
  record Port(int number, Evidence evidence) {}
}

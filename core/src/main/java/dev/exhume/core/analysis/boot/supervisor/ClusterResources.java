package dev.exhume.core.analysis.boot.supervisor;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import dev.exhume.core.analysis.boot.BootService;
import dev.exhume.core.analysis.boot.BootServiceBuilder;
import dev.exhume.core.analysis.boot.sysv.StartScript;
import dev.exhume.core.analysis.configuration.XmlElement;
import dev.exhume.core.analysis.configuration.XmlFile;
import dev.exhume.core.analysis.packages.Ownership;
import dev.exhume.core.profile.Evidence;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.ServerPath;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The start scripts that a cluster runs on the machine whose turn it is, instead of booting. */
final class ClusterResources {
  private static final Splitter WORDS = Splitter.on(CharMatcher.whitespace()).omitEmptyStrings();
  private static final List<String> SCRIPTS = List.of("etc/init.d", "etc/rc.d/init.d");
  private static final int MAX_RESOURCES = 200;

  private final Path root;
  private final Ownership ownership;
  private final Problems problems;

  private ClusterResources(Path root, Ownership ownership, Problems problems) {
    this.root = root;
    this.ownership = ownership;
    this.problems = problems;
  }

  static List<BootService> services(Path root, Ownership ownership, Problems problems) {
    ClusterResources cluster = new ClusterResources(root, ownership, problems);
    List<BootService> services = new ArrayList<>(cluster.ofHeartbeat());
    services.addAll(cluster.ofResourceGroups());
    return services;
  }

  /** Each line: the machine that has the first turn, then resources with their arguments. */
  private List<BootService> ofHeartbeat() {
    return TextFile.readStart(root.resolve("etc/ha.d/haresources"), 1, problems).stream()
        .flatMap(file -> file.meaningfulLines().stream())
        .flatMap(
            line ->
                WORDS
                    .splitToStream(line.text())
                    .skip(1)
                    .map(resource -> resource.split("::", 2)[0])
                    .flatMap(name -> script(name, line)))
        .limit(MAX_RESOURCES)
        .toList();
  }

  private Stream<BootService> script(String name, TextLine line) {
    return SCRIPTS.stream()
        .filter(directory -> name.matches("[\\w.+@-]{1,100}"))
        .map(directory -> root.resolve(directory).resolve(name))
        .filter(Files::isRegularFile)
        .limit(1)
        .map(script -> service("heartbeat", script, line.evidence()));
  }

  private List<BootService> ofResourceGroups() {
    return XmlFile.read(root.resolve("etc/cluster/cluster.conf"), problems).stream()
        .flatMap(XmlElement::descendants)
        .filter(element -> element.name().equals("script"))
        .flatMap(
            element ->
                element.attribute("file").stream()
                    .flatMap(file -> ServerPath.of(root, file).stream())
                    .filter(Files::isRegularFile)
                    .map(script -> service("rgmanager", script, element.evidence())))
        .limit(MAX_RESOURCES)
        .toList();
  }

  private BootService service(String manager, Path script, Evidence evidence) {
    return BootServiceBuilder.service(script.getFileName().toString(), manager, evidence)
        .script(script)
        .owner(ownership.ownerOf(script))
        .header(StartScript.read(root, script, problems).header())
        .build();
  }
}

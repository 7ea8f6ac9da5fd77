package dev.exhume.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Ascii;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server has passwords, hashes and keys in all places where people keep them, each a word of its
 * own; no output of Exhume has any of these words, but for the archive of the server itself.
 */
class SecretsStayOutTest {
  private static final Pattern MARKER = Pattern.compile("Pl4nted-\\d{3}");
  private static final String SECTION = "== ";
  private static final String ARCHIVE = "rootfs.tar.gz";

  @TempDir private Path directory;

  private final Map<String, String> planted = new LinkedHashMap<>();
  private final Set<String> leaks = new LinkedHashSet<>();

  /** What makes it boot in another way, so that other files are read. */
  private enum Init {
    SYSVINIT,
    UPSTART,
    SYSTEMD,
    OPENRC,
    BUSYBOX,
    RUNIT
  }

  @ParameterizedTest
  @EnumSource
  void noOutputRepeatsASecretOfTheServer(Init init) throws IOException {
    Path root = server(init);
    Path kit = directory.resolve("kit");
    Path profile = directory.resolve("profile.json");

    search("analyze", CommandRun.of("analyze", root, "-o", profile));
    search("the profile", Files.readString(profile));
    search("rescue", CommandRun.of("rescue", root, "-o", kit, "--oci"));
    for (Path file : filesOf(kit)) {
      search(file.getFileName().toString(), Files.readString(file));
    }
    Path slim = directory.resolve("slim");
    search("rescue --slim", CommandRun.of("rescue", root, "-o", slim, "--slim"));
    search("slim.json", Files.readString(slim.resolve("slim.json")));
    search("the changes of a slim kit", Files.readString(slim.resolve("changes.json")));
    Path other = directory.resolve("other");
    write(other, "etc/redhat-release", "CentOS release 4.6 (Final)");
    search("diff", CommandRun.of("diff", other, root));
    search("diff as JSON", CommandRun.of("diff", root, other, "--format", "json"));
    search("packages", CommandRun.of("packages", root, "--format", "json"));
    search("verify", CommandRun.of("verify", root, "--format", "json", "--unowned"));

    assertThat(Files.readString(profile)).contains("\"initSystem\": \"" + label(init) + "\"");
    assertThat(planted).hasSizeGreaterThan(200);
    assertThat(leaks).isEmpty();
  }

  private void search(String output, CommandRun run) {
    search(output, run.out() + run.err());
  }

  private void search(String output, String text) {
    MARKER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(marker -> leaks.add(output + " repeats " + planted.get(marker)));
  }

  private Path server(Init init) throws IOException {
    Path root = directory.resolve("root");
    String all = Resources.toString(Resources.getResource("secrets/planted.txt"), ISO_8859_1);
    Map<String, List<String>> files = new LinkedHashMap<>();
    List<String> lines = List.of();
    String file = "";
    for (String line : all.lines().toList()) {
      if (line.startsWith(SECTION)) {
        file = line.substring(SECTION.length());
        lines = files.computeIfAbsent(file, any -> new ArrayList<>());
      } else {
        lines.add(line);
        String place = "/%s: %s".formatted(file, line);
        MARKER.matcher(line).results().forEach(found -> planted.put(found.group(), place));
      }
    }
    for (Map.Entry<String, List<String>> entry : files.entrySet()) {
      write(root, entry.getKey(), String.join("\n", entry.getValue()));
    }
    for (String service : List.of("httpd", "agent", "mysqld", "tomcat")) {
      link(root, "etc/rc.d/rc3.d/S85" + service, "../init.d/" + service);
    }
    link(root, "etc/rc.d/rc3.d/S99local", "../rc.local");
    for (String unit : List.of("worker.service", "mnt-share.mount")) {
      link(root, "etc/systemd/system/multi-user.target.wants/" + unit, "../" + unit);
    }
    link(root, "etc/systemd/system/timers.target.wants/nightly.timer", "../nightly.timer");
    boot(root, init);
    return root;
  }

  private static void boot(Path root, Init init) throws IOException {
    switch (init) {
      case SYSVINIT -> write(root, "sbin/init", "sysvinit");
      case UPSTART -> write(root, "sbin/init", "upstart");
      case SYSTEMD -> bootWith(root, "lib/systemd/systemd");
      case BUSYBOX -> bootWith(root, "bin/busybox");
      case RUNIT -> bootWith(root, "sbin/runit-init");
      case OPENRC -> {
        bootWith(root, "sbin/openrc");
        link(root, "etc/runlevels/default/openrcjob", "/etc/init.d/openrcjob");
      }
    }
  }

  private static void bootWith(Path root, String program) throws IOException {
    write(root, program, "");
    link(root, "sbin/init", "../" + program);
  }

  private static String label(Init init) {
    return Ascii.toLowerCase(init.name());
  }

  /** All files of a kit but the root: its archive, and the image that has it as its layer. */
  private static List<Path> filesOf(Path kit) throws IOException {
    long layer = Files.size(kit.resolve(ARCHIVE));
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(kit)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        boolean isLayer = file.startsWith(kit.resolve("oci/blobs")) && Files.size(file) == layer;
        if (!file.endsWith(ARCHIVE) && !file.endsWith("image.tar") && !isLayer) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolve("..").normalize());
    Files.writeString(file, text + "\n");
  }

  private static void link(Path root, String name, String target) throws IOException {
    Path link = root.resolve(name);
    Files.createDirectories(link.resolve("..").normalize());
    Files.createSymbolicLink(link, Path.of(target));
  }
}

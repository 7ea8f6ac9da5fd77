package dev.exhume.core.analysis.host.kernel;

import dev.exhume.core.profile.Host.KernelModule;
import dev.exhume.core.reading.Folder;
import dev.exhume.core.reading.Problems;
import dev.exhume.core.reading.Redaction;
import dev.exhume.core.reading.ShellVariables;
import dev.exhume.core.reading.ShellVariables.ShellVariable;
import dev.exhume.core.reading.TextFile;
import dev.exhume.core.reading.TextLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the modules that the kernel was told to load, and the options they got.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/modprobe.d.5.html">modprobe.d(5)</a>
 */
public final class ModuleDetector {
  /** Of Debian, Mandriva and Gentoo. */
  private static final List<String> LISTS =
      List.of(
          "etc/modules",
          "etc/modprobe.preload",
          "etc/modules.autoload.d/kernel-2.4",
          "etc/modules.autoload.d/kernel-2.6");

  /** Slackware's list is a script, of which most is commented out; what is indented may not run. */
  private static final String SCRIPT = "etc/rc.d/rc.modules";

  private static final String MODPROBE = "/sbin/modprobe ";

  /** What installers and administrators write; the files of a directory are those of packages. */
  private static final List<String> CONFIGURATIONS =
      List.of(
          "etc/modprobe.conf", "etc/modprobe.conf.local", "etc/modules.conf", "etc/conf.modules");

  /** What is longer was not written for modprobe. */
  private static final int LONGEST_LINE = 1024;

  private static final String NAME = "[\\w-]{1,64}";
  private static final Pattern LISTED =
      Pattern.compile("(" + NAME + ")(?:\\s+([^#]{1,256}?))?\\s*(?:#.*)?");
  private static final Pattern OPTIONS =
      Pattern.compile("options\\s+(" + NAME + ")\\s+(.{1,256}?)\\s*");
  private static final Pattern DEVICE =
      Pattern.compile(
          "alias\\s+((?:eth|tr|fddi|bond|scsi_hostadapter|usb-controller|snd-card-)\\d*)\\s+("
              + NAME
              + ")\\s*");

  private ModuleDetector() {}

  /** The modules in the order of the files that name them. */
  public static List<KernelModule> detect(Path root, Problems problems) {
    List<KernelModule> modules = new ArrayList<>();
    Stream.concat(
            LISTS.stream().map(root::resolve),
            Folder.files(root.resolve("etc/modules-load.d"), problems).stream())
        .flatMap(file -> lines(file, problems))
        .flatMap(line -> listed(line).stream())
        .forEach(modules::add);
    lines(root.resolve(SCRIPT), problems)
        .filter(line -> line.text().startsWith(MODPROBE))
        .map(
            line ->
                new TextLine(line.path(), line.number(), line.text().substring(MODPROBE.length())))
        .flatMap(line -> listed(line).stream())
        .forEach(modules::add);
    modules.addAll(loadedBySuse(root, problems));
    CONFIGURATIONS.stream()
        .flatMap(file -> lines(root.resolve(file), problems))
        .flatMap(line -> device(line).or(() -> options(line)).stream())
        .forEach(modules::add);
    Folder.files(root.resolve("etc/modprobe.d"), problems).stream()
        .flatMap(file -> lines(file, problems))
        .flatMap(line -> options(line).stream())
        .forEach(modules::add);
    return modules.stream().filter(module -> !module.name().equals("off")).toList();
  }

  private static Stream<TextLine> lines(Path file, Problems problems) {
    return TextFile.read(file, problems).stream()
        .flatMap(text -> text.meaningfulLines().stream())
        .filter(line -> line.text().length() <= LONGEST_LINE);
  }

  private static Optional<KernelModule> listed(TextLine line) {
    Matcher listed = LISTED.matcher(line.stripped());
    return listed.matches()
        ? Optional.of(
            new KernelModule(
                listed.group(1),
                Optional.empty(),
                Optional.ofNullable(listed.group(2)).map(Redaction::of),
                line.evidence()))
        : Optional.empty();
  }

  private static Optional<KernelModule> device(TextLine line) {
    Matcher alias = DEVICE.matcher(line.stripped());
    return alias.matches()
        ? Optional.of(
            new KernelModule(
                alias.group(2), Optional.of(alias.group(1)), Optional.empty(), line.evidence()))
        : Optional.empty();
  }

  private static Optional<KernelModule> options(TextLine line) {
    Matcher options = OPTIONS.matcher(line.stripped());
    return options.matches()
        ? Optional.of(
            new KernelModule(
                options.group(1),
                Optional.empty(),
                Optional.of(Redaction.of(options.group(2))),
                line.evidence()))
        : Optional.empty();
  }

  private static List<KernelModule> loadedBySuse(Path root, Problems problems) {
    Optional<ShellVariable> names =
        ShellVariables.read(root.resolve("etc/sysconfig/kernel"), problems)
            .find("MODULES_LOADED_ON_BOOT");
    return names.stream()
        .flatMap(
            variable ->
                Arrays.stream(variable.value().split("\\s+"))
                    .filter(name -> name.matches(NAME))
                    .map(
                        name ->
                            new KernelModule(
                                name,
                                Optional.empty(),
                                Optional.empty(),
                                variable.line().evidence())))
        .toList();
  }
}

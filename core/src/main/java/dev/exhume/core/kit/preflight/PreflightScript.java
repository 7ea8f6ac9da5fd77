package dev.exhume.core.kit.preflight;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import dev.exhume.core.kit.entrypoint.ShellWord;
import dev.exhume.core.kit.run.PublishedPort;
import dev.exhume.core.profile.ContainerPlan;
import dev.exhume.core.profile.ContainerPlan.HostRequirement;
import dev.exhume.core.profile.ContainerPlan.OldAddress;
import dev.exhume.core.profile.ServerProfile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code preflight.sh}. */
public final class PreflightScript {
  private static final String TEMPLATE = "preflight.sh";
  private static final String SETTINGS_MARK = "#@SETTINGS@\n";
  private static final String CHECKS_MARK = "#@CHECKS@\n";
  private static final long KIBIBYTE = 1024;

  /** What a small server of the time had. */
  private static final long MEMORY_KIB = 256 * KIBIBYTE;

  private static final Pattern SYSCTL = Pattern.compile("([a-z0-9_.]{1,80})=.*");
  private static final Pattern LIMIT = Pattern.compile("(nofile|memlock)=\\d+:(\\d+)");
  private static final Pattern LOCKED = Pattern.compile("memlock=-1:-1");
  private static final Pattern SHARED = Pattern.compile("(\\d{1,3})g");
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  private final ServerProfile profile;
  private final ContainerPlan plan;
  private final StringBuilder settings = new StringBuilder();
  private final StringBuilder checks = new StringBuilder();

  private PreflightScript(ServerProfile profile) {
    this.profile = profile;
    this.plan = profile.container();
  }

  /**
   * Writes the text.
   *
   * @param name of the container
   * @param archives names of the files that the image is built of
   * @param archiveBytes their size
   * @param rootBytes the size of what the image is going to hold
   */
  public static String of(
      ServerProfile profile, String name, List<String> archives, long archiveBytes, long rootBytes)
      throws IOException {
    PreflightScript script = new PreflightScript(profile);
    // The engine copies the archive first, and unpacks it twice at worst.
    long needed = archiveBytes / KIBIBYTE + 2 * (rootBytes / KIBIBYTE) + 1;
    script.settings(name, archives, needed);
    script.checks();
    try (InputStream in = PreflightScript.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new FileNotFoundException(TEMPLATE + " is not beside " + PreflightScript.class);
      }
      return new String(in.readAllBytes(), UTF_8)
          .replace(SETTINGS_MARK, script.settings)
          .replace(CHECKS_MARK, script.checks);
    }
  }

  private void settings(String name, List<String> archives, long neededKib) {
    setting("platform", plan.platform().map(ShellWord::oneLine).orElse(""));
    requirement("ia32", "ia32-emulation");
    requirement("socketcall", "seccomp-socketcall");
    requirement("vdso32", "vdso32");
    requirement("vsyscall", "vsyscall");
    requirement("inodes", "inode-numbers");
    boolean label =
        plan.options().stream().anyMatch(option -> option.value().equals("label=disable"));
    setting("label", label ? "yes" : "");
    setting("archives", String.join(" ", archives));
    settings.append("image_kib=%d\n".formatted(neededKib));
    settings.append("memory_kib=%d\n".formatted(MEMORY_KIB + sharedKib()));
    settings.append("name=${NAME:-%s}\n".formatted(name));
    boolean keeps = plan.oldAddress().filter(OldAddress::used).isPresent();
    settings.append("keep_address=${KEEP_ADDRESS:-%s}\n".formatted(keeps ? "yes" : "no"));
    settings.append("probe32='%s'\n".formatted(ProbeProgram.socketOpener()));
    settings.append("probe64='%s'\n".formatted(ProbeProgram.timeReader()));
  }

  /** Why the host must offer something; empty if it need not. */
  private void requirement(String variable, String id) {
    setting(
        variable,
        plan.hostRequirements().stream()
            .filter(requirement -> requirement.id().equals(id))
            .map(HostRequirement::reason)
            .findFirst()
            .orElse(""));
  }

  private void setting(String variable, String value) {
    settings.append(variable).append('=').append(ShellWord.quote(text(value))).append('\n');
  }

  private long sharedKib() {
    int at = plan.runOptions().indexOf("--shm-size");
    Matcher size =
        SHARED.matcher(
            at < 0 || at + 1 >= plan.runOptions().size() ? "" : plan.runOptions().get(at + 1));
    return size.matches() ? Long.parseLong(size.group(1)) * KIBIBYTE * KIBIBYTE : 0;
  }

  private void checks() {
    List<String> words = plan.runOptions();
    for (int i = 0; i + 1 < words.size(); i++) {
      option(words.get(i), words.get(i + 1));
    }
    plan.oldAddress().ifPresent(this::oldAddress);
    for (PublishedPort port : PublishedPort.of(profile)) {
      check(
          "check_port %d %s \"%s\""
              .formatted(port.number(), ShellWord.of(port.protocol()), port.choice()));
    }
  }

  private void option(String option, String value) {
    switch (option) {
      case "--ulimit" -> {
        Matcher limit = LIMIT.matcher(value);
        if (limit.matches()) {
          String flag = limit.group(1).equals("nofile") ? "n" : "l";
          check("check_limit %s %s %s".formatted(limit.group(1), limit.group(2), flag));
        } else if (LOCKED.matcher(value).matches()) {
          check("check_limit memlock -1 l");
        }
      }
      case "--sysctl" -> {
        Matcher name = SYSCTL.matcher(value);
        if (name.matches()) {
          check("check_sysctl " + name.group(1));
        }
      }
      case "--device" -> {
        String path = Splitter.on(':').split(value).iterator().next();
        check("check_device " + ShellWord.quote(text(path)));
      }
      default -> {
        // Nothing that a host could lack.
      }
    }
  }

  private void oldAddress(OldAddress address) {
    Matcher subnet = CIDR.matcher(address.subnet());
    if (!subnet.matches()) {
      return;
    }
    long first = 0;
    for (int i = 1; i <= 4; i++) {
      first = (first << Byte.SIZE) | Integer.parseInt(subnet.group(i));
    }
    int prefix = Math.min(Integer.parseInt(subnet.group(5)), Integer.SIZE);
    long mask = (0xFFFF_FFFFL << (Integer.SIZE - prefix)) & 0xFFFF_FFFFL;
    check(
        "check_address %s %s %d %d %s %s"
            .formatted(
                ShellWord.quote(text(address.address())),
                ShellWord.quote(address.subnet()),
                first,
                mask,
                address.alone() ? "yes" : "no",
                ShellWord.quote(text(address.reason()))));
  }

  private static String text(String value) {
    return ShellWord.oneLine(value);
  }

  private void check(String line) {
    checks.append(line).append('\n');
  }
}

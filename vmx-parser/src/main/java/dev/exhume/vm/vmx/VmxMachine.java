package dev.exhume.vm.vmx;

import dev.exhume.vm.Firmware;
import dev.exhume.vm.MachineFormat;
import dev.exhume.vm.MalformedDescriptorException;
import dev.exhume.vm.Snapshot;
import dev.exhume.vm.VirtualMachine;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.DescriptorText;
import dev.exhume.vm.text.ProblemLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Machines of VMware of every age. */
public final class VmxMachine {
  /** Settings of which every machine has one at least. */
  private static final Pattern TELLING =
      Pattern.compile(
          "^[ \\t]*(?:config\\.version|virtualHW\\.version"
              + "|(?:scsi|ide|sata|nvme)\\d{1,2}:\\d{1,3}\\.(?:fileName|name|present))[ \\t]*=",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern SETTING = Pattern.compile("[\\w.:-]+[ \\t]*=");

  private VmxMachine() {}

  /** Whether the start of a file is that of such a descriptor. */
  public static boolean recognises(byte[] start) {
    String text = DescriptorText.ofSettings(start).text();
    return text.indexOf('\0') < 0 && TELLING.matcher(text).find() && isMostlySettings(text);
  }

  /** Unlike a script that writes a descriptor. */
  private static boolean isMostlySettings(String text) {
    int settings = 0;
    int others = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      if (SETTING.matcher(line).lookingAt()) {
        settings++;
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        others++;
      }
    }
    return settings > others;
  }

  /** Reads a descriptor, and that of the snapshots beside it. */
  public static VirtualMachine read(Path descriptor, MachineFolders folders) throws IOException {
    ProblemLog problems = new ProblemLog();
    Settings settings =
        Settings.read(DescriptorFile.read(descriptor), descriptor.toString(), problems);
    if (settings.all().isEmpty()) {
      throw new MalformedDescriptorException(descriptor.toString(), 0, "has no settings");
    }
    if (settings.contains("encryption.keySafe") || settings.contains("encryption.data")) {
      problems.add(
          settings.place(),
          Math.max(settings.line("encryption.keySafe"), settings.line("encryption.data")),
          "the machine is encrypted: what is in its disks cannot be read without its password");
    }
    Devices devices = new Devices(settings, problems);
    List<Snapshot> snapshots = SnapshotList.find(descriptor, folders, problems);
    VmxDisks disks = new VmxDisks(settings, folders.in(settings.charset()), snapshots, problems);
    return new VirtualMachine(
        descriptor,
        folders.all(),
        MachineFormat.VMX,
        settings.text("displayName"),
        settings.text("guestOS"),
        settings.number("memsize"),
        Optional.of(settings.number("numvcpus").map(VmxMachine::count).orElse(1)),
        Optional.of(firmware(settings)),
        Adapters.read(settings),
        devices.disks().stream().map(disks::read).toList(),
        devices.removable(),
        snapshots,
        settings.all(),
        problems.all());
  }

  private static int count(long number) {
    return (int) Math.min(number, Integer.MAX_VALUE);
  }

  private static Firmware firmware(Settings settings) {
    boolean isEfi =
        settings.text("firmware").filter(value -> value.equalsIgnoreCase("efi")).isPresent();
    return isEfi ? Firmware.EFI : Firmware.BIOS;
  }
}

package dev.exhume.vm.vbox;

import dev.exhume.vm.MachineFormat;
import dev.exhume.vm.MalformedDescriptorException;
import dev.exhume.vm.RemovableDevice;
import dev.exhume.vm.VirtualDisk;
import dev.exhume.vm.VirtualMachine;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.DescriptorText;
import dev.exhume.vm.text.ProblemLog;
import dev.exhume.vm.xml.Element;
import dev.exhume.vm.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Machines of VirtualBox, with settings of versions 1.1 to 1.19. */
public final class VboxMachine {
  private static final Pattern TELLING = Pattern.compile("<(?:\\w+:)?VirtualBox[\\s>]");
  private static final Pattern MACHINE = Pattern.compile("<(?:\\w+:)?Machine(?:Encrypted)?[\\s>]");
  private static final String GLOBAL_SETTINGS = "virtualbox.xml";
  private static final String DEFAULT_SNAPSHOT_FOLDER = "Snapshots";

  /** Lists of names with values, and the attribute that each is in. */
  private static final Map<String, String> NAMED_VALUES =
      Map.of("ExtraDataItem", "value", "GuestProperty", "value");

  private final Path descriptor;
  private final MachineFolders folders;
  private final ProblemLog problems = new ProblemLog();
  private final MediaRegistry registry = new MediaRegistry();

  private VboxMachine(Path descriptor, MachineFolders folders) {
    this.descriptor = descriptor;
    this.folders = folders;
  }

  /** Whether the start of a file is that of such a descriptor, and not of settings for them all. */
  public static boolean recognises(byte[] start) {
    DescriptorText xml = DescriptorText.ofXml(start);
    return xml.isXml() && TELLING.matcher(xml.text()).find() && MACHINE.matcher(xml.text()).find();
  }

  /** Reads a descriptor, and the settings for all machines if they are in the folders. */
  public static VirtualMachine read(Path descriptor, MachineFolders folders) throws IOException {
    return new VboxMachine(descriptor, folders).read();
  }

  private VirtualMachine read() throws IOException {
    String place = descriptor.toString();
    Element root = XmlDocument.read(DescriptorFile.read(descriptor), place, problems);
    Optional<Element> found = root.child("Machine");
    if (found.isEmpty()) {
      boolean isEncrypted = root.child("MachineEncrypted").isPresent();
      throw new MalformedDescriptorException(
          place,
          root.line(),
          isEncrypted
              ? "the machine is encrypted: nothing of it can be read without its password"
              : "has no Machine");
    }
    Element machine = found.get();
    registry.add(machine, folders.home());
    addGlobalRegistries();
    String snapshotFolder = machine.attribute("snapshotFolder").orElse(DEFAULT_SNAPSHOT_FOLDER);
    VboxDisks disks = new VboxDisks(place, registry, folders, snapshotFolder, problems);
    List<VirtualDisk> hardDisks = new ArrayList<>();
    List<RemovableDevice> removable = new ArrayList<>();
    List<Attachment> attachments = Attachments.of(machine);
    if (attachments.size() > DiskFiles.MAX_DISKS) {
      problems.add(place, 0, "only the first %d devices are read".formatted(DiskFiles.MAX_DISKS));
      attachments = attachments.subList(0, DiskFiles.MAX_DISKS);
    }
    for (Attachment attachment : attachments) {
      switch (attachment.kind()) {
        case HARD_DISK -> hardDisks.add(disks.read(attachment));
        case CD_ROM -> removable.add(removable(attachment, RemovableDevice.Kind.CD_ROM));
        case FLOPPY -> removable.add(removable(attachment, RemovableDevice.Kind.FLOPPY));
      }
    }
    VboxHardware hardware = new VboxHardware(machine);
    return new VirtualMachine(
        descriptor,
        folders.all(),
        MachineFormat.VIRTUALBOX,
        machine.attribute("name"),
        machine.attribute("OSType"),
        hardware.memoryMiB(),
        Optional.of(hardware.cpus()),
        Optional.of(hardware.firmware()),
        hardware.adapters(),
        hardDisks,
        removable,
        SnapshotTree.read(machine, registry),
        settings(root, machine),
        problems.all());
  }

  /** Before VirtualBox 4 the images of all machines were in one file, which may lie beside. */
  private void addGlobalRegistries() {
    for (Path file : folders.endingIn(GLOBAL_SETTINGS, List.of())) {
      try {
        Element root = XmlDocument.read(DescriptorFile.read(file), file.toString(), problems);
        Optional<Path> home = Optional.ofNullable(file.getParent());
        root.child("Global").ifPresent(global -> registry.add(global, home.orElse(folders.home())));
      } catch (IOException e) {
        problems.add(file.toString(), 0, "the images in it are not known: " + e.getMessage());
      }
    }
  }

  private RemovableDevice removable(Attachment attachment, RemovableDevice.Kind kind) {
    Optional<String> medium =
        attachment.medium().map(id -> VboxDisks.written(registry, attachment)).or(attachment::host);
    return new RemovableDevice(attachment.address(), kind, medium);
  }

  private static Map<String, String> settings(Element root, Element machine) {
    Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    root.attribute("version").ifPresent(version -> settings.put("settingsVersion", version));
    settings.putAll(machine.attributes());
    machine.textOf("Description").ifPresent(text -> settings.put("description", text));
    List<Element> lists = new ArrayList<>();
    machine.child("ExtraData").ifPresent(lists::add);
    machine.at("Hardware", "GuestProperties").ifPresent(lists::add);
    for (Element list : lists) {
      for (Element item : list.children()) {
        Optional<String> value =
            Optional.ofNullable(NAMED_VALUES.get(item.name())).flatMap(item::attribute);
        if (value.isPresent()) {
          item.attribute("name").ifPresent(name -> settings.put(name, value.get()));
        }
      }
    }
    return settings;
  }
}

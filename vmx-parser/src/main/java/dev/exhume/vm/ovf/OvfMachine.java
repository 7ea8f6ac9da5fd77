package dev.exhume.vm.ovf;

import dev.exhume.vm.FileDigest;
import dev.exhume.vm.Firmware;
import dev.exhume.vm.MachineFormat;
import dev.exhume.vm.MalformedDescriptorException;
import dev.exhume.vm.NetworkAdapter;
import dev.exhume.vm.VirtualMachine;
import dev.exhume.vm.place.DiskFiles;
import dev.exhume.vm.place.MachineFolders;
import dev.exhume.vm.text.DescriptorFile;
import dev.exhume.vm.text.DescriptorText;
import dev.exhume.vm.text.ProblemLog;
import dev.exhume.vm.vbox.VboxHardware;
import dev.exhume.vm.xml.Element;
import dev.exhume.vm.xml.XmlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** Machines in packages of OVF 0.9 to 2. */
public final class OvfMachine {
  private static final Pattern TELLING = Pattern.compile("<(?:\\w+:)?Envelope[\\s>]");

  private final Path descriptor;
  private final MachineFolders folders;
  private final MachineFormat format;
  private final String place;
  private final PackageFiles files;
  private final ProblemLog problems;

  private OvfMachine(
      Path descriptor,
      MachineFolders folders,
      MachineFormat format,
      String place,
      PackageFiles files,
      ProblemLog problems) {
    this.descriptor = descriptor;
    this.folders = folders;
    this.format = format;
    this.place = place;
    this.files = files;
    this.problems = problems;
  }

  /** Whether the start of a file is that of such a descriptor. */
  public static boolean recognises(byte[] start) {
    DescriptorText xml = DescriptorText.ofXml(start);
    return xml.isXml() && TELLING.matcher(xml.text()).find();
  }

  /** Whether a file that starts so is an archive with such a descriptor in it. */
  public static boolean recognisesArchive(byte[] start, Path file) throws IOException {
    return OvaFiles.recognises(start, file);
  }

  /**
   * Reads a descriptor.
   *
   * @param name of the machine that is meant, where there are several
   */
  public static VirtualMachine read(Path descriptor, MachineFolders folders, Optional<String> name)
      throws IOException {
    FolderFiles files = new FolderFiles(descriptor, folders);
    byte[] bytes = DescriptorFile.read(descriptor);
    String place = descriptor.toString();
    return new OvfMachine(descriptor, folders, MachineFormat.OVF, place, files, new ProblemLog())
        .read(bytes, name);
  }

  /**
   * Reads a descriptor in an archive.
   *
   * @param name of the machine that is meant, where there are several
   */
  public static VirtualMachine readArchive(
      Path archive, MachineFolders folders, Optional<String> name) throws IOException {
    ProblemLog problems = new ProblemLog();
    OvaFiles files = OvaFiles.open(archive, new FolderFiles(archive, folders), problems);
    return new OvfMachine(
            archive, folders, MachineFormat.OVA, files.descriptorName(), files, problems)
        .read(files.descriptorBytes(), name);
  }

  /**
   * Checks the files of a package against its manifest.
   *
   * @param progress is given the bytes that were read so far
   */
  public static List<FileDigest> checkDigests(
      Path descriptor, boolean isArchive, MachineFolders folders, LongConsumer progress)
      throws IOException {
    FolderFiles files = new FolderFiles(descriptor, folders);
    PackageFiles all = isArchive ? OvaFiles.open(descriptor, files, new ProblemLog()) : files;
    return Manifest.check(all, progress);
  }

  private VirtualMachine read(byte[] bytes, Optional<String> name) throws IOException {
    Element envelope = XmlDocument.read(bytes, place, problems);
    List<Element> systems = Sections.systems(envelope);
    if (systems.isEmpty()) {
      throw new MalformedDescriptorException(place, envelope.line(), "has no VirtualSystem");
    }
    Element system = new Systems(systems).choose(name, descriptor.toString());
    Element section =
        Sections.of(system, "VirtualHardwareSection").stream().findFirst().orElse(system);
    Hardware hardware = new Hardware(section, defaultConfiguration(envelope));
    if (hardware.disks().size() > DiskFiles.MAX_DISKS) {
      problems.add(place, 0, "only the first %d disks are read".formatted(DiskFiles.MAX_DISKS));
    }
    PackageDisks disks = new PackageDisks(place, envelope, files, problems);
    // VirtualBox adds the settings that it would write itself, and they say more.
    Optional<VboxHardware> ownSettings = system.child("Machine").map(VboxHardware::new);
    return new VirtualMachine(
        descriptor,
        folders.all(),
        format,
        Systems.name(system),
        guestOs(system),
        hardware.memoryMiB(),
        hardware.cpus(),
        firmware(section).or(() -> ownSettings.map(VboxHardware::firmware)),
        adapters(hardware, ownSettings),
        hardware.disks().stream().limit(DiskFiles.MAX_DISKS).map(disks::read).toList(),
        hardware.removable(),
        List.of(),
        settings(envelope, system, section),
        problems.all());
  }

  private static List<NetworkAdapter> adapters(
      Hardware hardware, Optional<VboxHardware> ownSettings) {
    List<NetworkAdapter> own = ownSettings.map(VboxHardware::adapters).orElse(List.of());
    return own.isEmpty() ? hardware.adapters() : own;
  }

  private static Optional<String> defaultConfiguration(Element envelope) {
    List<Element> configurations =
        Sections.of(envelope, "DeploymentOptionSection").stream()
            .flatMap(section -> section.children("Configuration").stream())
            .toList();
    return configurations.stream()
        .filter(configuration -> configuration.has("default", "true"))
        .findFirst()
        .or(() -> configurations.stream().findFirst())
        .flatMap(configuration -> configuration.attribute("id"));
  }

  /** As VMware or VirtualBox calls it, else in words, else the number of CIM. */
  private static Optional<String> guestOs(Element system) {
    return Sections.of(system, "OperatingSystemSection").stream()
        .findFirst()
        .flatMap(
            section ->
                section
                    .attribute("osType")
                    .or(() -> section.textOf("OSType"))
                    .or(() -> section.textOf("Description"))
                    .or(() -> section.attribute("id").map("cim:"::concat)));
  }

  private static Optional<Firmware> firmware(Element section) {
    return section.children("Config").stream()
        .filter(config -> config.has("key", "firmware"))
        .findFirst()
        .flatMap(config -> config.attribute("value"))
        .flatMap(OvfMachine::firmware);
  }

  private static Optional<Firmware> firmware(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "bios" -> Optional.of(Firmware.BIOS);
      case "efi" -> Optional.of(Firmware.EFI);
      default -> Optional.empty();
    };
  }

  private static Map<String, String> settings(Element envelope, Element system, Element section) {
    Map<String, String> settings = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    envelope.attribute("version").ifPresent(version -> settings.put("ovfVersion", version));
    for (Element part : section.child("System").map(Element::children).orElse(List.of())) {
      settings.put(part.name(), part.text());
    }
    for (Element config : section.children("Config")) {
      config
          .attribute("key")
          .ifPresent(key -> settings.put(key, config.attribute("value").orElse("")));
    }
    for (Element annotation : Sections.of(system, "AnnotationSection")) {
      annotation.textOf("Annotation").ifPresent(text -> settings.put("annotation", text));
    }
    for (Element product : Sections.of(system, "ProductSection")) {
      for (Element fact : product.children()) {
        Optional<String> key = fact.attribute("key");
        if (key.isPresent()) {
          settings.put("property." + key.get(), fact.attribute("value").orElse(""));
        } else if (fact.children().isEmpty() && !fact.text().isEmpty()) {
          settings.put("product." + fact.name(), fact.text());
        }
      }
    }
    return settings;
  }
}

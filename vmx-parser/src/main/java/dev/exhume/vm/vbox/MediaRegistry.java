package dev.exhume.vm.vbox;

import dev.exhume.vm.xml.Element;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The images that a machine, or VirtualBox for all its machines, has written down under their ids.
 */
final class MediaRegistry {
  /** What of an element says where the image is, in the order of the versions. */
  private static final List<String> LOCATIONS = List.of("location", "filePath", "src");

  private static final Set<String> MEDIA = Set.of("harddisk", "diffharddisk", "image");

  /** Images inside an element {@code HardDisk} of settings 1.2 and 1.3. */
  private static final Set<String> IMAGES_OF_DISKS =
      Set.of("virtualdiskimage", "vmdkimage", "vhdimage", "customharddisk");

  private static final String REMOTE = "iscsiharddisk";

  private final Map<String, Medium> media = new HashMap<>();

  /** The id in the one form in which ids can be compared. */
  static String key(String id) {
    return id.strip().toLowerCase(Locale.ROOT).replaceAll("[{}]", "");
  }

  /** What is known of an image. */
  Optional<Medium> find(String id) {
    return Optional.ofNullable(media.get(key(id)));
  }

  boolean isEmpty() {
    return media.isEmpty();
  }

  /**
   * Adds what an element lists.
   *
   * @param owner {@code Machine} or {@code Global}
   * @param home the folder of the file it is in
   */
  void add(Element owner, Path home) {
    for (String registry : List.of("MediaRegistry", "DiskRegistry", "DiskImageRegistry")) {
      owner.child(registry).ifPresent(element -> addAll(element, home));
    }
  }

  private record Entry(Element element, Optional<String> parent) {}

  private void addAll(Element registry, Path home) {
    Deque<Entry> open = new ArrayDeque<>();
    open.push(new Entry(registry, Optional.empty()));
    while (!open.isEmpty()) {
      Entry entry = open.pop();
      Optional<String> parent = entry.parent();
      Element element = entry.element();
      Optional<String> id = element.attribute("uuid");
      if (MEDIA.contains(element.name().toLowerCase(Locale.ROOT)) && id.isPresent()) {
        medium(element, home, parent).ifPresent(medium -> media.putIfAbsent(key(id.get()), medium));
        parent = id;
      }
      for (Element child : element.children()) {
        open.push(new Entry(child, parent));
      }
    }
  }

  private static Optional<Medium> medium(Element element, Path home, Optional<String> parent) {
    Optional<Element> image =
        element.children().stream()
            .filter(child -> IMAGES_OF_DISKS.contains(child.name().toLowerCase(Locale.ROOT)))
            .findFirst();
    Optional<Element> remote =
        element.children().stream().filter(child -> child.isNamed(REMOTE)).findFirst();
    Optional<String> location =
        location(element)
            .or(() -> image.flatMap(MediaRegistry::location))
            .or(() -> remote.map(MediaRegistry::target));
    boolean isRemote = remote.isPresent() || element.has("format", "iSCSI");
    return location.map(
        text -> new Medium(text, home, element.attribute("type"), parent, isRemote));
  }

  private static Optional<String> location(Element element) {
    return LOCATIONS.stream().flatMap(name -> element.attribute(name).stream()).findFirst();
  }

  private static String target(Element remote) {
    return remote.attribute("server").orElse("") + "|" + remote.attribute("target").orElse("");
  }
}

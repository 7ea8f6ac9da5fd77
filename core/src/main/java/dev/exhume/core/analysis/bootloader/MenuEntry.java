package dev.exhume.core.analysis.bootloader;

import dev.exhume.core.reading.TextLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An entry of a boot menu while it is read. */
final class MenuEntry {
  private final String place;
  private final Set<String> names = new HashSet<>();
  private final List<BootEntry> kernels = new ArrayList<>();
  private Optional<TextLine> arguments = Optional.empty();
  private String appended = "";

  /**
   * An entry without anything in it yet.
   *
   * @param place or name by which it may be the default: {@code 1>0} is the first of a submenu
   */
  MenuEntry(String place) {
    this.place = place;
    names.add(place);
  }

  boolean isFirstOfSubmenu() {
    return place.endsWith(">0");
  }

  /** One more name by which it may be the default. */
  void alsoCalled(String name) {
    names.add(name);
  }

  boolean isCalled(String name) {
    return names.contains(name);
  }

  /** A program that it loads. */
  void loads(String image, String itsArguments, TextLine line) {
    kernels.add(new BootEntry(image, itsArguments, line));
  }

  /** The arguments where they have a line of their own. */
  void append(String text, TextLine line) {
    appended = text;
    arguments = Optional.of(line);
  }

  boolean hasArguments() {
    return arguments.isPresent();
  }

  /** The kernel: after a hypervisor, the first module that it loads. */
  Optional<BootEntry> kernel() {
    return kernels.stream()
        .filter(kernel -> !isHypervisor(kernel.image()))
        .findFirst()
        .map(
            kernel ->
                new BootEntry(
                    kernel.image(),
                    (kernel.arguments() + " " + appended).strip(),
                    arguments.orElse(kernel.line())));
  }

  private static boolean isHypervisor(String image) {
    return image.substring(image.lastIndexOf('/') + 1).startsWith("xen");
  }
}

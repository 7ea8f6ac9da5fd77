package dev.exhume.core.analysis.software.modules;

import dev.exhume.core.analysis.packages.PackageInventory;
import dev.exhume.core.profile.Software;
import dev.exhume.core.reading.Problems;
import java.nio.file.Path;
import java.util.List;

/** Finds the modules that no package owns, in the places where their tools put them. */
public final class ModuleSearch {
  private ModuleSearch() {}

  /** The modules of all languages, in no particular order. */
  public static List<Software> search(Path root, PackageInventory inventory, Problems problems) {
    Modules modules = new Modules(root, inventory, problems);
    PerlModules.addTo(modules);
    PythonModules.addTo(modules);
    RubyGems.addTo(modules);
    NodeModules.addTo(modules);
    PhpModules.addTo(modules);
    return modules.found();
  }
}
